-- The figures, counted from events only (process §5). Aggregates are all that leaves these functions, so the public role
-- may call them without seeing an event. Arithmetic and identities are lib/domain/publication's.

-- The month a flow counts in, by the body's own calendar; null where the date is not stated. A fact known only to the day is
-- stored at UTC midnight and keeps its date in every zone. What is brought in moves our stock when we learn of it.
create function sqlx_flow_month(p_flow text, p_effective_at timestamptz, p_precision text, p_recorded_at timestamptz, p_zone text)
returns date language sql immutable as $$
  select date_trunc('month', case
    when p_flow in ('BROUGHT_IN', 'BROUGHT_IN_DECIDED') then p_recorded_at at time zone p_zone
    when p_precision = 'INSTANT' then p_effective_at at time zone p_zone
    else p_effective_at at time zone 'UTC' end)::date
$$;

-- Flow between two sequence numbers, grouped by month.
create function sqlx_flow_groups(p_after bigint, p_through bigint, p_zone text)
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
  group by 1, 2, 3, 4, 5, 6
  union all -- What a later decision of the same case replaces leaves the cumulative figures in that month; where the earlier
  -- one is undated it never was in a dated month, and where it was never confirmed it never counted at all.
  select case when d.historic and d.effective_on is null then null else e.counted_month end, 'SUPERSEDED', coalesce(d.outcome, ''), '', e.effective_precision, true, count(*),
    coalesce(sum(d.killed_min), 0), coalesce(sum(d.killed_max), 0), count(*) filter (where d.outcome = 'CREDIBLE' and d.killed_min is null),
    coalesce(sum(d.injured_min), 0), coalesce(sum(d.injured_max), 0), count(*) filter (where d.outcome = 'CREDIBLE' and d.injured_min is null)
  from flow_event e join determination d on d.id = e.superseded_id
  where e.superseded_id is not null and (not d.historic or exists (
    select 1 from case_event h where h.case_id = e.case_id and h.flow = 'HISTORIC_COMPLETED' and h.determination_id = d.id and h.seq < e.seq))
  group by 1, 3, 5
$$;

-- Every month's flow as the ledger stood through p_as_of (a sequence number; null: now). Now comes from the last summary
-- plus what came after it; the past always from the events themselves.
create function flow_by_month(p_zone text, p_as_of bigint)
returns table (month date, flow text, outcome text, reason text, "precision" text, reopened boolean, cases bigint,
  killed_min bigint, killed_max bigint, killed_unstated bigint, injured_min bigint, injured_max bigint, injured_unstated bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with base as (select max(s.through_seq) as seq from flow_summary s where s.zone = p_zone and p_as_of is null)
  select g.month, g.flow, g.outcome, g.reason, g."precision", g.reopened, sum(g.cases)::bigint,
    sum(g.killed_min)::bigint, sum(g.killed_max)::bigint, sum(g.killed_unstated)::bigint,
    sum(g.injured_min)::bigint, sum(g.injured_max)::bigint, sum(g.injured_unstated)::bigint
  from (
    select s.month, s.flow, s.outcome, s.reason, s."precision", s.reopened, s.cases, s.killed_min, s.killed_max, s.killed_unstated,
        s.injured_min, s.injured_max, s.injured_unstated
      from flow_summary s, base where s.zone = p_zone and s.through_seq = base.seq
    union all
    select g.* from base, sqlx_flow_groups(coalesce(base.seq, -1), coalesce(p_as_of, 9223372036854775807), p_zone) g
  ) g group by 1, 2, 3, 4, 5, 6
$$;

-- Brings the summary up to the head of the ledger; answers how many events it took in. Concurrent calls: one works.
create function refresh_flow_summary(p_zone text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_from bigint;
  v_through bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('flow_summary')) then return 0; end if;
  select coalesce(max(s.through_seq), -1) into v_from from flow_summary s where s.zone = p_zone;
  select h.size - 1 into v_through from ledger_head h;
  if v_through <= v_from then return 0; end if;
  insert into flow_summary (through_seq, zone, month, flow, outcome, reason, "precision", reopened, cases,
      killed_min, killed_max, killed_unstated, injured_min, injured_max, injured_unstated)
    select v_through, p_zone, f.* from flow_by_month(p_zone, null) f;
  delete from flow_summary s where s.zone = p_zone and s.through_seq < v_through;
  return v_through - v_from;
end $$;

-- How many events the summary does not hold yet.
create function flow_summary_lag(p_zone text) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select (select h.size - 1 from ledger_head h) - coalesce((select max(s.through_seq) from flow_summary s where s.zone = p_zone), -1)
$$;

-- The last sequence number recorded at or before an instant; -1 where nothing was.
create function ledger_seq_at(p_instant timestamptz) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select e.seq from case_event e where e.recorded_at <= p_instant order by e.recorded_at desc, e.seq desc limit 1), -1)
$$;
create index sqlx_event_recorded on case_event (recorded_at, seq);

