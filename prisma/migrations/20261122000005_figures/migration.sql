-- The figures, counted from events only (process §5). Aggregates are all that leaves these functions, so the public role
-- may call them without seeing an event. Arithmetic and identities are lib/domain/publication's.

-- Flow between two sequence numbers, grouped by effective month in the body's time zone (null where not stated).
-- A fact known only to the day is stored at UTC midnight and keeps its date in every zone.
create function sqlx_flow_groups(p_after bigint, p_through bigint, p_zone text)
returns table (month date, flow text, outcome text, reason text, "precision" text, reopened boolean,
  cases bigint, killed_min bigint, killed_max bigint, injured_min bigint, injured_max bigint)
language sql stable set search_path = public, pg_temp as $$
  with flow_event as (
    select e.*, date_trunc('month', case
        when e.flow in ('BROUGHT_IN', 'BROUGHT_IN_DECIDED') then e.recorded_at at time zone p_zone -- they move our stock when we learn of them
        when e.effective_precision = 'INSTANT' then e.effective_at at time zone p_zone
        else e.effective_at at time zone 'UTC' end)::date as effective_month
    from case_event e where e.flow is not null and e.seq > p_after and e.seq <= p_through)
  select e.effective_month, e.flow, coalesce(e.outcome, ''), coalesce(e.reason, ''), e.effective_precision, e.cycle > 1,
    count(*), coalesce(sum(d.killed_min), 0), coalesce(sum(d.killed_max), 0), coalesce(sum(d.injured_min), 0), coalesce(sum(d.injured_max), 0)
  from flow_event e left join determination d on d.id = e.determination_id and e.outcome = 'CREDIBLE'
  group by 1, 2, 3, 4, 5, 6
  union all -- what a later decision of the same case replaces: it leaves the cumulative figures in that month
  select e.effective_month, 'SUPERSEDED', coalesce(d.outcome, ''), '', e.effective_precision, true,
    count(*), coalesce(sum(d.killed_min), 0), coalesce(sum(d.killed_max), 0), coalesce(sum(d.injured_min), 0), coalesce(sum(d.injured_max), 0)
  from flow_event e join determination d on d.id = e.superseded_id
  where e.superseded_id is not null group by 1, 3, 5
$$;

-- Every month's flow as the ledger stood through p_as_of (a sequence number; null: now). Now comes from the last summary
-- plus what came after it; the past always from the events themselves.
create function flow_by_month(p_zone text, p_as_of bigint)
returns table (month date, flow text, outcome text, reason text, "precision" text, reopened boolean,
  cases bigint, killed_min bigint, killed_max bigint, injured_min bigint, injured_max bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with base as (select max(s.through_seq) as seq from flow_summary s where s.zone = p_zone and p_as_of is null)
  select g.month, g.flow, g.outcome, g.reason, g."precision", g.reopened,
    sum(g.cases)::bigint, sum(g.killed_min)::bigint, sum(g.killed_max)::bigint, sum(g.injured_min)::bigint, sum(g.injured_max)::bigint
  from (
    select s.month, s.flow, s.outcome, s.reason, s."precision", s.reopened, s.cases, s.killed_min, s.killed_max, s.injured_min, s.injured_max
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
  insert into flow_summary (through_seq, zone, month, flow, outcome, reason, "precision", reopened, cases, killed_min, killed_max, injured_min, injured_max)
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

-- The items of a month's report: what was completed, with nothing finer than the governorate and no words but those
-- written for the public. p_undated: the historic decisions whose date is not stated.
create function completed_items(p_from timestamptz, p_to timestamptz, p_undated boolean, p_as_of bigint)
returns table (seq bigint, reference text, cycle int, outcome text, reason text, historic boolean, effective_at timestamptz, effective_precision text,
  incident_from timestamptz, incident_to timestamptz, incident_precision text, governorate text, source_kind text, killed_min int, killed_max int, injured_min int, injured_max int,
  deciding_body text, public_text text, codes text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select e.seq, c.reference, e.cycle, e.outcome, e.reason, d.historic, e.effective_at, e.effective_precision,
    c.incident_from, c.incident_to, c.incident_precision, c.governorate, c.source_kind, d.killed_min, d.killed_max, d.injured_min, d.injured_max, d.deciding_body,
    (select v.value_json from recorded_value v where v.case_id = c.id and v.object_kind = 'DETERMINATION' and v.object_id = d.id
       and v.field = 'publicText' and v.audience = 'PUBLIC' order by v.version desc limit 1),
    (select array_agg(k.code order by k.code) from source_code k where k.case_id = c.id)
  from case_event e join review_case c on c.id = e.case_id left join determination d on d.id = e.determination_id
  where e.flow in ('COMPLETED', 'HISTORIC_COMPLETED') and e.seq <= coalesce(p_as_of, 9223372036854775807)
    and case when p_undated then e.effective_at is null else e.effective_at >= p_from and e.effective_at < p_to end
  order by case e.outcome when 'CREDIBLE' then 1 when 'DUPLICATE' then 2 else 3 end, c.incident_from nulls last, e.seq
$$;

-- Confirmed statements and adjustments are public figures; unconfirmed ones are nobody's but the staff's.
create function confirmed_figures() returns table (kind text, figure text, month date, value bigint, confirmed_at timestamptz, reason text)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'STATED', f.figure, f.month, f.value, f.confirmed_at, null from stated_figure f where f.confirmed_at is not null
  union all select 'ADJUSTMENT', a.figure, a.month, a.delta, a.confirmed_at, a.reason from figure_adjustment a where a.confirmed_at is not null
  union all
  select 'OPENING', x.figure, o.month, x.value, o.confirmed_at, null from opening_balance o,
    lateral (values ('OPEN', o.open_cases::bigint), ('REOPENED', o.reopened_cases::bigint), ('KILLED', o.killed::bigint), ('INJURED', o.injured::bigint),
      ('REPORTS', o.reports::bigint), ('CREDIBLE', o.credible::bigint), ('NON_CREDIBLE', o.non_credible::bigint), ('DUPLICATE', o.duplicate::bigint)) x (figure, value)
    where o.confirmed_at is not null and x.value is not null
$$;

revoke execute on function sqlx_flow_groups(bigint, bigint, text), flow_by_month(text, bigint), refresh_flow_summary(text), flow_summary_lag(text),
  ledger_seq_at(timestamptz), completed_items(timestamptz, timestamptz, boolean, bigint), confirmed_figures() from public;
grant execute on function flow_by_month(text, bigint), refresh_flow_summary(text), flow_summary_lag(text), ledger_seq_at(timestamptz),
  completed_items(timestamptz, timestamptz, boolean, bigint), confirmed_figures()
  to attest_public, attest_staff, attest_reporter, attest_holder, attest_admin, attest_operator;
