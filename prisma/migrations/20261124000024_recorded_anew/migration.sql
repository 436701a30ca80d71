-- A decision made elsewhere whose source changed what it says is recorded and confirmed anew, in the same cycle of its case. It
-- counts once (process §5): from the entry that confirms it anew, what was confirmed before counts in no month any more; as
-- known before that entry, all stands as it stood.
create or replace function sqlx_flow_groups(p_after bigint, p_through bigint, p_zone text)
 RETURNS TABLE(month date, flow text, outcome text, reason text, "precision" text, reopened boolean, cases bigint, killed_min bigint, killed_max bigint, killed_unstated bigint, injured_min bigint, injured_max bigint, injured_unstated bigint)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $$
  with flow_event as (
    select e.*, sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) as counted_month
    from case_event e where e.flow is not null and e.seq > p_after and e.seq <= p_through),
  voided as (
    select h.*, e.seq as voided_by, sqlx_flow_month(h.flow, h.effective_at, h.effective_precision, h.recorded_at, p_zone) as counted_month
    from flow_event e join case_event h on h.case_id = e.case_id and h.cycle = e.cycle and h.seq < e.seq
      and h.flow = 'HISTORIC_COMPLETED' and h.determination_id = e.superseded_id
    where e.flow = 'HISTORIC_COMPLETED' and e.superseded_id is not null)
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
    and not exists (select 1 from voided v where v.determination_id = d.id)
  group by 1, 3, 5
  union all -- A decision made elsewhere that was recorded anew counts once: what was confirmed of it before, and what was
  -- corrected of that, goes from the months it counted in.
  select v.counted_month, v.flow, coalesce(v.outcome, ''), coalesce(v.reason, ''), v.effective_precision, v.cycle > 1, -count(*),
    -coalesce(sum(d.killed_min), 0), -coalesce(sum(d.killed_max), 0), -count(d.id) filter (where d.killed_min is null),
    -coalesce(sum(d.injured_min), 0), -coalesce(sum(d.injured_max), 0), -count(d.id) filter (where d.injured_min is null)
  from voided v left join determination d on d.id = v.determination_id and v.outcome = 'CREDIBLE'
  group by 1, 2, 3, 4, 5, 6
  union all
  select case when d.historic and d.effective_on is null then null else
      sqlx_flow_month(c.flow, c.effective_at, c.effective_precision, c.recorded_at, p_zone) end,
    c.flow, d.outcome, '', c.effective_precision, c.cycle > 1, -count(*),
    -coalesce(sum(k.min_to - coalesce(k.min_from, 0)) filter (where k.field = 'KILLED'), 0),
    -coalesce(sum(k.max_to - coalesce(k.max_from, 0)) filter (where k.field = 'KILLED'), 0),
    count(*) filter (where k.field = 'KILLED' and k.min_from is null),
    -coalesce(sum(k.min_to - coalesce(k.min_from, 0)) filter (where k.field = 'INJURED'), 0),
    -coalesce(sum(k.max_to - coalesce(k.max_from, 0)) filter (where k.field = 'INJURED'), 0),
    count(*) filter (where k.field = 'INJURED' and k.min_from is null)
  from voided v join determination d on d.id = v.determination_id join correction k on k.determination_id = d.id
    join case_event c on c.id = k.event_id and c.flow = 'CORRECTED' and c.seq < v.voided_by
  group by 1, 2, 3, 5, 6
$$;

create or replace function stocks_at(p_month date, p_zone text, p_as_of bigint)
 RETURNS TABLE(open bigint, open_reopened bigint, credible bigint, killed_min bigint, killed_max bigint, injured_min bigint, injured_max bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
  with known as materialized (
    select e.id, e.case_id, e.cycle, e.flow, e.seq, e.outcome, e.determination_id from case_event e
    where e.flow is not null and e.seq <= coalesce(p_as_of, 9223372036854775807)
      and sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) <= p_month
      and not exists (select 1 from case_event v where e.flow = 'HISTORIC_COMPLETED' and v.case_id = e.case_id and v.cycle = e.cycle and v.seq > e.seq
        and v.seq <= coalesce(p_as_of, 9223372036854775807) and v.flow = 'HISTORIC_COMPLETED' and v.superseded_id = e.determination_id)),
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