-- The same stocks counted another way, so that the identities can fail: cycles that have an entry and no exit by the end of
-- a month, and for each case the last determination that stood by then. Flows are sums; these are cases, one by one.
create function stocks_at(p_month date, p_zone text, p_as_of bigint)
returns table (open bigint, open_reopened bigint, credible bigint, killed_min bigint, killed_max bigint, injured_min bigint, injured_max bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with known as materialized (
    select e.case_id, e.cycle, e.flow, e.seq, e.outcome, e.determination_id from case_event e
    where e.flow is not null and e.seq <= coalesce(p_as_of, 9223372036854775807)
      and sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) <= p_month),
  open_cycle as (
    select k.case_id, k.cycle from known k group by 1, 2
    having count(*) filter (where k.flow in ('OPENING', 'RECEIVED', 'REOPENED', 'BROUGHT_IN')) > 0
      and count(*) filter (where k.flow in ('COMPLETED', 'SCREENED_OUT', 'BROUGHT_IN_DECIDED')) = 0),
  standing as (
    select distinct on (k.case_id) k.determination_id, k.outcome from known k
    where k.flow in ('COMPLETED', 'HISTORIC_COMPLETED') order by k.case_id, k.cycle desc, k.seq desc),
  conceded as (
    select count(*) as credible, coalesce(sum(d.killed_min), 0) as killed_min, coalesce(sum(d.killed_max), 0) as killed_max,
      coalesce(sum(d.injured_min), 0) as injured_min, coalesce(sum(d.injured_max), 0) as injured_max
    from standing s left join determination d on d.id = s.determination_id where s.outcome = 'CREDIBLE')
  select (select count(*) from open_cycle), (select count(*) from open_cycle o where o.cycle > 1),
    c.credible, c.killed_min::bigint, c.killed_max::bigint, c.injured_min::bigint, c.injured_max::bigint from conceded c
$$;

-- The newest entry that moved a figure, at or before p_as_of (null: now); -1 where none did. Figures computed once for it stay true.
create function last_figure_seq(p_as_of bigint) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select greatest(
    coalesce((select e.seq from case_event e where e.flow is not null and e.seq <= coalesce(p_as_of, 9223372036854775807) order by e.seq desc limit 1), -1),
    coalesce((select e.seq from case_event e where e.case_id is null and e.type like '%\_CONFIRMED' and e.seq <= coalesce(p_as_of, 9223372036854775807)
      order by e.seq desc limit 1), -1))
$$;
create index sqlx_event_confirmed on case_event (seq) where case_id is null and type like '%\_CONFIRMED';

-- Whether an entry after p_after counts in a month up to p_month, or in no month: then figures computed through p_after are
-- no longer that month's. What is received now leaves the months before it as they were.
create function figures_moved(p_month date, p_zone text, p_after bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from case_event e where e.flow is not null and e.seq > p_after and (e.superseded_id is not null
      or coalesce(sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) <= p_month, true)))
    or exists (select 1 from case_event e where e.case_id is null and e.type like '%\_CONFIRMED' and e.seq > p_after)
$$;

