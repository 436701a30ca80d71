-- What must never be, whoever writes. SQL-only objects carry the prefix sqlx_: the drift check leaves them alone.

-- ---------- vocabularies and ranges
alter table app_user
  add constraint sqlx_role check (role in ('REPORTER', 'ANALYST', 'SUPERVISOR', 'AUDITOR', 'ADMIN')),
  add constraint sqlx_reporter_has_organisation check ((role = 'REPORTER') = (organisation_id is not null)),
  add constraint sqlx_email_lower check (email = lower(email) and length(email) between 3 and 254),
  add constraint sqlx_name_not_blank check (btrim(name) <> '');

-- ADMIN besides SUPERVISOR and AUDITOR: else one administrator makes another and is both of the two people.
alter table account_request
  add constraint sqlx_kind check (kind in ('GRANT', 'RESET')),
  add constraint sqlx_role check (role is null or role in ('SUPERVISOR', 'AUDITOR', 'ADMIN')),
  add constraint sqlx_grant_names_role check ((kind = 'GRANT') = (role is not null)),
  add constraint sqlx_two_people check (decided_by is null or requested_by is null or decided_by <> requested_by),
  add constraint sqlx_not_for_oneself check (decided_by is null or decided_by <> user_id),
  add constraint sqlx_decided_whole check ((decided_at is null) = (decision is null)),
  add constraint sqlx_decision check (decision is null or decision in ('AGREED', 'REFUSED'));
create unique index sqlx_one_open_request on account_request (user_id, kind) where decided_at is null;

alter table review_case
  add constraint sqlx_status check (status in ('RECEIVED', 'UNDER_INITIAL_ASSESSMENT', 'UNDER_CREDIBILITY_ASSESSMENT',
    'UNDER_INVESTIGATION', 'AWAITING_DECISION', 'CLOSED_CREDIBLE', 'CLOSED_NON_CREDIBLE', 'CLOSED_DUPLICATE', 'SCREENED_OUT')),
  add constraint sqlx_outcome check (outcome is null or outcome in ('CREDIBLE', 'NON_CREDIBLE', 'DUPLICATE')),
  add constraint sqlx_closed_has_decision check ((status like 'CLOSED\_%') = (closing_determination_id is not null)),
  add constraint sqlx_outcome_is_status check (
    (status = 'CLOSED_CREDIBLE' and outcome = 'CREDIBLE') or (status = 'CLOSED_NON_CREDIBLE' and outcome = 'NON_CREDIBLE')
    or (status = 'CLOSED_DUPLICATE' and outcome = 'DUPLICATE') or (status not like 'CLOSED\_%' and outcome is null)),
  add constraint sqlx_left_when_not_open check ((closed_at is not null) = (status like 'CLOSED\_%' or status = 'SCREENED_OUT')),
  add constraint sqlx_killed check (killed_min >= 0 and killed_max >= 0 and killed_min <= killed_max),
  add constraint sqlx_injured check (injured_min >= 0 and injured_max >= 0 and injured_min <= injured_max),
  add constraint sqlx_cycle check (cycle >= 1 and version >= 1 and unread_replies >= 0),
  add constraint sqlx_position check ((latitude is null) = (longitude is null)
    and latitude between -90 and 90 and longitude between -180 and 180
    and latitude <> 'NaN'::float8 and longitude <> 'NaN'::float8),
  add constraint sqlx_incident_interval check (incident_from is null or incident_to is null or incident_from <= incident_to),
  add constraint sqlx_not_its_own_duplicate check (duplicate_of_id is null or duplicate_of_id <> id),
  add constraint sqlx_duplicate_names_target check (status <> 'CLOSED_DUPLICATE' or duplicate_of_id is not null or historic);

alter table recorded_value
  add constraint sqlx_audience check (audience in ('STAFF', 'SUBMITTER', 'PUBLIC')),
  add constraint sqlx_salt_length check (salt is null or length(salt) = 32),
  add constraint sqlx_commitment_length check (length(commitment) = 32),
  add constraint sqlx_erased_whole check ((value_json is null) = (erased_at is not null) and (salt is null) = (erased_at is not null)
    and (erased_policy is null) = (erased_at is null)),
  add constraint sqlx_version check (version >= 1);

