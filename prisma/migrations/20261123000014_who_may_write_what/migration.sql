-- Two promises that the commands keep, kept by the database as well: a case is closed by its own decision, and nobody brings into
-- the ledger what is not theirs to do (docs/decisions/003-database-roles.md).

-- ---------- a case is closed by the decision of its own cycle, decided
-- Looked at when the transaction is over, since a decision and its case are written one after the other.
create function sqlx_closed_by_its_decision() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from review_case c join determination d on d.id = c.closing_determination_id
      where c.id = new.id and d.case_id = c.id and d.cycle = c.cycle and d.status in ('APPROVED', 'HISTORIC') and d.outcome = c.outcome)
     and exists (select 1 from review_case c where c.id = new.id and c.closing_determination_id is not null) then
    raise exception 'case % is closed by a decision that is not its own', new.reference using errcode = '23514';
  end if;
  return null;
end $$;
revoke execute on function sqlx_closed_by_its_decision() from public;
create constraint trigger sqlx_closed_by_its_decision after insert or update on review_case deferrable initially deferred
  for each row when (new.closing_determination_id is not null) execute function sqlx_closed_by_its_decision();

-- ---------- who may bring which event into the ledger
-- The same list as lib/db/scope/event-rights.ts, which follows from the lifecycle table; a test holds the two together.
CREATE TABLE "event_right" (
    "db_role" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,

    CONSTRAINT "event_right_pkey" PRIMARY KEY ("event_type","actor_kind","db_role")
);
alter table event_right enable row level security;
alter table event_right force row level security;
create policy owner on event_right to attest_owner using (true) with check (true);
insert into event_right (db_role, actor_kind, event_type)
select r.db_role, r.actor_kind, t from (values
  ('attest_admin', 'ADMIN', '{ACCOUNT_CREATED,ACCOUNT_DETAILS_CHANGED,ACCOUNT_DISABLED,ACCOUNT_ENABLED,ORGANISATION_CREATED,
    ORGANISATION_DISABLED,ORGANISATION_ENABLED,PASSWORD_RESET_ISSUED,PASSWORD_RESET_REFUSED,PASSWORD_RESET_REQUESTED,
    ROLE_CHANGED,ROLE_GRANTED,ROLE_GRANT_REFUSED,ROLE_GRANT_REQUESTED,UNIT_CREATED}'),
  ('attest_gate', 'PUBLIC', '{PASSWORD_SET}'),
  ('attest_holder', 'RETURN_CODE_HOLDER', '{CONSENT_WITHDRAWN,EVIDENCE_ATTACHED,INFORMATION_ADDED,REOPENING_REQUESTED,
    REVIEW_TASK_RAISED,RFI_REPLY_RECEIVED}'),
  ('attest_operator', 'OPERATOR', '{ACCOUNT_CREATED,ACCOUNT_DETAILS_CHANGED,ACCOUNT_DISABLED,ACCOUNT_ENABLED,
    ADJUSTMENT_ENTERED,ALLEGATION_VERSION_APPENDED,CASE_RECEIVED,EVIDENCE_ATTACHED,HISTORIC_DETERMINATION_RECORDED,
    INFORMATION_ADDED,OPENING_BALANCE_ENTERED,ORGANISATION_CREATED,ORGANISATION_DISABLED,ORGANISATION_ENABLED,
    PASSWORD_RESET_ISSUED,PASSWORD_RESET_REFUSED,PASSWORD_RESET_REQUESTED,REVIEW_TASK_RAISED,ROLE_CHANGED,ROLE_GRANTED,
    ROLE_GRANT_REFUSED,ROLE_GRANT_REQUESTED,STATED_FIGURE_ENTERED,UNIT_CREATED}'),
  ('attest_public', 'PUBLIC', '{CASE_RECEIVED}'),
  ('attest_reporter', 'REPORTER', '{CASE_RECEIVED,CONSENT_WITHDRAWN,EVIDENCE_ATTACHED,INFORMATION_ADDED,REOPENING_REQUESTED,
    REVIEW_TASK_RAISED,RFI_REPLY_RECEIVED}'),
  ('attest_staff', 'ANALYST', '{ACCESS_ANSWERED,ACCESS_REQUESTED,ADJUSTMENT_ENTERED,CASE_ACCEPTED,CASE_HANDED_OVER,
    CASE_RECEIVED,CASE_TAKEN,CONSENT_WITHDRAWN,CORRECTION_PROPOSED,CREDIBILITY_ASSESSMENT_RECOMMENDED,
    DELEGATION_ACCEPTED,DELEGATION_ENDED,
    DETERMINATION_DRAFT_SAVED,DETERMINATION_SUBMITTED,DETERMINATION_WITHDRAWN,EVIDENCE_ATTACHED,INFORMATION_ADDED,
    INITIAL_ASSESSMENT_SAVED,INTERVIEW_RECORDED,INVESTIGATION_CONCLUDED,NOTE_ADDED,OPENING_BALANCE_ENTERED,PERSON_RECUSED,
    REOPENING_PROPOSED,REOPENING_REQUESTED,RESPONSE_RECORDED,RETURN_CODE_PROPOSED,REVIEW_TASK_RAISED,RFI_REPLY_READ,
    RFI_REPLY_RECEIVED,RFI_SENT,SCREENING_OUT_PROPOSED,SITE_VISIT_RECORDED,SOURCE_IDENTITY_READ,STATED_FIGURE_ENTERED,
    UNIT_IMPLICATED}'),
  ('attest_staff', 'AUDITOR', '{SOURCE_IDENTITY_READ}'),
  ('attest_staff', 'SUPERVISOR', '{ACCESS_ANSWERED,ACCESS_REQUESTED,ADJUSTMENT_CONFIRMED,ADJUSTMENT_ENTERED,CASE_ASSIGNED,
    CASE_CARRIED_IN,CASE_HANDED_OVER,CASE_REOPENED,CASE_SCREENED_OUT,CONSENT_WITHDRAWN,CORRECTION_APPROVED,
    CORRECTION_REFUSED,CREDIBILITY_ASSESSMENT_AGREED,DELEGATION_ACCEPTED,DELEGATION_ENDED,DELEGATION_GIVEN,
    DETERMINATION_APPROVED,DETERMINATION_DRAFT_SAVED,DETERMINATION_RETURNED,
    DETERMINATION_SUBMITTED,DETERMINATION_WITHDRAWN,EVIDENCE_ATTACHED,HISTORIC_BATCH_CONFIRMED,INTERVIEW_RECORDED,
    INVESTIGATION_CONCLUDED,INVESTIGATION_DIRECTED,INVESTIGATION_EXTENDED,NOTE_ADDED,OPENING_BALANCE_CONFIRMED,
    OPENING_BALANCE_ENTERED,PERSON_RECUSED,RECOMMENDATION_RETURNED,REOPENING_REFUSED,REOPENING_REQUESTED,RESPONSE_RECORDED,
    RETURN_CODE_ISSUED,RETURN_CODE_REFUSED,REVIEW_TASK_RAISED,RFI_REPLY_READ,SCREENING_OUT_REFUSED,SITE_VISIT_RECORDED,
    SOURCE_IDENTITY_READ,STATED_FIGURE_CONFIRMED,STATED_FIGURE_ENTERED,UNIT_IMPLICATED}')
) r (db_role, actor_kind, event_types), unnest(r.event_types::text[]) t;

