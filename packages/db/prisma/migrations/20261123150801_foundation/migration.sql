-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_canonical" TEXT COLLATE "C" NOT NULL,
    "username" TEXT NOT NULL,
    "username_folded" TEXT COLLATE "C" NOT NULL,
    "password_hash" TEXT,
    "about_me" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_login_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registrations" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_canonical" TEXT COLLATE "C" NOT NULL,
    "username" TEXT NOT NULL,
    "username_folded" TEXT COLLATE "C" NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registrations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "remembered" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "idle_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "abs_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roles" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT COLLATE "C" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "built_in" TEXT COLLATE "C",
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_permissions" (
    "role_id" UUID NOT NULL,
    "permission" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "role_permissions_pkey" PRIMARY KEY ("role_id","permission")
);

-- CreateTable
CREATE TABLE "user_roles" (
    "user_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "given_by_id" UUID,

    CONSTRAINT "user_roles_pkey" PRIMARY KEY ("user_id","role_id")
);

-- CreateTable
CREATE TABLE "limits" (
    "key" BYTEA NOT NULL,
    "hits" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_canonical_key" ON "users"("email_canonical");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_folded_key" ON "users"("username_folded");

-- CreateIndex
CREATE UNIQUE INDEX "registrations_username_folded_key" ON "registrations"("username_folded");

-- CreateIndex
CREATE INDEX "registrations_email_canonical_idx" ON "registrations"("email_canonical");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_last_seen_at_idx" ON "sessions"("user_id", "last_seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "roles_name_folded_key" ON "roles"("name_folded");

-- CreateIndex
CREATE UNIQUE INDEX "roles_built_in_key" ON "roles"("built_in");

-- CreateIndex
CREATE UNIQUE INDEX "roles_one_default" ON "roles"("is_default") WHERE (is_default);

-- CreateIndex
CREATE INDEX "user_roles_role_id_idx" ON "user_roles"("role_id");

-- CreateIndex
CREATE INDEX "user_roles_given_by_id_idx" ON "user_roles"("given_by_id");

-- CreateIndex
CREATE INDEX "limits_resets_at_idx" ON "limits"("resets_at");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_given_by_id_fkey" FOREIGN KEY ("given_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows, and COLLATE "C" above (names are compared byte by byte, whatever language the server speaks), is written
-- by hand: the schema language has no words for it.

-- Nothing that is not a hash can be stored as one.
ALTER TABLE "users" ADD CONSTRAINT "users_password_hash_phc" CHECK ("password_hash" LIKE '$%$%');
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_password_hash_phc" CHECK ("password_hash" LIKE '$%$%');
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_token_hash_sha256" CHECK (octet_length("token_hash") = 32);

-- An empty name belongs to nobody.
ALTER TABLE "users" ADD CONSTRAINT "users_names_given" CHECK ("email_canonical" <> '' AND "username_folded" <> '');
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_names_given" CHECK ("email_canonical" <> '' AND "username_folded" <> '');
ALTER TABLE "roles" ADD CONSTRAINT "roles_name_given" CHECK ("name_folded" <> '');

-- The last active administrator stays. Whoever might be taking one away writes the role's row first and so waits for all
-- who are doing the same; what is counted afterwards is what they left. It is a write, not only a lock, so that it holds
-- at every isolation level, and one that leaves the key alone, so that giving the role to others goes on meanwhile.
CREATE FUNCTION "require_administrator"() RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE roles SET name = name WHERE built_in = 'administrator';
  IF NOT EXISTS (
    SELECT FROM user_roles
    JOIN roles ON roles.id = user_roles.role_id
    JOIN users ON users.id = user_roles.user_id
    WHERE roles.built_in = 'administrator' AND users.disabled_at IS NULL
  ) THEN
    RAISE EXCEPTION 'This is the last active administrator.' USING ERRCODE = 'GH001';
  END IF;
END $$;

CREATE FUNCTION "after_role_taken"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF OLD.role_id = (SELECT id FROM roles WHERE built_in = 'administrator') THEN
    PERFORM require_administrator();
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "after_user_disabled"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  -- First the lock, then the look: someone may be handing the role to this very person.
  UPDATE roles SET name = name WHERE built_in = 'administrator';
  IF EXISTS (
    SELECT FROM user_roles
    JOIN roles ON roles.id = user_roles.role_id
    WHERE user_roles.user_id = OLD.id AND roles.built_in = 'administrator'
  ) THEN
    PERFORM require_administrator();
  END IF;
  RETURN NULL;
END $$;

-- Deleting a person deletes their rows here, and so comes by as well.
CREATE TRIGGER "user_roles_keep_administrator" AFTER DELETE OR UPDATE OF "user_id", "role_id" ON "user_roles"
  FOR EACH ROW EXECUTE FUNCTION "after_role_taken"();

CREATE TRIGGER "users_keep_administrator" AFTER UPDATE OF "disabled_at" ON "users"
  FOR EACH ROW WHEN (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL) EXECUTE FUNCTION "after_user_disabled"();

-- The roles that come with the system stay, whatever they are renamed to.
CREATE FUNCTION "refuse_built_in"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The role "%" comes with the system and stays.', OLD.built_in USING ERRCODE = 'GH002';
END $$;

CREATE TRIGGER "roles_keep_built_in" BEFORE DELETE ON "roles"
  FOR EACH ROW WHEN (OLD.built_in IS NOT NULL) EXECUTE FUNCTION "refuse_built_in"();

CREATE TRIGGER "roles_stay_built_in" BEFORE UPDATE OF "built_in" ON "roles"
  FOR EACH ROW WHEN (OLD.built_in IS NOT NULL AND NEW.built_in IS DISTINCT FROM OLD.built_in) EXECUTE FUNCTION "refuse_built_in"();
