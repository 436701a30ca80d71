-- Corrections of closed cases (docs/decisions/013-corrections-and-duplicates.md): what two people corrected moves the figures in
-- the month of the approval; what was published before stays as it was. Words are recorded values of the proposal.

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "determination_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "event_id" UUID NOT NULL,
    "best_from" INTEGER,
    "min_from" INTEGER,
    "max_from" INTEGER,
    "best_to" INTEGER,
    "min_to" INTEGER,
    "max_to" INTEGER,
    "reason_to" TEXT,
    "old_incident_from" TIMESTAMPTZ(3),
    "old_incident_to" TIMESTAMPTZ(3),
    "old_precision" TEXT,
    "old_governorate" TEXT,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "correction_event_id_key" ON "correction"("event_id");

-- CreateIndex
CREATE INDEX "correction_case_id_idx" ON "correction"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "correction_determination_id_field_ordinal_key" ON "correction"("determination_id", "field", "ordinal");

alter table correction
  add constraint sqlx_of_proposal foreign key (id) references proposal (id),
  add constraint sqlx_of_case foreign key (case_id) references review_case (id),
  add constraint sqlx_of_determination foreign key (determination_id) references determination (id),
  add constraint sqlx_field check (field in ('KILLED', 'INJURED', 'REASON', 'PUBLIC_TEXT', 'INCIDENT_DATE', 'GOVERNORATE', 'PLACE_NAME')),
  add constraint sqlx_ordinal check (ordinal >= 1 and cycle >= 1),
  add constraint sqlx_people check (case when field in ('KILLED', 'INJURED')
    then min_to is not null and best_to is not null and max_to is not null and min_to >= 0 and best_to between min_to and max_to
      and (min_from is null) = (max_from is null)
    else min_to is null and best_to is null and max_to is null and min_from is null and best_from is null and max_from is null end),
  add constraint sqlx_reason check ((field = 'REASON') = (reason_to is not null));

-- A correction is of what was decided last and stands, by two people, and goes on from what the one before it left.
create function sqlx_check_correction() returns trigger language plpgsql as $$
declare
  v_before correction;
  v_people int[];
begin
  if not exists (select 1 from review_case c join determination d on d.case_id = c.id and d.cycle = c.cycle
      where c.id = new.case_id and d.id = new.determination_id and c.status like 'CLOSED\_%' and d.cycle = new.cycle
        and d.status in ('APPROVED', 'HISTORIC')) then
    raise exception 'only a decision that stands can be corrected' using errcode = '23514';
  end if;
  select * into v_before from correction k where k.determination_id = new.determination_id and k.field = new.field order by k.ordinal desc limit 1;
  if new.ordinal <> coalesce(v_before.ordinal, 0) + 1 then
    raise exception 'a correction goes on from the last one' using errcode = '23514';
  end if;
  if new.field in ('KILLED', 'INJURED') then
    if v_before.id is not null then v_people := array[v_before.best_to, v_before.min_to, v_before.max_to];
    else
      select case new.field when 'KILLED' then array[d.killed_best, d.killed_min, d.killed_max] else array[d.injured_best, d.injured_min, d.injured_max] end
        into v_people from determination d where d.id = new.determination_id and d.outcome = 'CREDIBLE';
    end if;
    if v_people is null or v_people is distinct from array[new.best_from, new.min_from, new.max_from] then
      raise exception 'a correction says what stood before it' using errcode = '23514';
    end if;
  end if;
  return new;
end $$;
create trigger sqlx_correction before insert on correction for each row execute function sqlx_check_correction();
create trigger sqlx_append_only before update or delete on correction for each row execute function sqlx_refuse_change();
create trigger sqlx_never_truncated before truncate on correction for each statement execute function sqlx_refuse_change();
alter table correction enable always trigger sqlx_append_only;
alter table correction enable always trigger sqlx_never_truncated;

alter table correction enable row level security;
alter table correction force row level security;
create policy owner on correction to attest_owner using (true) with check (true);
create policy staff on correction for select to attest_staff using (true);
create policy decided on correction for insert to attest_staff
  with check (exists (select 1 from proposal p where p.id = correction.id and p.case_id = correction.case_id and p.kind = 'CORRECTION'
    and p.decision = 'AGREED' and p.decided_by = sqlx_actor()));
grant select, insert on correction to attest_staff;
grant select on correction to attest_operator;
create policy operator on correction for select to attest_operator using (true);

alter table case_event drop constraint sqlx_flow, add constraint sqlx_flow check (flow is null or flow in
  ('OPENING', 'RECEIVED', 'REOPENED', 'COMPLETED', 'SCREENED_OUT', 'BROUGHT_IN', 'BROUGHT_IN_DECIDED', 'HISTORIC_COMPLETED', 'CORRECTED'));

