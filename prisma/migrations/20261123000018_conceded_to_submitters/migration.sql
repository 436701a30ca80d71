-- The people conceded by decisions that are published, for the submitter's own pages: a month's items show the same to anyone.
create function conceded_figures(p_case uuid)
returns table (determination_id uuid, killed_min int, killed_max int, injured_min int, injured_max int)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.killed_min, d.killed_max, d.injured_min, d.injured_max from determination d
  where d.case_id = p_case and exists (select 1 from case_event e
    where e.case_id = p_case and e.determination_id = d.id and e.flow in ('COMPLETED', 'HISTORIC_COMPLETED'))
$$;
revoke execute on function conceded_figures(uuid) from public;
grant execute on function conceded_figures(uuid) to attest_reporter, attest_holder;
