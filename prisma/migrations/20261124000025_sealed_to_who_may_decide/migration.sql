-- What is sealed is open to a delegate where that delegate could decide: not on a case that bars the delegate, and only by
-- a delegation of somebody whom the case does not bar.
create function sqlx_is_barred(p_case uuid, p_user uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from recusal r where r.case_id = p_case and r.user_id = p_user)
    or exists (select 1 from implicated_unit i join app_user u on u.unit_id = i.unit_id where i.case_id = p_case and u.id = p_user)
$$;
revoke execute on function sqlx_is_barred(uuid, uuid) from public;
grant execute on function sqlx_is_barred(uuid, uuid) to attest_staff;

drop policy readers on sealed_value;
create policy readers on sealed_value for select to attest_staff
  using (recorded_by = sqlx_actor()
    or (select sqlx_is_active(sqlx_actor(), 'SUPERVISOR', 'AUDITOR'))
    or ((select exists (select 1 from delegations_in_force(sqlx_actor(), now())))
      and exists (select 1 from review_case c where c.id = case_id and c.status = 'AWAITING_DECISION')
      and not sqlx_is_barred(case_id, sqlx_actor())
      and exists (select 1 from delegations_in_force(sqlx_actor(), now()) f where not sqlx_is_barred(case_id, f.giver_id))));
