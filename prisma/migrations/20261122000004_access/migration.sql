-- Who may reach what. One role for each kind of actor, entered with SET LOCAL ROLE inside each transaction
-- (docs/decisions/003-database-roles.md). Row-level security is forced everywhere a case is spoken of. For staff the
-- policies are plainly true, so that search and area indexes keep working; submitters get narrow ones on indexed columns.

create function sqlx_actor() returns uuid language sql stable as $$ select nullif(current_setting('attest.actor_id', true), '')::uuid $$;
create function sqlx_organisation() returns uuid language sql stable as $$ select nullif(current_setting('attest.organisation_id', true), '')::uuid $$;
create function sqlx_case() returns uuid language sql stable as $$ select nullif(current_setting('attest.case_id', true), '')::uuid $$;
-- Whether a case was made in this very transaction: the public may add to the report it is sending, and to no other.
create function sqlx_is_new(p_case uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select 1 from review_case c where c.id = p_case
       and c.xmin::text::bigint = pg_current_xact_id()::text::bigint & 4294967295) $$;
revoke execute on function sqlx_is_new(uuid) from public;

do $$
declare t text;
begin
  -- Every table: row security on and forced; the owner (migrations, security-definer functions) passes by policy.
  for t in select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to attest_owner using (true) with check (true)', t);
  end loop;
  -- Staff and the operator see and write all case tables; what each person may do is decided by lib/domain and the guards.
  foreach t in array array['review_case', 'source_code', 'recorded_value', 'source_identity', 'return_code', 'determination', 'proposal',
      'recusal', 'implicated_unit', 'investigation', 'rfi', 'evidence', 'historic_batch', 'source_record', 'stated_figure',
      'figure_adjustment', 'opening_balance', 'case_event', 'ledger_entry', 'ledger_head', 'flow_summary', 'organisation', 'unit', 'app_user'] loop
    execute format('create policy staff on %I to attest_staff, attest_operator using (true) with check (true)', t);
  end loop;
  foreach t in array array['app_user', 'organisation', 'unit', 'account_request', 'password_reset', 'user_session'] loop
    execute format('create policy admin on %I to attest_admin, attest_operator using (true) with check (true)', t);
  end loop;
  foreach t in array array['app_user', 'organisation', 'user_session', 'password_reset', 'return_code', 'holder_session'] loop
    execute format('create policy gate on %I to attest_gate using (true) with check (true)', t);
  end loop;
end $$;

-- ---------- staff
grant select, insert, update on review_case, determination, proposal, investigation, rfi, stated_figure, figure_adjustment, opening_balance
  to attest_staff, attest_operator;
grant select, insert on source_code, recorded_value, recusal, implicated_unit, evidence to attest_staff, attest_operator;
grant insert on source_identity, return_code to attest_staff, attest_operator;
grant select on case_event, ledger_entry, ledger_head, flow_summary, organisation, unit, source_record to attest_staff, attest_operator;
grant select, update (confirmed_by, confirmed_at) on historic_batch to attest_staff;
grant select, insert, update on historic_batch, source_record to attest_operator;
grant select (id, name, role, organisation_id, unit_id, locale, disabled_at) on app_user to attest_staff;
-- A code can be revoked or replaced by its case; its hash is for the gate alone to read.
grant select (case_id, created_at, revoked_at), update (code_hash, revoked_at) on return_code to attest_staff;

-- ---------- administrators: accounts, never case content
-- Not even an administrator reads a password's hash; only the gate compares it.
grant select (id, email, name, role, organisation_id, unit_id, locale, version, created_at, disabled_at), insert, update
  on app_user to attest_admin, attest_operator;
grant select, insert, update on organisation, unit, account_request to attest_admin, attest_operator;
grant select, insert, update (used_at) on password_reset to attest_admin, attest_operator;
grant select, update (ended_at) on user_session to attest_admin, attest_operator;
create index sqlx_event_of_account on case_event ((payload ->> 'userId'), seq desc) where case_id is null;

-- ---------- the gate: sign-in, session and return-code look-ups, before anyone is known
grant select on app_user, organisation, return_code to attest_gate;
grant select, insert on user_session, holder_session to attest_gate;
grant update (ended_at) on user_session, holder_session to attest_gate;
grant select, update (used_at) on password_reset to attest_gate;
grant update (password_hash, version) on app_user to attest_gate;

-- ---------- submitters: members of an organisation, holders of a return code
create policy reporter on review_case to attest_reporter using (organisation_id = sqlx_organisation()) with check (organisation_id = sqlx_organisation());
create policy holder on review_case to attest_holder using (id = sqlx_case()) with check (id = sqlx_case());
-- A new report: anyone may add one, received, in its first cycle, claiming nothing else.
create policy submit on review_case for insert to attest_public
  with check (status = 'RECEIVED' and cycle = 1 and organisation_id is null and assignee_id is null and not historic and not placeholder);
grant select (id, reference, status, status_since, version, cycle, organisation_id, source_kind, channel, language, received_at, received_precision,
    place_name_latin, place_name_original, governorate, incident_from, incident_to, incident_precision, killed_min, killed_max, injured_min, injured_max,
    outcome, reason, closed_at, awaiting_information, unread_replies, historic) on review_case to attest_reporter, attest_holder;
grant update (version, awaiting_information, unread_replies) on review_case to attest_reporter, attest_holder;
grant insert on review_case to attest_reporter, attest_public;

create policy reporter on recorded_value for select to attest_reporter
  using (audience in ('SUBMITTER', 'PUBLIC') and exists (select 1 from review_case c where c.id = case_id));
create policy holder on recorded_value for select to attest_holder using (audience in ('SUBMITTER', 'PUBLIC') and case_id = sqlx_case());
create policy reporter_adds on recorded_value for insert to attest_reporter
  with check (audience = 'SUBMITTER' and exists (select 1 from review_case c where c.id = case_id));
