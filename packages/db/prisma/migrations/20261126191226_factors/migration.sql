-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "factor" TEXT,
ADD COLUMN     "way" TEXT NOT NULL DEFAULT 'password';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "passkey_handle" BYTEA;

-- CreateTable
CREATE TABLE "pending_logins" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "way" TEXT NOT NULL,
    "remembered" BOOLEAN NOT NULL,
    "credential_version" INTEGER NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_logins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authenticators" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "last_step" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "authenticators_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_ceremonies" (
    "id" UUID NOT NULL,
    "challenge_hash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" UUID,
    "session_id" UUID,
    "pending_login_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_ceremonies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_links" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_version" INTEGER NOT NULL,
    "next" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "factor_resets" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "factor_resets_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pending_logins_token_hash_key" ON "pending_logins"("token_hash");

-- CreateIndex
CREATE INDEX "pending_logins_user_id_idx" ON "pending_logins"("user_id");

-- CreateIndex
CREATE INDEX "pending_logins_expires_at_idx" ON "pending_logins"("expires_at");

-- CreateIndex
CREATE INDEX "authenticators_user_id_idx" ON "authenticators"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "authenticators_one_in_use" ON "authenticators"("user_id") WHERE (removed_at IS NULL AND confirmed_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "authenticators_one_begun" ON "authenticators"("user_id") WHERE (confirmed_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_code_hash_key" ON "recovery_codes"("code_hash");

-- CreateIndex
CREATE INDEX "recovery_codes_user_id_idx" ON "recovery_codes"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_ceremonies_challenge_hash_key" ON "passkey_ceremonies"("challenge_hash");

-- CreateIndex
CREATE INDEX "passkey_ceremonies_user_id_idx" ON "passkey_ceremonies"("user_id");

-- CreateIndex
CREATE INDEX "passkey_ceremonies_session_id_idx" ON "passkey_ceremonies"("session_id");

-- CreateIndex
CREATE INDEX "passkey_ceremonies_pending_login_id_idx" ON "passkey_ceremonies"("pending_login_id");

-- CreateIndex
CREATE INDEX "passkey_ceremonies_expires_at_idx" ON "passkey_ceremonies"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "login_links_token_hash_key" ON "login_links"("token_hash");

-- CreateIndex
CREATE INDEX "login_links_user_id_idx" ON "login_links"("user_id");

-- CreateIndex
CREATE INDEX "login_links_expires_at_idx" ON "login_links"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "factor_resets_user_id_key" ON "factor_resets"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "factor_resets_token_hash_key" ON "factor_resets"("token_hash");

-- CreateIndex
CREATE INDEX "factor_resets_expires_at_idx" ON "factor_resets"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "users_passkey_handle_key" ON "users"("passkey_handle");

-- AddForeignKey
ALTER TABLE "pending_logins" ADD CONSTRAINT "pending_logins_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_ceremonies" ADD CONSTRAINT "passkey_ceremonies_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_ceremonies" ADD CONSTRAINT "passkey_ceremonies_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_ceremonies" ADD CONSTRAINT "passkey_ceremonies_pending_login_id_fkey" FOREIGN KEY ("pending_login_id") REFERENCES "pending_logins"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_links" ADD CONSTRAINT "login_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "factor_resets" ADD CONSTRAINT "factor_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand.
-- Until now there was no other way than a password to come in with a session that lasts.
ALTER TABLE "sessions" ALTER COLUMN "way" DROP DEFAULT;
ALTER TABLE "credential_changes" DROP CONSTRAINT "credential_changes_what", ADD CONSTRAINT "credential_changes_what" CHECK ("what" IN ('password', 'email', 'login', 'factor'));
ALTER TABLE "pending_logins" ADD CONSTRAINT "pending_logins_token_sha256" CHECK (octet_length("token_hash") = 32);
ALTER TABLE "login_links" ADD CONSTRAINT "login_links_token_sha256" CHECK (octet_length("token_hash") = 32);
ALTER TABLE "factor_resets" ADD CONSTRAINT "factor_resets_token_sha256" CHECK (octet_length("token_hash") = 32);
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_sha256" CHECK (octet_length("code_hash") = 32);
ALTER TABLE "passkey_ceremonies" ADD CONSTRAINT "passkey_ceremonies_sha256" CHECK (octet_length("challenge_hash") = 32);
ALTER TABLE "passkey_ceremonies" ADD CONSTRAINT "passkey_ceremonies_purpose" CHECK ("purpose" IN ('setup', 'login', 'factor', 'confirm'));
ALTER TABLE "users" ADD CONSTRAINT "users_passkey_handle" CHECK (octet_length("passkey_handle") = 32);
-- Sealed, never as the app has it: what a seal looks like begins with its version.
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_sealed" CHECK ("sealed" LIKE 'v1.%.%');