-- What a determination concedes with every correction of it so far. A determination is corrected only while it is its case's
-- last word, so whoever replaces it, or counts it later, takes all of them.
create function sqlx_conceded_now(p_determination uuid)
returns table (killed_min int, killed_max int, injured_min int, injured_max int)
language sql stable set search_path = public, pg_temp as $$
  select coalesce(k.min_to, d.killed_min), coalesce(k.max_to, d.killed_max), coalesce(i.min_to, d.injured_min), coalesce(i.max_to, d.injured_max)
  from determination d
    left join lateral (select x.min_to, x.max_to from correction x where x.determination_id = d.id and x.field = 'KILLED' order by x.ordinal desc limit 1) k on true
    left join lateral (select x.min_to, x.max_to from correction x where x.determination_id = d.id and x.field = 'INJURED' order by x.ordinal desc limit 1) i on true
  where d.id = p_determination
$$;

-- As before, and: an approved correction counts in the month of its approval, with the differences it makes. What a later
-- decision replaces leaves with its corrections.
create or replace function sqlx_flow_groups(p_after bigint, p_through bigint, p_zone text)
returns table (month date, flow text, outcome text, reason text, "precision" text, reopened boolean, cases bigint,
  killed_min bigint, killed_max bigint, killed_unstated bigint, injured_min bigint, injured_max bigint, injured_unstated bigint)
language sql stable set search_path = public, pg_temp as $$
  with flow_event as (
    select e.*, sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) as counted_month
    from case_event e where e.flow is not null and e.seq > p_after and e.seq <= p_through)
  select e.counted_month, e.flow, coalesce(e.outcome, ''), coalesce(e.reason, ''), e.effective_precision, e.cycle > 1, count(*),
    coalesce(sum(d.killed_min), 0), coalesce(sum(d.killed_max), 0), count(d.id) filter (where d.killed_min is null),
    coalesce(sum(d.injured_min), 0), coalesce(sum(d.injured_max), 0), count(d.id) filter (where d.injured_min is null)
  from flow_event e left join determination d on d.id = e.determination_id and e.outcome = 'CREDIBLE'
  where e.flow <> 'CORRECTED'
  group by 1, 2, 3, 4, 5, 6
  union all -- Where the corrected decision is undated it never was in a dated month, and neither is its correction.
  select case when d.historic and d.effective_on is null then null else e.counted_month end, e.flow, d.outcome, '', e.effective_precision, e.cycle > 1, count(*),
    coalesce(sum(k.min_to - coalesce(k.min_from, 0)) filter (where k.field = 'KILLED'), 0),
    coalesce(sum(k.max_to - coalesce(k.max_from, 0)) filter (where k.field = 'KILLED'), 0),
    -count(*) filter (where k.field = 'KILLED' and k.min_from is null),
    coalesce(sum(k.min_to - coalesce(k.min_from, 0)) filter (where k.field = 'INJURED'), 0),
    coalesce(sum(k.max_to - coalesce(k.max_from, 0)) filter (where k.field = 'INJURED'), 0),
    -count(*) filter (where k.field = 'INJURED' and k.min_from is null)
  from flow_event e join correction k on k.event_id = e.id join determination d on d.id = k.determination_id
  where e.flow = 'CORRECTED'
  group by 1, 2, 3, 5, 6
  union all -- What a later decision of the same case replaces leaves the cumulative figures in that month; where the earlier
  -- one is undated it never was in a dated month, and where it was never confirmed it never counted at all.
  select case when d.historic and d.effective_on is null then null else e.counted_month end, 'SUPERSEDED', coalesce(d.outcome, ''), '', e.effective_precision, true, count(*),
    coalesce(sum(s.killed_min), 0), coalesce(sum(s.killed_max), 0), count(*) filter (where d.outcome = 'CREDIBLE' and s.killed_min is null),
    coalesce(sum(s.injured_min), 0), coalesce(sum(s.injured_max), 0), count(*) filter (where d.outcome = 'CREDIBLE' and s.injured_min is null)
  from flow_event e join determination d on d.id = e.superseded_id, lateral sqlx_conceded_now(d.id) s
  where e.superseded_id is not null and (not d.historic or exists (
    select 1 from case_event h where h.case_id = e.case_id and h.flow = 'HISTORIC_COMPLETED' and h.determination_id = d.id and h.seq < e.seq))
  group by 1, 3, 5
$$;

