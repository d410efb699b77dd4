-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID,
    "impersonator_id" UUID,
    "subject_id" UUID,
    "thing" TEXT,
    "thing_id" UUID,
    "via" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "actor_hash" BYTEA,
    "subject_hash" BYTEA,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_values" (
    "event_id" UUID NOT NULL,
    "side" TEXT COLLATE "C" NOT NULL,
    "user_id" UUID,
    "address" TEXT,
    "value" JSONB NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "audit_values_pkey" PRIMARY KEY ("event_id","side")
);

-- CreateTable
CREATE TABLE "audit_seals" (
    "seq" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "link" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_unsealed" (
    "event_id" UUID NOT NULL,
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "audit_unsealed_pkey" PRIMARY KEY ("event_id")
);

-- CreateIndex
CREATE INDEX "audit_events_actor_id_id_idx" ON "audit_events"("actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_subject_id_id_idx" ON "audit_events"("subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_impersonator_id_id_idx" ON "audit_events"("impersonator_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_event_id_idx" ON "audit_events"("event", "id");

-- CreateIndex
CREATE INDEX "audit_events_outcome_id_idx" ON "audit_events"("outcome", "id");

-- CreateIndex
CREATE INDEX "audit_values_user_id_idx" ON "audit_values"("user_id");

-- CreateIndex
CREATE INDEX "audit_values_address_event_id_idx" ON "audit_values"("address", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seals_event_id_key" ON "audit_seals"("event_id");

-- What follows is written by hand.
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_outcome_known" CHECK ("outcome" IN ('done', 'refused'));
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_hashes_sha256" CHECK (octet_length("actor_hash") = 32 AND octet_length("subject_hash") = 32);
ALTER TABLE "audit_values" ADD CONSTRAINT "audit_values_side_known" CHECK ("side" IN ('actor', 'subject'));
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_link_sha256" CHECK (octet_length("link") = 32);

-- Rows of these come and stay, whoever asks.
CREATE FUNCTION "audit_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% of % is refused: what was recorded stays.', TG_OP, TG_TABLE_NAME USING ERRCODE = 'GH003';
END $$;
CREATE TRIGGER "audit_events_stay" BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "audit_stays"();
CREATE TRIGGER "audit_events_stay_all" BEFORE TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION "audit_stays"();
CREATE TRIGGER "audit_seals_stay" BEFORE UPDATE OR DELETE ON "audit_seals" FOR EACH ROW EXECUTE FUNCTION "audit_stays"();
CREATE TRIGGER "audit_seals_stay_all" BEFORE TRUNCATE ON "audit_seals" FOR EACH STATEMENT EXECUTE FUNCTION "audit_stays"();

-- Values stay as long as the person does.
CREATE TRIGGER "audit_values_stay" BEFORE UPDATE ON "audit_values" FOR EACH ROW EXECUTE FUNCTION "audit_stays"();
CREATE TRIGGER "audit_values_stay_all" BEFORE TRUNCATE ON "audit_values" FOR EACH STATEMENT EXECUTE FUNCTION "audit_stays"();
CREATE FUNCTION "audit_values_of_the_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.user_id IS NULL OR EXISTS (SELECT 1 FROM "users" WHERE "id" = OLD.user_id) THEN
		RAISE EXCEPTION 'DELETE of audit_values is refused: the person is still here.' USING ERRCODE = 'GH003';
	END IF;
	RETURN OLD;
END $$;
CREATE TRIGGER "audit_values_stay_until" BEFORE DELETE ON "audit_values" FOR EACH ROW EXECUTE FUNCTION "audit_values_of_the_gone"();

-- Nobody who records has to think of the sealer.
CREATE FUNCTION "audit_to_be_sealed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "audit_unsealed" ("event_id") VALUES (NEW.id);
	RETURN NULL;
END $$;
CREATE TRIGGER "audit_events_to_be_sealed" AFTER INSERT ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "audit_to_be_sealed"();