-- What an event says of the figures follows from what it is.
alter table case_event add constraint sqlx_flow_of_type check (flow is null or (flow, type) in (
  ('RECEIVED', 'CASE_RECEIVED'), ('BROUGHT_IN', 'CASE_RECEIVED'), ('OPENING', 'CASE_CARRIED_IN'), ('REOPENED', 'CASE_REOPENED'),
  ('COMPLETED', 'DETERMINATION_APPROVED'), ('SCREENED_OUT', 'CASE_SCREENED_OUT'), ('CORRECTED', 'CORRECTION_APPROVED'),
  ('BROUGHT_IN_DECIDED', 'HISTORIC_DETERMINATION_RECORDED'), ('HISTORIC_COMPLETED', 'HISTORIC_BATCH_CONFIRMED')));

-- An account acts in the role it has; what is done for another by delegation is done in that other's.
create function sqlx_refuse_foreign_event(p_event jsonb) returns void
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  v_role text := current_setting('role');
  v_kind text := p_event ->> 'actorKind';
begin
  if v_role in ('attest_staff', 'attest_admin', 'attest_reporter')
     and not exists (select 1 from app_user u where u.id = (p_event ->> 'actorId')::uuid and u.role = v_kind) then
    raise exception 'event % names a role that its actor does not have', p_event ->> 'type' using errcode = '42501';
  end if;
  if not exists (select 1 from event_right r where r.event_type = p_event ->> 'type' and r.db_role = v_role
      and r.actor_kind in (v_kind, case when p_event -> 'payload' ? 'delegationId' then 'SUPERVISOR' end)) then
    raise exception 'event % is not for % to write', p_event ->> 'type', v_role using errcode = '42501';
  end if;