-- As before, with what was corrected by the end of the month: again case by case, and not as a sum of flows.
create or replace function stocks_at(p_month date, p_zone text, p_as_of bigint)
returns table (open bigint, open_reopened bigint, credible bigint, killed_min bigint, killed_max bigint, injured_min bigint, injured_max bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with known as materialized (
    select e.id, e.case_id, e.cycle, e.flow, e.seq, e.outcome, e.determination_id from case_event e
    where e.flow is not null and e.seq <= coalesce(p_as_of, 9223372036854775807)
      and sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) <= p_month),
  open_cycle as (
    select k.case_id, k.cycle from known k group by 1, 2
    having count(*) filter (where k.flow in ('OPENING', 'RECEIVED', 'REOPENED', 'BROUGHT_IN')) > 0
      and count(*) filter (where k.flow in ('COMPLETED', 'SCREENED_OUT', 'BROUGHT_IN_DECIDED')) = 0),
  standing as (
    select distinct on (k.case_id) k.determination_id, k.outcome from known k
    where k.flow in ('COMPLETED', 'HISTORIC_COMPLETED') order by k.case_id, k.cycle desc, k.seq desc),
  corrected as (
    select distinct on (x.determination_id, x.field) x.determination_id, x.field, x.min_to, x.max_to
    from known k join correction x on x.event_id = k.id
    where k.flow = 'CORRECTED' and x.field in ('KILLED', 'INJURED') order by x.determination_id, x.field, x.ordinal desc),
  conceded as (
    select count(*) as credible, coalesce(sum(coalesce(k.min_to, d.killed_min)), 0) as killed_min, coalesce(sum(coalesce(k.max_to, d.killed_max)), 0) as killed_max,
      coalesce(sum(coalesce(i.min_to, d.injured_min)), 0) as injured_min, coalesce(sum(coalesce(i.max_to, d.injured_max)), 0) as injured_max
    from standing s left join determination d on d.id = s.determination_id
      left join corrected k on k.determination_id = d.id and k.field = 'KILLED'
      left join corrected i on i.determination_id = d.id and i.field = 'INJURED' where s.outcome = 'CREDIBLE')
  select (select count(*) from open_cycle), (select count(*) from open_cycle o where o.cycle > 1),
    c.credible, c.killed_min::bigint, c.killed_max::bigint, c.injured_min::bigint, c.injured_max::bigint from conceded c
$$;

-- As before, but an item says what the case said when it was decided: what is corrected afterwards is its own line in its own month.
create or replace function completed_items(p_month date, p_zone text, p_as_of bigint, p_limit int, p_offset int)
returns table (total bigint, seq bigint, reference text, cycle int, outcome text, reason text, historic boolean, effective_at timestamptz, effective_precision text,
  incident_from timestamptz, incident_to timestamptz, incident_precision text, governorate text, source_kind text, killed_min int, killed_max int, injured_min int, injured_max int,
  deciding_body text, public_text text, codes text[])
language sql stable security definer set search_path = public, pg_temp as $$
  with completed as (
    select e.seq, e.case_id, e.cycle, e.outcome, e.reason, e.effective_at, e.effective_precision, e.determination_id from case_event e
    where e.flow in ('COMPLETED', 'HISTORIC_COMPLETED') and e.seq <= coalesce(p_as_of, 9223372036854775807)
      and case when p_month is null then e.effective_at is null
        else e.effective_at >= p_month - interval '1 day' and e.effective_at < p_month + interval '1 month 1 day' -- any zone; then exactly
          and sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) = p_month end),
  later as ( -- the first correction of each after the decision holds what the decision was published with
    select i.seq, k.field, k.old_incident_from, k.old_incident_to, k.old_precision, k.old_governorate,
      row_number() over (partition by i.seq, k.field order by e.seq) as n
    from correction k join case_event e on e.id = k.event_id join completed i on i.case_id = k.case_id and i.seq < e.seq
    where k.field in ('INCIDENT_DATE', 'GOVERNORATE')),
  listed as (
    select count(*) over () as total, i.*, c.id, c.reference, c.source_kind,
      case when t.seq is null then c.incident_from else t.old_incident_from end as incident_from,
      case when t.seq is null then c.incident_to else t.old_incident_to end as incident_to,
      case when t.seq is null then c.incident_precision else t.old_precision end as incident_precision,
      case when g.seq is null then c.governorate else g.old_governorate end as governorate
    from completed i join review_case c on c.id = i.case_id
      left join later t on t.seq = i.seq and t.field = 'INCIDENT_DATE' and t.n = 1
      left join later g on g.seq = i.seq and g.field = 'GOVERNORATE' and g.n = 1
    order by case i.outcome when 'CREDIBLE' then 1 when 'DUPLICATE' then 2 else 3 end,
      case when t.seq is null then c.incident_from else t.old_incident_from end nulls last, i.seq limit p_limit offset p_offset)
  select l.total, l.seq, l.reference, l.cycle, l.outcome, l.reason, coalesce(d.historic, false), l.effective_at, l.effective_precision,
    l.incident_from, l.incident_to, l.incident_precision, l.governorate, l.source_kind, d.killed_min, d.killed_max, d.injured_min, d.injured_max, d.deciding_body,
    (select v.value_json from recorded_value v where v.case_id = l.case_id and v.object_kind = 'DETERMINATION' and v.object_id = d.id
       and v.field = 'publicText' and v.audience = 'PUBLIC' order by v.version desc limit 1),
    (select array_agg(k.code order by k.code) from source_code k where k.case_id = l.case_id)
  from listed l left join determination d on d.id = l.determination_id
  order by case l.outcome when 'CREDIBLE' then 1 when 'DUPLICATE' then 2 else 3 end, l.incident_from nulls last, l.seq
