-- Comes with PostgreSQL and with the embedded engine; the owner of a database may install it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Nobody has "never" been seen: they were here when they joined.
UPDATE "users" SET "last_seen_at" = "created_at" WHERE "last_seen_at" IS NULL;

-- AlterTable
ALTER TABLE "users" ALTER COLUMN "last_seen_at" SET NOT NULL;

-- CreateIndex
CREATE INDEX "users_parts" ON "users" USING GIN ("username_folded" gin_trgm_ops, "email_canonical" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "users_created_at_id_idx" ON "users"("created_at", "id");

-- CreateIndex
CREATE INDEX "users_last_seen_at_id_idx" ON "users"("last_seen_at", "id");

-- CreateIndex
CREATE INDEX "users_disabled_at_idx" ON "users"("disabled_at");
