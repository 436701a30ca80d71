-- What of a determination only some of the staff may read (docs/decisions/012-sealed-values.md), and the freezing of an initial
-- assessment once it was recommended on.

-- CreateTable
CREATE TABLE "sealed_value" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value_json" TEXT,
    "salt" BYTEA,
    "commitment" BYTEA NOT NULL,
    "event_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID NOT NULL,
    "erased_at" TIMESTAMPTZ(3),
    "erased_policy" TEXT,

    CONSTRAINT "sealed_value_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sealed_value_case_id_object_kind_object_id_field_version_key" ON "sealed_value"("case_id", "object_kind", "object_id", "field", "version");

-- AddForeignKey
ALTER TABLE "sealed_value" ADD CONSTRAINT "sealed_value_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

alter table sealed_value
  add constraint sqlx_salt_length check (salt is null or length(salt) = 32),
  add constraint sqlx_commitment_length check (length(commitment) = 32),
  add constraint sqlx_erased_whole check ((value_json is null) = (erased_at is not null) and (salt is null) = (erased_at is not null)
    and (erased_policy is null) = (erased_at is null)),
  add constraint sqlx_version check (version >= 1);

create trigger sqlx_only_erasure before update on sealed_value for each row execute function sqlx_only_erasure();
create trigger sqlx_never_deleted before delete on sealed_value for each row execute function sqlx_refuse_change();
create trigger sqlx_never_truncated before truncate on sealed_value for each statement execute function sqlx_refuse_change();
alter table sealed_value enable always trigger sqlx_only_erasure;
alter table sealed_value enable always trigger sqlx_never_deleted;
alter table sealed_value enable always trigger sqlx_never_truncated;

alter table sealed_value enable row level security;
alter table sealed_value force row level security;
create policy owner on sealed_value to attest_owner using (true) with check (true);
-- Who wrote it, supervisors and auditors. What an account is now decides, not what it was.
create policy readers on sealed_value for select to attest_staff
  using (recorded_by = sqlx_actor() or exists (select 1 from app_user u
    where u.id = sqlx_actor() and u.role in ('SUPERVISOR', 'AUDITOR') and u.disabled_at is null));
create policy writers on sealed_value for insert to attest_staff with check (recorded_by = sqlx_actor());
grant select, insert on sealed_value to attest_staff;

-- The last commitment, which says nothing of the value: with it whoever can't read the value can still reckon the content hash.
create function sealed_head(p_case uuid, p_kind text, p_object uuid, p_field text) returns table (version int, commitment bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.version, v.commitment from sealed_value v
    where v.case_id = p_case and v.object_kind = p_kind and v.object_id = p_object and v.field = p_field
    order by v.version desc limit 1
$$;
revoke execute on function sealed_head(uuid, text, uuid, text) from public;
grant execute on function sealed_head(uuid, text, uuid, text) to attest_staff;

-- An initial assessment that a supervisor is asked to agree to, or has agreed to, stays as it was put forward. The
-- recommendation itself may write it: its proposal is of the same transaction.
create function sqlx_frozen_when_recommended() returns trigger language plpgsql as $$
begin
  if exists (select 1 from proposal p where p.case_id = new.case_id and p.kind = 'RECOMMENDATION' and p.decided_at is null
       and p.xmin::text::bigint <> pg_current_xact_id()::text::bigint & 4294967295)
     or not exists (select 1 from review_case c where c.id = new.case_id and c.status = 'UNDER_INITIAL_ASSESSMENT') then
    raise exception 'the initial assessment of case % was put forward and is frozen', new.case_id using errcode = '42501';
  end if;
  return new;
end $$;
create trigger sqlx_frozen before insert on recorded_value for each row when (new.object_kind = 'INITIAL_ASSESSMENT')
  execute function sqlx_frozen_when_recommended();
alter table recorded_value enable always trigger sqlx_frozen;

-- Submitters see what happened to their allegation as kinds of events; that a draft of an assessment was saved is not among it.
create policy not_assessment on case_event as restrictive for select to attest_reporter, attest_holder
  using (type <> 'INITIAL_ASSESSMENT_SAVED');
