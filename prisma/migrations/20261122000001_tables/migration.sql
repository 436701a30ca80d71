
-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organisation_id" UUID,
    "unit_id" UUID,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_session" (
    "id" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_request" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT,
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT,

    CONSTRAINT "account_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_case" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "status_since" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "cycle" INTEGER NOT NULL DEFAULT 1,
    "organisation_id" UUID,
    "source_kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "received_precision" TEXT NOT NULL DEFAULT 'INSTANT',
    "assignee_id" UUID,
    "place_name_latin" TEXT,
    "place_name_original" TEXT,
    "governorate" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "incident_from" TIMESTAMPTZ(3),
    "incident_to" TIMESTAMPTZ(3),
    "incident_precision" TEXT,
    "killed_min" INTEGER,
    "killed_max" INTEGER,
    "injured_min" INTEGER,
    "injured_max" INTEGER,
    "outcome" TEXT,
    "reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closing_determination_id" UUID,
    "duplicate_of_id" UUID,
    "awaiting_information" BOOLEAN NOT NULL DEFAULT false,
    "unread_replies" INTEGER NOT NULL DEFAULT 0,
    "historic" BOOLEAN NOT NULL DEFAULT false,
    "placeholder" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "review_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_code" (
    "case_id" UUID NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "source_code_pkey" PRIMARY KEY ("case_id","code")
);

