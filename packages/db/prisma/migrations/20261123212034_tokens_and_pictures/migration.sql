-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT COLLATE "C" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_logins" (
    "id" UUID NOT NULL,
    "device_hash" BYTEA NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "scopes" TEXT[],
    "interval" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "user_id" UUID,
    "denied_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_logins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pictures" (
    "user_id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

-- CreateIndex
CREATE INDEX "api_tokens_expires_at_idx" ON "api_tokens"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "device_logins_device_hash_key" ON "device_logins"("device_hash");

-- CreateIndex
CREATE UNIQUE INDEX "device_logins_code_hash_key" ON "device_logins"("code_hash");

-- CreateIndex
CREATE INDEX "device_logins_user_id_idx" ON "device_logins"("user_id");

-- CreateIndex
CREATE INDEX "device_logins_expires_at_idx" ON "device_logins"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "pictures_name_key" ON "pictures"("name");

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_logins" ADD CONSTRAINT "device_logins_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_token_hash_sha256" CHECK (octet_length("token_hash") = 32);
ALTER TABLE "device_logins" ADD CONSTRAINT "device_logins_hashes_sha256" CHECK (octet_length("device_hash") = 32 AND octet_length("code_hash") = 32);

-- A token that never ends is what nobody remembers having made.
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_one_year" CHECK ("expires_at" <= "created_at" + interval '366 days');
-- Let in or sent away, never both.
ALTER TABLE "device_logins" ADD CONSTRAINT "device_logins_one_answer" CHECK ("user_id" IS NULL OR "denied_at" IS NULL);
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_name_shape" CHECK ("name" ~ '^[A-Za-z0-9_-]{43}$');