$$;

-- The corrections approved in a month, with the words meant for the public; `said` holds field, from and to, null where a
-- field is never printed.
create function corrections_of_month(p_month date, p_zone text, p_as_of bigint)
returns table (seq bigint, reference text, cycle int, field text, approved_at timestamptz, said text, why text)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.seq, c.reference, k.cycle, k.field, e.recorded_at,
    (select v.value_json from recorded_value v where v.case_id = k.case_id and v.object_kind = 'PROPOSAL' and v.object_id = k.id
       and v.field = 'correction' and v.audience = 'PUBLIC' order by v.version desc limit 1),
    (select v.value_json from recorded_value v where v.case_id = k.case_id and v.object_kind = 'PROPOSAL' and v.object_id = k.id
       and v.field = 'rationale' and v.audience = 'PUBLIC' order by v.version desc limit 1)
  from case_event e join correction k on k.event_id = e.id join review_case c on c.id = k.case_id
  where e.flow = 'CORRECTED' and e.seq <= coalesce(p_as_of, 9223372036854775807)
    and e.effective_at >= p_month - interval '1 day' and e.effective_at < p_month + interval '1 month 1 day'
    and sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) = p_month
  order by e.seq
$$;

revoke execute on function sqlx_conceded_now(uuid), corrections_of_month(date, text, bigint) from public;
grant execute on function corrections_of_month(date, text, bigint)
  to attest_public, attest_staff, attest_reporter, attest_holder, attest_admin, attest_operator;

-- Several may ask for a reopening at once, each once until an answer comes; the other proposals stay one of a kind.
drop index sqlx_one_open_proposal;
create unique index sqlx_one_open_proposal on proposal (case_id, kind) where decided_at is null and kind <> 'REOPENING_REQUEST';
create unique index sqlx_one_open_request_each on proposal (case_id, coalesce(proposed_by::text, by_kind))
  where decided_at is null and kind = 'REOPENING_REQUEST';

-- Duplicates: chains and cycles are impossible however a row is written, and even when two cases are closed at the same moment.
-- Whoever changes a row holds it, and waits here for its target: the second one sees what the first one left, or the database
-- ends one of two that wait for each other. A target can't leave by screening out either while others stand as its duplicates.
create or replace function sqlx_check_duplicate_target() returns trigger language plpgsql as $$
declare target review_case;
begin
  if new.duplicate_of_id is not null and new.duplicate_of_id is distinct from old.duplicate_of_id then
    if exists (select 1 from review_case c where c.duplicate_of_id = new.id) then
      raise exception 'a case that others are duplicates of cannot become one' using errcode = '23514';
    end if;
    select * into target from review_case where id = new.duplicate_of_id for share;
    if target.status in ('CLOSED_DUPLICATE', 'SCREENED_OUT') or target.duplicate_of_id is not null then
      raise exception 'a case cannot be a duplicate of a duplicate or of a screened-out case' using errcode = '23514';
    end if;
  end if;
  if new.status = 'SCREENED_OUT' and old.status <> 'SCREENED_OUT' and exists (select 1 from review_case c where c.duplicate_of_id = new.id) then
    raise exception 'a case that others are duplicates of cannot be screened out' using errcode = '23514';
  end if;
  return new;
end $$;
drop trigger sqlx_duplicate_target on review_case;
create trigger sqlx_duplicate_target before update of duplicate_of_id, status on review_case for each row
  when (new.duplicate_of_id is distinct from old.duplicate_of_id or new.status is distinct from old.status)
  execute function sqlx_check_duplicate_target();
create trigger sqlx_duplicate_target_of_new before insert on review_case for each row
  when (new.duplicate_of_id is not null) execute function sqlx_check_duplicate_target();
alter table review_case enable always trigger sqlx_duplicate_target;
alter table review_case enable always trigger sqlx_duplicate_target_of_new;