-- CreateTable
CREATE TABLE "recorded_value" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value_json" TEXT,
    "salt" BYTEA,
    "commitment" BYTEA NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'STAFF',
    "event_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID,
    "erased_at" TIMESTAMPTZ(3),
    "erased_policy" TEXT,

    CONSTRAINT "recorded_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_identity" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value_json" TEXT,
    "salt" BYTEA,
    "commitment" BYTEA NOT NULL,
    "event_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_code" (
    "code_hash" BYTEA NOT NULL,
    "case_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "return_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "holder_session" (
    "id" BYTEA NOT NULL,
    "case_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "holder_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "determination" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "author_id" UUID,
    "outcome" TEXT,
    "reason" TEXT,
    "killed_best" INTEGER,
    "killed_min" INTEGER,
    "killed_max" INTEGER,
    "injured_best" INTEGER,
    "injured_min" INTEGER,
    "injured_max" INTEGER,
    "content_hash" BYTEA,
    "duplicate_of_id" UUID,
    "submitted_from" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "historic" BOOLEAN NOT NULL DEFAULT false,
    "deciding_body" TEXT,
    "effective_on" DATE,
    "effective_precision" TEXT,
    "batch_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "determination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "proposed_by" UUID,
    "by_kind" TEXT NOT NULL,
    "to_status" TEXT,
    "ground" TEXT,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recusal" (
    "case_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recusal_pkey" PRIMARY KEY ("case_id","user_id")
);

-- CreateTable
CREATE TABLE "implicated_unit" (
    "case_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "implicated_unit_pkey" PRIMARY KEY ("case_id","unit_id")
);

-- CreateTable
CREATE TABLE "investigation" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "officer_id" UUID,
    "due_on" DATE,
    "runs_beside" BOOLEAN NOT NULL DEFAULT false,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "concluded_at" TIMESTAMPTZ(3),

    CONSTRAINT "investigation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rfi" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "sent_by" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_on" DATE,
    "replied_at" TIMESTAMPTZ(3),
    "reply_read_at" TIMESTAMPTZ(3),
    "reply_read_by" UUID,

    CONSTRAINT "rfi_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "sha256" BYTEA,
    "size" BIGINT,
    "media_type" TEXT,
    "audience" TEXT NOT NULL DEFAULT 'STAFF',
    "attached_by" UUID,
    "by_kind" TEXT NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "historic_batch" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "file_sha256" BYTEA NOT NULL,
    "entered_by" UUID,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "historic_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_record" (
    "source" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_record_pkey" PRIMARY KEY ("source","kind","source_key")
);

-- CreateTable
CREATE TABLE "stated_figure" (
    "id" UUID NOT NULL,
    "figure" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "value" BIGINT NOT NULL,
    "entered_by" UUID,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stated_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_adjustment" (
    "id" UUID NOT NULL,
    "figure" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "delta" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "entered_by" UUID,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "figure_adjustment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_balance" (
    "id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "open_cases" INTEGER NOT NULL,
    "reopened_cases" INTEGER NOT NULL DEFAULT 0,
    "killed" INTEGER,
    "injured" INTEGER,
    "reports" INTEGER,
    "credible" INTEGER,
    "non_credible" INTEGER,
    "duplicate" INTEGER,
    "entered_by" UUID,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "opening_balance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "seq" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID,
    "type" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "from_status" TEXT,
    "to_status" TEXT,
    "cycle" INTEGER,
    "flow" TEXT,
    "outcome" TEXT,
    "reason" TEXT,
    "determination_id" UUID,
    "superseded_id" UUID,
    "effective_at" TIMESTAMPTZ(3),
    "effective_precision" TEXT NOT NULL DEFAULT 'INSTANT',
    "payload" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "seq" BIGINT NOT NULL,
    "entry" BYTEA NOT NULL,
    "leaf_hash" BYTEA NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ledger_head" (
    "id" INTEGER NOT NULL,
    "size" BIGINT NOT NULL,
    "last_time" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flow_summary" (
    "id" BIGSERIAL NOT NULL,
    "through_seq" BIGINT NOT NULL,
    "zone" TEXT NOT NULL,
    "month" DATE,
    "flow" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "precision" TEXT NOT NULL,
    "reopened" BOOLEAN NOT NULL,
    "cases" BIGINT NOT NULL,
    "killed_min" BIGINT NOT NULL,
    "killed_max" BIGINT NOT NULL,
    "killed_unstated" BIGINT NOT NULL,
    "injured_min" BIGINT NOT NULL,
    "injured_max" BIGINT NOT NULL,
    "injured_unstated" BIGINT NOT NULL,

    CONSTRAINT "flow_summary_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "unit_name_key" ON "unit"("name");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "app_user_organisation_id_idx" ON "app_user"("organisation_id");

-- CreateIndex
CREATE INDEX "user_session_user_id_idx" ON "user_session"("user_id");

-- CreateIndex
CREATE INDEX "account_request_user_id_idx" ON "account_request"("user_id");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_case_reference_key" ON "review_case"("reference");

-- CreateIndex
CREATE INDEX "source_code_code_idx" ON "source_code"("code");

-- CreateIndex
CREATE UNIQUE INDEX "recorded_value_case_id_object_kind_object_id_field_version_key" ON "recorded_value"("case_id", "object_kind", "object_id", "field", "version");

-- CreateIndex
CREATE UNIQUE INDEX "source_identity_case_id_field_version_key" ON "source_identity"("case_id", "field", "version");

-- CreateIndex
CREATE UNIQUE INDEX "return_code_case_id_key" ON "return_code"("case_id");

-- CreateIndex
CREATE INDEX "determination_batch_id_idx" ON "determination"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "determination_case_id_cycle_number_key" ON "determination"("case_id", "cycle", "number");

-- CreateIndex
CREATE INDEX "proposal_case_id_idx" ON "proposal"("case_id");

-- CreateIndex
CREATE INDEX "investigation_case_id_idx" ON "investigation"("case_id");

-- CreateIndex
CREATE INDEX "rfi_case_id_idx" ON "rfi"("case_id");

-- CreateIndex
CREATE INDEX "evidence_case_id_idx" ON "evidence"("case_id");

-- CreateIndex
CREATE INDEX "source_record_case_id_idx" ON "source_record"("case_id");

-- CreateIndex
CREATE INDEX "stated_figure_figure_month_idx" ON "stated_figure"("figure", "month");

-- CreateIndex
CREATE INDEX "figure_adjustment_month_idx" ON "figure_adjustment"("month");

-- CreateIndex
CREATE UNIQUE INDEX "case_event_id_key" ON "case_event"("id");

-- CreateIndex
CREATE INDEX "case_event_case_id_seq_idx" ON "case_event"("case_id", "seq");

-- CreateIndex
CREATE INDEX "flow_summary_zone_through_seq_idx" ON "flow_summary"("zone", "through_seq");

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_duplicate_of_id_fkey" FOREIGN KEY ("duplicate_of_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "source_code" ADD CONSTRAINT "source_code_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "recorded_value" ADD CONSTRAINT "recorded_value_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "determination" ADD CONSTRAINT "determination_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "determination" ADD CONSTRAINT "determination_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "historic_batch"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "investigation" ADD CONSTRAINT "investigation_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rfi" ADD CONSTRAINT "rfi_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_seq_fkey" FOREIGN KEY ("seq") REFERENCES "case_event"("seq") ON DELETE NO ACTION ON UPDATE NO ACTION;