alter table source_identity
  add constraint sqlx_salt_length check (salt is null or length(salt) = 32),
  add constraint sqlx_commitment_length check (length(commitment) = 32),
  add constraint sqlx_erased_whole check ((value_json is null) = (erased_at is not null) and (salt is null) = (erased_at is not null));

alter table return_code add constraint sqlx_sha256 check (length(code_hash) = 32);
alter table holder_session add constraint sqlx_sha256 check (length(id) = 32);
alter table user_session add constraint sqlx_sha256 check (length(id) = 32);
alter table password_reset add constraint sqlx_sha256 check (length(id) = 32);

alter table determination
  add constraint sqlx_status check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'WITHDRAWN', 'APPROVED', 'HISTORIC')),
  add constraint sqlx_outcome check (outcome is null or outcome in ('CREDIBLE', 'NON_CREDIBLE', 'DUPLICATE')),
  add constraint sqlx_reason_only_where_it_belongs check (reason is null or outcome in ('NON_CREDIBLE', 'DUPLICATE')),
  add constraint sqlx_killed check (killed_min >= 0 and killed_min <= killed_max and killed_best between killed_min and killed_max),
  add constraint sqlx_injured check (injured_min >= 0 and injured_min <= injured_max and injured_best between injured_min and injured_max),
  add constraint sqlx_submitted_is_frozen check (status in ('DRAFT', 'HISTORIC') or (content_hash is not null and outcome is not null and submitted_at is not null)),
  add constraint sqlx_decided_whole check ((status = 'APPROVED') <= (decided_by is not null and decided_at is not null)),
  add constraint sqlx_two_people check (historic or decided_by is null or decided_by <> author_id),
  add constraint sqlx_historic check (historic = (status = 'HISTORIC') and (not historic or (deciding_body is not null and outcome is not null))),
  add constraint sqlx_content_hash check (content_hash is null or length(content_hash) = 32);
create unique index sqlx_one_working_determination on determination (case_id) where status in ('DRAFT', 'SUBMITTED');
create unique index sqlx_one_approval_a_cycle on determination (case_id, cycle) where status = 'APPROVED';

alter table proposal
  add constraint sqlx_kind check (kind in ('RECOMMENDATION', 'SCREENING_OUT', 'REOPENING', 'REOPENING_REQUEST', 'CORRECTION')),
  add constraint sqlx_decision check (decision is null or decision in ('AGREED', 'REFUSED', 'SUPERSEDED')),
  add constraint sqlx_decided_whole check ((decided_at is null) = (decision is null)),
  add constraint sqlx_two_people check (decided_by is null or proposed_by is null or decided_by <> proposed_by);
create unique index sqlx_one_open_proposal on proposal (case_id, kind) where decided_at is null;

alter table evidence
  add constraint sqlx_form check (form in ('FILE', 'LINK')),
  add constraint sqlx_file_has_bytes check ((form = 'FILE') = (sha256 is not null) and (form = 'FILE') = (size is not null)),
  add constraint sqlx_sha256 check (sha256 is null or length(sha256) = 32),
  add constraint sqlx_size check (size is null or size >= 0),
  add constraint sqlx_audience check (audience in ('STAFF', 'SUBMITTER', 'PUBLIC'));

alter table historic_batch
  add constraint sqlx_two_people check (confirmed_by is null or entered_by is null or confirmed_by <> entered_by),
  add constraint sqlx_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null));
alter table stated_figure
  add constraint sqlx_figure check (figure in ('STRIKES_TO_DATE', 'ENGAGEMENTS_TO_DATE', 'REPORTS_TO_DATE')),
  add constraint sqlx_value check (value >= 0),
  add constraint sqlx_first_of_month check (extract(day from month) = 1),
  add constraint sqlx_two_people check (confirmed_by is null or entered_by is null or confirmed_by <> entered_by),
  add constraint sqlx_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null));
create unique index sqlx_one_confirmed_figure on stated_figure (figure, month, confirmed_at) where confirmed_at is not null;
alter table figure_adjustment
  add constraint sqlx_figure check (figure in ('OPEN', 'KILLED', 'INJURED')),
  add constraint sqlx_delta check (delta <> 0),
  add constraint sqlx_reason check (btrim(reason) <> ''),
  add constraint sqlx_first_of_month check (extract(day from month) = 1),
  add constraint sqlx_two_people check (confirmed_by is null or entered_by is null or confirmed_by <> entered_by),
  add constraint sqlx_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null));
