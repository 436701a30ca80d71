-- A file whose name and bytes do not agree is kept and held: nobody is handed it until somebody has looked and let it through.
alter table evidence add column "held_because" text[] not null default array[]::text[];
alter table evidence
  add constraint sqlx_held_because check (held_because <@ array['UNKNOWN_CONTENT', 'UNKNOWN_ENDING', 'NAME_SAYS_OTHER',
    'NAME_HIDES_PROGRAM', 'ACTIVE_CONTENT', 'TWO_TYPES', 'ARCHIVE_BROKEN', 'ARCHIVE_LOCKED', 'ARCHIVE_LEAVES_ITS_FOLDER', 'ARCHIVE_TOO_LARGE']),
  add constraint sqlx_only_files_are_held check (form = 'FILE' or held_because = '{}');

create table "evidence_release" (
    "evidence_id" uuid not null,
    "case_id" uuid not null,
    "released_by" uuid not null,
    "released_at" timestamptz(3) not null,

    constraint "evidence_release_pkey" primary key ("evidence_id")
);
create index "evidence_release_case_id_idx" on "evidence_release"("case_id");
alter table "evidence_release" add constraint "evidence_release_evidence_id_fkey" foreign key ("evidence_id") references "evidence"("id") on delete no action on update no action;

-- What was let through stays so; another file of the same bytes is held anew.
create trigger sqlx_append_only before update or delete on evidence_release for each row execute function sqlx_refuse_change();
alter table evidence_release enable always trigger sqlx_append_only;
create trigger sqlx_never_truncated before truncate on evidence_release for each statement execute function sqlx_refuse_change();
alter table evidence_release enable always trigger sqlx_never_truncated;

alter table evidence_release enable row level security;
alter table evidence_release force row level security;
create policy owner on evidence_release to attest_owner using (true) with check (true);
create policy staff on evidence_release to attest_staff, attest_operator using (true) with check (true);
create policy reporter on evidence_release for select to attest_reporter using (exists (select 1 from evidence e where e.id = evidence_id));
create policy holder on evidence_release for select to attest_holder using (case_id = sqlx_case());
grant select, insert on evidence_release to attest_staff;
grant select on evidence_release to attest_operator;
-- Whoever sent it learns that it was let through, not by whom.
grant select (evidence_id, case_id, released_at) on evidence_release to attest_reporter, attest_holder;

insert into event_right (db_role, actor_kind, event_type)
  values ('attest_staff', 'ANALYST', 'EVIDENCE_RELEASED'), ('attest_staff', 'SUPERVISOR', 'EVIDENCE_RELEASED');

-- Receiving an allegation knows of it too; all else as it was (20261123000001).
create or replace function receive_case(p jsonb)
returns table (reference text, seq bigint, leaf_hash bytea, recorded_at timestamptz)
language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  v_case uuid := (p -> 'case' ->> 'id')::uuid;
  v_reference text := next_case_reference((p ->> 'year')::int);
begin
  insert into review_case (id, reference, status, status_since, organisation_id, source_kind, channel, language, received_at, received_precision,
      place_name_latin, place_name_original, governorate, latitude, longitude, incident_from, incident_to, incident_precision,
      killed_min, killed_max, injured_min, injured_max)
    select c.id, v_reference, c.status, c.status_since, c.organisation_id, c.source_kind, c.channel, c.language, c.received_at, c.received_precision,
      c.place_name_latin, c.place_name_original, c.governorate, c.latitude, c.longitude, c.incident_from, c.incident_to, c.incident_precision,
      c.killed_min, c.killed_max, c.injured_min, c.injured_max
    from jsonb_populate_record(null::review_case, p -> 'case') c;
  if p -> 'codes' <> '[]' then
    insert into source_code (case_id, code) select v_case, code from jsonb_array_elements_text(p -> 'codes') code;
  end if;
  if p -> 'evidence' <> '[]' then
    insert into evidence (id, case_id, form, sha256, size, media_type, audience, attached_by, by_kind, attached_at, held_because)
      select r.id, r.case_id, r.form, r.sha256, r.size, r.media_type, r.audience, r.attached_by, r.by_kind, r.attached_at, coalesce(r.held_because, '{}')
      from jsonb_populate_recordset(null::evidence, p -> 'evidence') r;
  end if;
  insert into recorded_value (id, case_id, object_kind, object_id, field, version, audience, event_id, recorded_by, value_json, salt, commitment)
    select r.id, r.case_id, r.object_kind, r.object_id, r.field, r.version, r.audience, r.event_id, r.recorded_by, r.value_json, r.salt, r.commitment
    from jsonb_populate_recordset(null::recorded_value, p -> 'values') r;
  if p -> 'identity' <> '[]' then
    insert into source_identity (id, case_id, event_id, field, version, value_json, salt, commitment)
      select r.id, r.case_id, r.event_id, r.field, r.version, r.value_json, r.salt, r.commitment
      from jsonb_populate_recordset(null::source_identity, p -> 'identity') r;
  end if;
  if p ->> 'returnCode' is not null then
    insert into return_code (code_hash, case_id) values ((p ->> 'returnCode')::bytea, v_case);
  end if;
  return query select v_reference, e.seq, e.leaf_hash, e.recorded_at from append_events(jsonb_build_array(p -> 'event')) e;
end $$;
