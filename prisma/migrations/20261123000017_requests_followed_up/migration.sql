-- Requests for information that are followed up: reminded of, taken back, and answered with files.
alter table rfi add column "withdrawn_at" timestamptz(3), add column "withdrawn_by" uuid;
alter table evidence add column "rfi_id" uuid;
alter table evidence add constraint "evidence_rfi_id_fkey" foreign key ("rfi_id") references "rfi"("id") on delete no action on update no action;

create table "rfi_reminder" (
    "id" uuid not null,
    "case_id" uuid not null,
    "rfi_id" uuid not null,
    "reminded_by" uuid not null,
    "reminded_at" timestamptz(3) not null,
    "due_on" date,
    "due_before" date,

    constraint "rfi_reminder_pkey" primary key ("id")
);
create index "rfi_reminder_case_id_idx" on "rfi_reminder"("case_id");
create index "rfi_reminder_rfi_id_idx" on "rfi_reminder"("rfi_id");
alter table "rfi_reminder" add constraint "rfi_reminder_rfi_id_fkey" foreign key ("rfi_id") references "rfi"("id") on delete no action on update no action;

-- A request is answered or taken back, never both.
alter table rfi add constraint sqlx_answered_or_withdrawn check (replied_at is null or withdrawn_at is null);

-- What was sent stays as it was sent.
create trigger sqlx_append_only before update or delete on rfi_reminder for each row execute function sqlx_refuse_change();
alter table rfi_reminder enable always trigger sqlx_append_only;
create trigger sqlx_never_truncated before truncate on rfi_reminder for each statement execute function sqlx_refuse_change();
alter table rfi_reminder enable always trigger sqlx_never_truncated;

alter table rfi_reminder enable row level security;
alter table rfi_reminder force row level security;
create policy owner on rfi_reminder to attest_owner using (true) with check (true);
create policy staff on rfi_reminder to attest_staff, attest_operator using (true) with check (true);
create policy reporter on rfi_reminder for select to attest_reporter using (exists (select 1 from review_case c where c.id = case_id));
create policy holder on rfi_reminder for select to attest_holder using (case_id = sqlx_case());
grant select, insert on rfi_reminder to attest_staff;
grant select on rfi_reminder to attest_operator;
-- Whoever is asked learns when, not by whom.
grant select (id, case_id, rfi_id, reminded_at, due_on) on rfi_reminder to attest_reporter, attest_holder;
grant select (withdrawn_at) on rfi to attest_reporter, attest_holder;

-- Only what is still awaited can be late; what was taken back is not.
drop index sqlx_awaited_by_due;
create index sqlx_awaited_by_due on rfi (due_on, case_id) where replied_at is null and withdrawn_at is null and due_on is not null;

-- That they were reminded, and that a question was taken back, is for submitters to know.
drop policy of_concern on case_event;
create policy of_concern on case_event as restrictive for select to attest_reporter, attest_holder
  using (type in ('CASE_RECEIVED', 'INFORMATION_ADDED', 'EVIDENCE_ATTACHED', 'ALLEGATION_VERSION_APPENDED',
    'RFI_SENT', 'RFI_REMINDED', 'RFI_WITHDRAWN', 'RFI_REPLY_RECEIVED', 'CONSENT_WITHDRAWN', 'REOPENING_REQUESTED',
    'REOPENING_REFUSED', 'CASE_REOPENED', 'DETERMINATION_APPROVED', 'HISTORIC_DETERMINATION_RECORDED', 'CORRECTION_APPROVED',
    'CASE_SCREENED_OUT'));

-- Who asks may remind and take back.
insert into event_right (db_role, actor_kind, event_type)
  values ('attest_staff', 'ANALYST', 'RFI_REMINDED'), ('attest_staff', 'ANALYST', 'RFI_WITHDRAWN');
