-- Notes among the staff, who is mentioned in them, what a person watches, and the filters a person keeps
-- (docs/decisions/011-notes-mentions-and-watching.md). A note's words are recorded values of audience STAFF.

-- CreateTable
CREATE TABLE "case_note" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_mention" (
    "note_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_mention_pkey" PRIMARY KEY ("note_id","user_id")
);

-- CreateTable
CREATE TABLE "case_watch" (
    "user_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "seen_seq" BIGINT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_watch_pkey" PRIMARY KEY ("user_id","case_id")
);

-- CreateTable
CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_note_case_id_idx" ON "case_note"("case_id");

-- CreateIndex
CREATE INDEX "case_mention_user_id_case_id_idx" ON "case_mention"("user_id", "case_id");

-- CreateIndex
CREATE INDEX "case_mention_case_id_idx" ON "case_mention"("case_id");

-- CreateIndex
CREATE INDEX "case_watch_case_id_user_id_idx" ON "case_watch"("case_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_user_id_name_key" ON "saved_filter"("user_id", "name");

-- AddForeignKey
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "case_mention" ADD CONSTRAINT "case_mention_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "case_note"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

alter table case_note add constraint sqlx_kind check (kind in ('NOTE', 'HAND_OVER')), add constraint sqlx_cycle check (cycle >= 1);
alter table saved_filter
  add constraint sqlx_name check (btrim(name) <> '' and length(name) <= 80),
  add constraint sqlx_question check (length(question) <= 2000);

-- What was written stays; a mention changes once, when its reader has read it.
create function sqlx_only_reading() returns trigger language plpgsql as $$
begin
  if old.read_at is null and new.read_at is not null and (to_jsonb(new) - 'read_at') = (to_jsonb(old) - 'read_at') then return new; end if;
  raise exception 'update on case_mention is refused: a mention is read once' using errcode = '42501';
end $$;
create trigger sqlx_append_only before update or delete on case_note for each row execute function sqlx_refuse_change();
create trigger sqlx_only_reading before update on case_mention for each row execute function sqlx_only_reading();
create trigger sqlx_never_deleted before delete on case_mention for each row execute function sqlx_refuse_change();
alter table case_note enable always trigger sqlx_append_only;
alter table case_mention enable always trigger sqlx_only_reading;
alter table case_mention enable always trigger sqlx_never_deleted;

do $$
declare t text;
begin
  foreach t in array array['case_note', 'case_mention', 'case_watch', 'saved_filter'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to attest_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['case_note', 'case_mention'] loop
    execute format('create trigger sqlx_never_truncated before truncate on %I for each statement execute function sqlx_refuse_change()', t);
    execute format('alter table %I enable always trigger sqlx_never_truncated', t);
  end loop;
end $$;

-- The staff read every note and write their own; a mention is marked as read by the person it is of.
create policy staff on case_note for select to attest_staff using (true);
create policy own on case_note for insert to attest_staff with check (author_id = sqlx_actor());
create policy staff on case_mention for select to attest_staff using (true);
create policy own on case_mention for insert to attest_staff
  with check (exists (select 1 from case_note n where n.id = note_id and n.author_id = sqlx_actor()));
create policy reading on case_mention for update to attest_staff using (user_id = sqlx_actor()) with check (user_id = sqlx_actor());
grant select, insert on case_note, case_mention to attest_staff;
grant update (read_at) on case_mention to attest_staff;
-- What a person watches and keeps is that person's alone, and no part of the record: it may go.
create policy own on case_watch to attest_staff using (user_id = sqlx_actor()) with check (user_id = sqlx_actor());
create policy own on saved_filter to attest_staff using (user_id = sqlx_actor()) with check (user_id = sqlx_actor());
grant select, insert, delete, update (seen_seq) on case_watch to attest_staff;
grant select, insert, delete, update (question, saved_at) on saved_filter to attest_staff;

-- Submitters see what happened to their allegation as kinds of events. That the staff wrote to each other is not among it.
create policy not_internal on case_event as restrictive for select to attest_reporter, attest_holder
  using (type not in ('NOTE_ADDED', 'CASE_TAKEN', 'CASE_HANDED_OVER'));

-- What is past a day it was due on: only what is still awaited, so both stay small.
create index sqlx_awaited_by_due on rfi (due_on, case_id) where replied_at is null and due_on is not null;
create index sqlx_running_by_due on investigation (due_on, case_id) where concluded_at is null and due_on is not null;
create index sqlx_mention_unread on case_mention (user_id, case_id) where read_at is null;