alter table opening_balance
  add constraint sqlx_counts check (open_cases >= 0 and reopened_cases between 0 and open_cases and killed >= 0 and injured >= 0
    and reports >= 0 and credible >= 0 and non_credible >= 0 and duplicate >= 0),
  add constraint sqlx_first_of_month check (extract(day from month) = 1),
  add constraint sqlx_two_people check (confirmed_by is null or entered_by is null or confirmed_by <> entered_by),
  add constraint sqlx_confirmed_whole check ((confirmed_at is null) = (confirmed_by is null));
create unique index sqlx_one_opening_balance on opening_balance ((true)) where confirmed_at is not null;

alter table case_event
  add constraint sqlx_flow check (flow is null or flow in
    ('OPENING', 'RECEIVED', 'REOPENED', 'COMPLETED', 'SCREENED_OUT', 'BROUGHT_IN', 'BROUGHT_IN_DECIDED', 'HISTORIC_COMPLETED')),
  add constraint sqlx_precision check (effective_precision in ('INSTANT', 'DAY', 'PUBLISHED', 'NOT_STATED')),
  add constraint sqlx_dated_unless_not_stated check ((effective_at is null) = (effective_precision = 'NOT_STATED')),
  add constraint sqlx_type_is_past_tense check (type ~ '^[A-Z][A-Z_]+$');

-- ---------- a case is never the duplicate of a duplicate, nor of one screened out
create function sqlx_check_duplicate_target() returns trigger language plpgsql as $$
declare target_status text;
begin
  if new.duplicate_of_id is not null and new.duplicate_of_id is distinct from old.duplicate_of_id then
    if exists (select 1 from review_case c where c.duplicate_of_id = new.id) then
      raise exception 'a case that others are duplicates of cannot become one' using errcode = '23514';
    end if;
    select status into target_status from review_case where id = new.duplicate_of_id for share;
    if target_status in ('CLOSED_DUPLICATE', 'SCREENED_OUT') then
      raise exception 'a case cannot be a duplicate of a duplicate or of a screened-out case' using errcode = '23514';
    end if;
  end if;
  return new;
end $$;
create trigger sqlx_duplicate_target before update of duplicate_of_id on review_case
  for each row execute function sqlx_check_duplicate_target();

-- ---------- append-only tables: refused by grants (next migration) and by triggers that replication roles cannot skip
create function sqlx_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: the table is append-only', tg_op, tg_table_name using errcode = '42501';
end $$;

create function sqlx_only_erasure() returns trigger language plpgsql as $$
begin
  -- An erasure empties the value and its salt and says so; nothing else about a recorded value ever changes.
  if old.erased_at is null and new.erased_at is not null and new.value_json is null and new.salt is null
     and (to_jsonb(new) - array['value_json', 'salt', 'erased_at', 'erased_policy'])
       = (to_jsonb(old) - array['value_json', 'salt', 'erased_at', 'erased_policy']) then
    return new;
  end if;
  raise exception 'update on % is refused: recorded values are append-only, erasure apart', tg_table_name using errcode = '42501';
end $$;

create function sqlx_frozen_when_decided() returns trigger language plpgsql as $$
begin
  if old.status in ('APPROVED', 'HISTORIC') then
    raise exception 'determination % is decided and frozen', old.id using errcode = '42501';
  end if;
  if old.status = 'SUBMITTED' and (new.content_hash, new.outcome, new.reason, new.author_id, new.cycle, new.number,
      new.killed_best, new.killed_min, new.killed_max, new.injured_best, new.injured_min, new.injured_max, new.duplicate_of_id)
      is distinct from (old.content_hash, old.outcome, old.reason, old.author_id, old.cycle, old.number,
      old.killed_best, old.killed_min, old.killed_max, old.injured_best, old.injured_min, old.injured_max, old.duplicate_of_id) then
    raise exception 'determination % was submitted: its content is frozen', old.id using errcode = '42501';
  end if;
  return new;
end $$;
create trigger sqlx_frozen before update on determination for each row execute function sqlx_frozen_when_decided();
alter table determination enable always trigger sqlx_frozen;

