-- The zone a case's days are read in, as its allegation was recorded with it; null where none was.
create function sqlx_incident_zone(p_case uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select nullif(v.value_json::jsonb ->> 'zone', '') from recorded_value v
  where v.case_id = p_case and v.object_kind = 'ALLEGATION' and v.object_id = p_case and v.field = 'incident'
  order by v.version desc limit 1
$$;
revoke execute on function sqlx_incident_zone(uuid) from public;

-- What a submitter agreed to be published (docs/decisions/017). Cases without a recorded consent were asked for none: public
-- sources brought in. A consent that was erased counts as refused.
create function sqlx_publish_taken_back(p_case uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select max(e.seq) from case_event e where e.case_id = p_case and e.type = 'CONSENT_WITHDRAWN' and e.payload::jsonb -> 'consents' ? 'PUBLISH'
$$;
create function sqlx_publish_withheld(p_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select coalesce((v.value_json::jsonb ->> 'publishPlaceAndFigures')::boolean, false) = false from recorded_value v
      where v.case_id = p_case and v.object_kind = 'ALLEGATION' and v.object_id = p_case and v.field = 'consent'
      order by v.version desc limit 1), false)
    or sqlx_publish_taken_back(p_case) is not null
$$;
revoke execute on function sqlx_publish_taken_back(uuid), sqlx_publish_withheld(uuid) from public;

-- The items of a month, with the zone whose calendar days they are printed in. Where the submitter did not agree, or no longer
-- agrees, neither day nor place nor source leaves the database, whichever past moment is asked for; the people conceded do.
drop function completed_items(date, text, bigint, int, int);
create function completed_items(p_month date, p_zone text, p_as_of bigint, p_limit int, p_offset int)
returns table (total bigint, seq bigint, reference text, cycle int, outcome text, reason text, historic boolean, effective_at timestamptz, effective_precision text,
  incident_from timestamptz, incident_to timestamptz, incident_precision text, incident_zone text, withheld boolean, incident_month text, governorate text, source_kind text, killed_min int, killed_max int, injured_min int, injured_max int,
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
revoke execute on function completed_items(date, text, bigint, int, int) from public;
grant execute on function completed_items(date, text, bigint, int, int)
  to attest_public, attest_staff, attest_reporter, attest_holder, attest_admin, attest_operator;

-- A correction of what is withheld says that something was corrected, and no more.
create or replace function corrections_of_month(p_month date, p_zone text, p_as_of bigint)
returns table (seq bigint, reference text, cycle int, field text, approved_at timestamptz, said text, why text)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.seq, c.reference, k.cycle, k.field, e.recorded_at,
    case when k.field in ('INCIDENT_DATE', 'GOVERNORATE', 'PLACE_NAME') and sqlx_publish_withheld(k.case_id) then null
      when k.field = 'PUBLIC_TEXT' and sqlx_publish_taken_back(k.case_id) is not null then null else
      (select v.value_json from recorded_value v where v.case_id = k.case_id and v.object_kind = 'PROPOSAL' and v.object_id = k.id
         and v.field = 'correction' and v.audience = 'PUBLIC' order by v.version desc limit 1) end,
    case when coalesce(sqlx_publish_taken_back(k.case_id) > e.seq, false) then null else
      (select v.value_json from recorded_value v where v.case_id = k.case_id and v.object_kind = 'PROPOSAL' and v.object_id = k.id
         and v.field = 'rationale' and v.audience = 'PUBLIC' order by v.version desc limit 1) end
  from case_event e join correction k on k.event_id = e.id join review_case c on c.id = k.case_id
  where e.flow = 'CORRECTED' and e.seq <= coalesce(p_as_of, 9223372036854775807)
    and e.effective_at >= p_month - interval '1 day' and e.effective_at < p_month + interval '1 month 1 day'
    and sqlx_flow_month(e.flow, e.effective_at, e.effective_precision, e.recorded_at, p_zone) = p_month
  order by e.seq
$$;
