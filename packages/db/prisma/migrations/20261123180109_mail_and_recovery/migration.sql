-- Until now a registration was activated in the transaction that wrote it, so none can be waiting.
DELETE FROM "registrations";

-- AlterTable
ALTER TABLE "registrations" ADD COLUMN     "browser_hash" BYTEA NOT NULL,
ADD COLUMN     "link_expires_at" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "next" TEXT,
ADD COLUMN     "token_hash" BYTEA NOT NULL;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_until" TIMESTAMPTZ(3);

-- Whoever is logged in was last asked when they logged in.
UPDATE "sessions" SET "confirmed_at" = "created_at", "confirmed_until" = "created_at" + interval '15 minutes';

ALTER TABLE "sessions" ALTER COLUMN "confirmed_at" SET NOT NULL,
ALTER COLUMN "confirmed_until" SET NOT NULL;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "credential_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "password_changed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "password_resets" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_changes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_canonical" TEXT COLLATE "C" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "undo_hash" BYTEA NOT NULL,
    "credential_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential_changes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "what" TEXT COLLATE "C" NOT NULL,
    "email_before" TEXT NOT NULL,
    "email_before_canonical" TEXT COLLATE "C" NOT NULL,
    "credential_version" INTEGER NOT NULL,
    "undo_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "undelivered_mails" (
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "given_up_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "undelivered_mails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "password_resets_token_hash_key" ON "password_resets"("token_hash");

-- CreateIndex
CREATE INDEX "password_resets_user_id_idx" ON "password_resets"("user_id");

-- CreateIndex
CREATE INDEX "password_resets_expires_at_idx" ON "password_resets"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "email_changes_user_id_key" ON "email_changes"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_changes_token_hash_key" ON "email_changes"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "email_changes_undo_hash_key" ON "email_changes"("undo_hash");

-- CreateIndex
CREATE INDEX "email_changes_expires_at_idx" ON "email_changes"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "credential_changes_undo_hash_key" ON "credential_changes"("undo_hash");

-- CreateIndex
CREATE INDEX "credential_changes_email_before_canonical_idx" ON "credential_changes"("email_before_canonical");

-- CreateIndex
CREATE INDEX "credential_changes_expires_at_idx" ON "credential_changes"("expires_at");

-- CreateIndex
CREATE INDEX "credential_changes_user_id_credential_version_idx" ON "credential_changes"("user_id", "credential_version");

-- CreateIndex
CREATE INDEX "undelivered_mails_given_up_at_idx" ON "undelivered_mails"("given_up_at");

-- CreateIndex
CREATE UNIQUE INDEX "registrations_token_hash_key" ON "registrations"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "registrations_browser_hash_key" ON "registrations"("browser_hash");

-- CreateIndex
CREATE INDEX "registrations_expires_at_idx" ON "registrations"("expires_at");

-- AddForeignKey
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential_changes" ADD CONSTRAINT "credential_changes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows, and COLLATE "C" above, is written by hand, as in the migration before.

-- Nothing that is not a hash can be stored as one.
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_hashes_sha256" CHECK (octet_length("token_hash") = 32 AND octet_length("browser_hash") = 32);
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_token_hash_sha256" CHECK (octet_length("token_hash") = 32);
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_hashes_sha256" CHECK (octet_length("token_hash") = 32 AND octet_length("undo_hash") = 32);
ALTER TABLE "credential_changes" ADD CONSTRAINT "credential_changes_undo_hash_sha256" CHECK (octet_length("undo_hash") = 32);

ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_address_given" CHECK ("email_canonical" <> '');
ALTER TABLE "credential_changes" ADD CONSTRAINT "credential_changes_address_given" CHECK ("email_before_canonical" <> '');
ALTER TABLE "credential_changes" ADD CONSTRAINT "credential_changes_what" CHECK ("what" IN ('password', 'email'));