do $$
declare t text;
begin
  foreach t in array array['case_event', 'ledger_entry'] loop
    execute format('create trigger sqlx_append_only before update or delete on %I for each row execute function sqlx_refuse_change()', t);
    execute format('alter table %I enable always trigger sqlx_append_only', t);
  end loop;
  foreach t in array array['recorded_value', 'source_identity'] loop
    execute format('create trigger sqlx_only_erasure before update on %I for each row execute function sqlx_only_erasure()', t);
    execute format('alter table %I enable always trigger sqlx_only_erasure', t);
  end loop;
  -- Nothing is deleted (process §6): not the append-only tables, nor cases, determinations, proposals, evidence.
  foreach t in array array['recorded_value', 'source_identity', 'review_case', 'determination', 'proposal', 'recusal',
                           'implicated_unit', 'investigation', 'rfi', 'evidence', 'historic_batch', 'source_code', 'stated_figure',
                           'figure_adjustment', 'opening_balance', 'app_user', 'account_request'] loop
    execute format('create trigger sqlx_never_deleted before delete on %I for each row execute function sqlx_refuse_change()', t);
    execute format('alter table %I enable always trigger sqlx_never_deleted', t);
  end loop;
  foreach t in array array['case_event', 'ledger_entry', 'recorded_value', 'source_identity', 'review_case', 'determination', 'evidence'] loop
    execute format('create trigger sqlx_never_truncated before truncate on %I for each statement execute function sqlx_refuse_change()', t);
    execute format('alter table %I enable always trigger sqlx_never_truncated', t);
  end loop;
end $$;

-- ---------- indexes Prisma cannot say. A case is open exactly when closed_at is null.
create index sqlx_open_by_received on review_case (received_at, id) include (assignee_id) where closed_at is null; -- counts those nobody has, too
create index sqlx_open_by_incident on review_case (incident_from, id) where closed_at is null;
-- An area in order of arrival, narrowed to a time: stops at the page's last row, and counts without visiting the table.
create index sqlx_open_by_area_received on review_case (governorate, received_at, id, incident_from) where closed_at is null;
create index sqlx_open_by_area_incident on review_case (governorate, incident_from, id) where closed_at is null;
create index sqlx_open_by_status on review_case (status, status_since, id) where closed_at is null;
-- An undated incident comes last in its order, and has its place in the list all the same.
create index sqlx_open_by_incident_or_last on review_case ((coalesce(incident_from, 'infinity'::timestamptz)), id) where closed_at is null;
create index sqlx_open_by_state on review_case (status, id) where closed_at is null;
create index sqlx_open_by_source on review_case (source_kind, received_at, id) where closed_at is null;
create index sqlx_open_by_assignee on review_case (assignee_id, received_at, id) where closed_at is null;
create index sqlx_open_awaiting_information on review_case (received_at, id) where closed_at is null and awaiting_information;
create index sqlx_unread on review_case (received_at, id) where unread_replies > 0;
create index sqlx_open_reopened on review_case (received_at, id) where closed_at is null and cycle > 1;
create index sqlx_closed on review_case (closed_at, id) where closed_at is not null;
create index sqlx_by_organisation on review_case (organisation_id, received_at, id) where organisation_id is not null;
create index sqlx_duplicates on review_case (duplicate_of_id) where duplicate_of_id is not null;
create index sqlx_reference_trgm on review_case using gin (reference gin_trgm_ops);
create index sqlx_place_latin_trgm on review_case using gin (place_name_latin gin_trgm_ops);
create index sqlx_place_original_trgm on review_case using gin (place_name_original gin_trgm_ops);
create index sqlx_flow on case_event (flow, effective_at) include (outcome, cycle) where flow is not null;
create index sqlx_flow_by_seq on case_event (seq) where flow is not null;
create index sqlx_user_email on app_user (lower(email));
create index sqlx_evidence_bytes on evidence (sha256) where sha256 is not null;

-- ---------- spoken references
create sequence case_reference_number;
create function next_case_reference(p_year int) returns text language sql security definer set search_path = public, pg_temp as
  $$ select 'CH-' || p_year || '-' || lpad(n, greatest(4, length(n)), '0') from (select nextval('case_reference_number')::text as n) s $$; -- lpad also cuts