end $$;
revoke execute on function sqlx_refuse_foreign_event(jsonb) from public;

create or replace function append_events(p_events jsonb)
returns table (seq bigint, leaf_hash bytea, recorded_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  e jsonb;
  v_seq bigint;
  v_time timestamptz;
  v_text text;
  v_bytes bytea;
  v_parsed jsonb;
  v_actor text := nullif(current_setting('attest.actor_id', true), '');
begin
  select h.size, greatest(date_trunc('milliseconds', clock_timestamp()), h.last_time)
    into v_seq, v_time from ledger_head h where h.id = 1 for update;
  for e in select * from jsonb_array_elements(p_events) loop
    v_text := (e ->> 'head') || '"seq":' || v_seq || ',"time":"'
      || to_char(v_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"' || (e ->> 'tail');
    v_parsed := v_text::jsonb;
    if v_parsed ->> 'action' is distinct from e ->> 'type' or v_parsed ->> 'actor' is distinct from e ->> 'actorId'
       or v_parsed ->> 'role' is distinct from e ->> 'actorKind' or v_parsed ->> 'event' is distinct from e ->> 'id'
       or (v_parsed ->> 'seq')::bigint is distinct from v_seq then
      raise exception 'ledger entry does not say what its event says (%)', e ->> 'type';
    end if;
    if e ->> 'actorId' is distinct from v_actor then
      raise exception 'event names another actor than the transaction';
    end if;
    perform sqlx_refuse_foreign_event(e);
    v_bytes := convert_to(v_text, 'UTF8');
    insert into case_event (seq, id, case_id, type, actor_kind, actor_id, from_status, to_status, cycle, flow, outcome, reason,
        determination_id, superseded_id, effective_at, effective_precision, payload, recorded_at)
      values (v_seq, (e ->> 'id')::uuid, (e ->> 'caseId')::uuid, e ->> 'type', e ->> 'actorKind', (e ->> 'actorId')::uuid,
        e ->> 'fromStatus', e ->> 'toStatus', (e ->> 'cycle')::int, e ->> 'flow', e ->> 'outcome', e ->> 'reason',
        (e ->> 'determinationId')::uuid, (e ->> 'supersededId')::uuid,
        case when e ->> 'effectiveAt' = 'NOW' then v_time else (e ->> 'effectiveAt')::timestamptz end,
        coalesce(e ->> 'effectivePrecision', 'INSTANT'), coalesce(e -> 'payload', '{}'::jsonb), v_time);
    insert into ledger_entry (seq, entry, leaf_hash) values (v_seq, v_bytes, sha256('\x00'::bytea || v_bytes));
    append_events.seq := v_seq;
    append_events.leaf_hash := sha256('\x00'::bytea || v_bytes);
    append_events.recorded_at := v_time;
    return next;
    v_seq := v_seq + 1;
  end loop;
  update ledger_head h set size = v_seq, last_time = v_time where h.id = 1;
end $$;

-- ---------- what is never emptied at once, whoever tries
do $$
declare t text;
begin
  foreach t in array array['account_request', 'app_user', 'event_right', 'figure_adjustment', 'historic_batch', 'implicated_unit',
      'investigation', 'ledger_head', 'opening_balance', 'organisation', 'proposal', 'recusal', 'return_code', 'rfi', 'source_code',
      'source_record', 'stated_figure', 'unit'] loop
    execute format('create trigger sqlx_never_truncated before truncate on %I for each statement execute function sqlx_refuse_change()', t);
    execute format('alter table %I enable always trigger sqlx_never_truncated', t);
  end loop;
end $$;