-- An entry's place and leaf hash: the last one, or the last at or before p_as_of. Tells nothing of what it says.
create function ledger_position(p_as_of bigint) returns table (seq bigint, leaf_hash bytea, recorded_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.seq, l.leaf_hash, e.recorded_at from case_event e join ledger_entry l using (seq)
  where e.seq <= coalesce(p_as_of, 9223372036854775807) order by e.seq desc limit 1
$$;

-- The items of a month's report: what was completed, with nothing finer than the governorate and no words but those
-- written for the public. p_month null: the historic decisions whose date is not stated. `total` counts all of them.
create function completed_items(p_month date, p_zone text, p_as_of bigint, p_limit int, p_offset int)
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
  listed as (
    select count(*) over () as total, i.*, c.id, c.reference, c.incident_from, c.incident_to, c.incident_precision, c.governorate, c.source_kind
    from completed i join review_case c on c.id = i.case_id
    order by case i.outcome when 'CREDIBLE' then 1 when 'DUPLICATE' then 2 else 3 end, c.incident_from nulls last, i.seq limit p_limit offset p_offset)
  select l.total, l.seq, l.reference, l.cycle, l.outcome, l.reason, coalesce(d.historic, false), l.effective_at, l.effective_precision,
    l.incident_from, l.incident_to, l.incident_precision, l.governorate, l.source_kind, d.killed_min, d.killed_max, d.injured_min, d.injured_max, d.deciding_body,
    (select v.value_json from recorded_value v where v.case_id = l.case_id and v.object_kind = 'DETERMINATION' and v.object_id = d.id
       and v.field = 'publicText' and v.audience = 'PUBLIC' order by v.version desc limit 1),
    (select array_agg(k.code order by k.code) from source_code k where k.case_id = l.case_id)
  from listed l left join determination d on d.id = l.determination_id
  order by case l.outcome when 'CREDIBLE' then 1 when 'DUPLICATE' then 2 else 3 end, l.incident_from nulls last, l.seq
$$;

-- Confirmed statements, adjustments and opening stocks are public figures from the entry that confirmed them; unconfirmed
-- ones are nobody's but the staff's.
create function confirmed_figures(p_as_of bigint) returns table (kind text, figure text, month date, value bigint, confirmed_seq bigint, confirmed_at timestamptz, reason text)
language sql stable security definer set search_path = public, pg_temp as $$
  with confirmed as (
    select e.seq, e.recorded_at, (e.payload ->> 'figureId')::uuid as id from case_event e
    where e.case_id is null and e.type like '%\_CONFIRMED' and e.type in ('STATED_FIGURE_CONFIRMED', 'ADJUSTMENT_CONFIRMED', 'OPENING_BALANCE_CONFIRMED')
      and e.seq <= coalesce(p_as_of, 9223372036854775807))
  select 'STATED', f.figure, f.month, f.value, c.seq, c.recorded_at, null from confirmed c join stated_figure f using (id)
  union all select 'ADJUSTMENT', a.figure, a.month, a.delta, c.seq, c.recorded_at, a.reason from confirmed c join figure_adjustment a using (id)
  union all
  select 'OPENING', x.figure, o.month, x.value, c.seq, c.recorded_at, null from confirmed c join opening_balance o using (id),
    lateral (values ('OPEN', o.open_cases::bigint), ('REOPENED', o.reopened_cases::bigint), ('KILLED', o.killed::bigint), ('INJURED', o.injured::bigint),
      ('REPORTS', o.reports::bigint), ('CREDIBLE', o.credible::bigint), ('NON_CREDIBLE', o.non_credible::bigint), ('DUPLICATE', o.duplicate::bigint)) x (figure, value)
    where x.value is not null
  order by 5
$$;

-- What a figure says is settled when it is entered: only its confirmation is added, once.
create function sqlx_figure_settled() returns trigger language plpgsql as $$
begin
  if old.confirmed_at is null and new.confirmed_at is not null
     and (to_jsonb(new) - array['confirmed_by', 'confirmed_at']) = (to_jsonb(old) - array['confirmed_by', 'confirmed_at']) then
    return new;
  end if;
  raise exception '% % is settled: it can only be confirmed, once', tg_table_name, old.id using errcode = '42501';
end $$;
do $$
declare t text;
begin
  foreach t in array array['stated_figure', 'figure_adjustment', 'opening_balance'] loop
    execute format('create trigger sqlx_settled before update on %I for each row execute function sqlx_figure_settled()', t);
    execute format('alter table %I enable always trigger sqlx_settled', t);
  end loop;
end $$;

revoke execute on function sqlx_flow_month(text, timestamptz, text, timestamptz, text), sqlx_flow_groups(bigint, bigint, text), flow_by_month(text, bigint), refresh_flow_summary(text),
  flow_summary_lag(text), ledger_seq_at(timestamptz), stocks_at(date, text, bigint), last_figure_seq(bigint), figures_moved(date, text, bigint), ledger_position(bigint), completed_items(date, text, bigint, int, int), confirmed_figures(bigint) from public;
grant execute on function flow_by_month(text, bigint), refresh_flow_summary(text), flow_summary_lag(text), ledger_seq_at(timestamptz),
  stocks_at(date, text, bigint), last_figure_seq(bigint), figures_moved(date, text, bigint), ledger_position(bigint), completed_items(date, text, bigint, int, int), confirmed_figures(bigint)
  to attest_public, attest_staff, attest_reporter, attest_holder, attest_admin, attest_operator;