create policy holder_adds on recorded_value for insert to attest_holder with check (audience = 'SUBMITTER' and case_id = sqlx_case());
create policy submit on recorded_value for insert to attest_public with check (audience = 'SUBMITTER' and sqlx_is_new(case_id));
grant select, insert on recorded_value to attest_reporter, attest_holder;
grant insert on recorded_value to attest_public;

create policy reporter_adds on source_identity for insert to attest_reporter with check (exists (select 1 from review_case c where c.id = case_id));
create policy holder_adds on source_identity for insert to attest_holder with check (case_id = sqlx_case());
create policy submit on source_identity for insert to attest_public with check (sqlx_is_new(case_id));
grant insert on source_identity to attest_reporter, attest_holder, attest_public;
create policy submit on return_code for insert to attest_reporter, attest_public with check (sqlx_is_new(case_id));
grant insert on return_code to attest_reporter, attest_public;
grant execute on function sqlx_is_new(uuid) to attest_reporter, attest_public;

create policy reporter on source_code to attest_reporter using (exists (select 1 from review_case c where c.id = case_id));
create policy holder on source_code for select to attest_holder using (case_id = sqlx_case());
grant select, insert on source_code to attest_reporter;
grant select on source_code to attest_holder;

create policy reporter on evidence to attest_reporter using (audience = 'SUBMITTER' and exists (select 1 from review_case c where c.id = case_id));
create policy holder on evidence to attest_holder using (audience = 'SUBMITTER' and case_id = sqlx_case()) with check (audience = 'SUBMITTER' and case_id = sqlx_case());
create policy submit on evidence for insert to attest_public with check (audience = 'SUBMITTER' and sqlx_is_new(case_id));
grant select, insert on evidence to attest_reporter, attest_holder;
grant insert on evidence to attest_public;

create policy reporter on rfi to attest_reporter using (exists (select 1 from review_case c where c.id = case_id));
create policy holder on rfi to attest_holder using (case_id = sqlx_case());
grant select (id, case_id, cycle, sent_at, due_on, replied_at) on rfi to attest_reporter, attest_holder;
grant update (replied_at) on rfi to attest_reporter, attest_holder;

create policy reporter on proposal to attest_reporter
  using (kind = 'REOPENING_REQUEST' and exists (select 1 from review_case c where c.id = case_id)) with check (kind = 'REOPENING_REQUEST');
create policy holder on proposal to attest_holder
  using (kind = 'REOPENING_REQUEST' and case_id = sqlx_case()) with check (kind = 'REOPENING_REQUEST' and case_id = sqlx_case());
grant select (id, case_id, cycle, kind, ground, proposed_at, decided_at, decision), insert on proposal to attest_reporter, attest_holder;

-- ---------- the ledger: readable by its own people, writable by nobody; append_events() is the only door
grant execute on function append_events(jsonb), next_case_reference(int) to attest_staff, attest_operator, attest_reporter, attest_holder, attest_public, attest_admin, attest_gate;
revoke execute on function append_events(jsonb), next_case_reference(int), reveal_source_identity(uuid, jsonb) from public;
grant execute on function reveal_source_identity(uuid, jsonb) to attest_staff;
grant select on ledger_entry, ledger_head to attest_signer;
create policy signer on ledger_entry for select to attest_signer using (true);
create policy signer on ledger_head for select to attest_signer using (true);
-- A submitter may learn sequence number and leaf hash of what concerns the own allegation.
create policy reporter on case_event for select to attest_reporter using (exists (select 1 from review_case c where c.id = case_id));
create policy holder on case_event for select to attest_holder using (case_id = sqlx_case());
grant select (seq, id, case_id, type, actor_kind, from_status, to_status, cycle, outcome, reason, determination_id, effective_at, effective_precision, recorded_at)
    on case_event to attest_reporter, attest_holder;
create policy reporter on ledger_entry for select to attest_reporter using (exists (select 1 from case_event e where e.seq = ledger_entry.seq));
create policy holder on ledger_entry for select to attest_holder using (exists (select 1 from case_event e where e.seq = ledger_entry.seq));
grant select (seq, leaf_hash) on ledger_entry to attest_reporter, attest_holder;

-- What happened to one account, newest first. The events' own table stays closed to administrators: cases are in it.
create function account_history(p_user uuid, p_limit int)
returns table (seq bigint, type text, actor_kind text, actor_name text, role text, recorded_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.seq, e.type, e.actor_kind, u.name, coalesce(e.payload ->> 'role', e.payload ->> 'to'), e.recorded_at
    from case_event e left join app_user u on u.id = e.actor_id
    where e.case_id is null and e.payload ->> 'userId' = p_user::text order by e.seq desc limit p_limit
$$;
revoke execute on function account_history(uuid, int) from public;
grant execute on function account_history(uuid, int) to attest_admin, attest_operator;

-- Whether the database is whole: how many migrations ran, which one last, any that broke off, and how far the ledger is.
create function database_health() returns table (migrations int, last_migration text, broken int, ledger_size bigint, ledger_time timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if to_regclass('public._prisma_migrations') is null then
    migrations := 0; broken := 0;
  else
    execute $q$ select count(*) filter (where finished_at is not null and rolled_back_at is null)::int,
        max(migration_name) filter (where finished_at is not null and rolled_back_at is null),
        count(*) filter (where finished_at is null and rolled_back_at is null)::int
      from public._prisma_migrations $q$ into migrations, last_migration, broken;
  end if;
  select h.size, h.last_time into ledger_size, ledger_time from ledger_head h;
  return next;
end $$;
revoke execute on function database_health() from public;
grant execute on function database_health() to attest_gate;