create or replace function completed_items(p_month date, p_zone text, p_as_of bigint, p_limit integer, p_offset integer)
 RETURNS TABLE(total bigint, seq bigint, reference text, cycle integer, outcome text, reason text, historic boolean, effective_at timestamptz, effective_precision text, incident_from timestamptz, incident_to timestamptz, incident_precision text, incident_zone text, withheld boolean, incident_month text, governorate text, source_kind text, killed_min integer, killed_max integer, injured_min integer, injured_max integer, deciding_body text, public_text text, codes text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
  with completed as (
    select e.seq, e.case_id, e.cycle, e.outcome, e.reason, e.effective_at, e.effective_precision, e.determination_id from case_event e
    where e.flow in ('COMPLETED', 'HISTORIC_COMPLETED') and e.seq <= coalesce(p_as_of, 9223372036854775807)
      and case when p_month is null then e.effective_at is null
        else e.effective_at >= p_month - interval '1 day' and e.effective_at < p_month + interval '1 month 1 day' -- any zone; then exactly
          and sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) = p_month end
      and not exists (select 1 from case_event v where e.flow = 'HISTORIC_COMPLETED' and v.case_id = e.case_id and v.cycle = e.cycle and v.seq > e.seq
        and v.seq <= coalesce(p_as_of, 9223372036854775807) and v.flow = 'HISTORIC_COMPLETED' and v.superseded_id = e.determination_id)),
  later as ( -- the first correction of each after the decision holds what the decision was published with
    select i.seq, k.field, k.old_incident_from, k.old_incident_to, k.old_precision, k.old_governorate,
      row_number() over (partition by i.seq, k.field order by e.seq) as n
    from correction k join case_event e on e.id = k.event_id join completed i on i.case_id = k.case_id and i.seq < e.seq
    where k.field in ('INCIDENT_DATE', 'GOVERNORATE')),
  standing as (
    select i.*, c.reference, c.source_kind, sqlx_publish_withheld(c.id) as withheld,
      case when t.seq is null then c.incident_from else t.old_incident_from end as incident_from,
      case when t.seq is null then c.incident_to else t.old_incident_to end as incident_to,
      case when t.seq is null then c.incident_precision else t.old_precision end as incident_precision,
      case when g.seq is null then c.governorate else g.old_governorate end as governorate
    from completed i join review_case c on c.id = i.case_id
      left join later t on t.seq = i.seq and t.field = 'INCIDENT_DATE' and t.n = 1
      left join later g on g.seq = i.seq and g.field = 'GOVERNORATE' and g.n = 1),
  listed as ( -- nor does the place in the list tell the day
    select count(*) over () as total, s.*, case s.outcome when 'CREDIBLE' then 1 when 'DUPLICATE' then 2 else 3 end as rank,
      case when s.withheld then date_trunc('month', s.incident_from, 'UTC') else s.incident_from end as sorted
    from standing s order by rank, sorted nulls last, s.seq limit p_limit offset p_offset)
  select l.total, l.seq, l.reference, l.cycle, l.outcome, l.reason, coalesce(d.historic, false), l.effective_at, l.effective_precision,
    case when not l.withheld then l.incident_from end, case when not l.withheld then l.incident_to end,
    case when not l.withheld then l.incident_precision end, case when not l.withheld then sqlx_incident_zone(l.case_id) end, l.withheld,
    case when l.withheld then to_char(l.incident_from at time zone coalesce(sqlx_incident_zone(l.case_id), 'UTC'), 'YYYY-MM') end,
    case when not l.withheld then l.governorate end, case when l.withheld then 'INDIVIDUAL' else l.source_kind end,
    d.killed_min, d.killed_max, d.injured_min, d.injured_max, d.deciding_body,
    -- A text written while the consent stood may name what is withheld now; one decided on since was written without it.
    case when coalesce(sqlx_publish_taken_back(l.case_id) > l.seq, false) then null else
      (select v.value_json from recorded_value v where v.case_id = l.case_id and v.object_kind = 'DETERMINATION' and v.object_id = d.id
         and v.field = 'publicText' and v.audience = 'PUBLIC' order by v.version desc limit 1) end,
    case when not l.withheld then (select array_agg(k.code order by k.code) from source_code k where k.case_id = l.case_id) end
  from listed l left join determination d on d.id = l.determination_id
  order by l.rank, l.sorted nulls last, l.seq
$$;
