-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "viewer_session_id" UUID;

-- CreateTable
CREATE TABLE "devices" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_login_at" TIMESTAMPTZ(3) NOT NULL,
    "trusted_until" TIMESTAMPTZ(3),

    CONSTRAINT "devices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "devices_last_login_at_idx" ON "devices"("last_login_at");

-- CreateIndex
CREATE UNIQUE INDEX "devices_token_hash_key" ON "devices"("token_hash");

-- CreateIndex
CREATE INDEX "devices_user_id_idx" ON "devices"("user_id");

-- CreateIndex
CREATE INDEX "sessions_viewer_session_id_idx" ON "sessions"("viewer_session_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_viewer_session_id_fkey" FOREIGN KEY ("viewer_session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand.
ALTER TABLE "credential_changes" DROP CONSTRAINT "credential_changes_what", ADD CONSTRAINT "credential_changes_what" CHECK ("what" IN ('password', 'email', 'login'));
ALTER TABLE "devices" ADD CONSTRAINT "devices_token_sha256" CHECK (octet_length("token_hash") = 32);
