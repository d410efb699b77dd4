-- AlterTable
ALTER TABLE "users" ADD COLUMN     "disabled_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "disabled_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "disabled_until" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "users_disabled_until_idx" ON "users"("disabled_until");
