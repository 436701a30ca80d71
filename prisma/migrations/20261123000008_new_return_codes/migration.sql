-- A lost return code: an analyst proposes a new one and says how the person was known again, a supervisor agrees, and only
-- then is the code replaced (process §7). Both halves are here, so that no way around the second person is left to the staff.
alter table proposal drop constraint sqlx_kind;
alter table proposal add constraint sqlx_kind
  check (kind in ('RECOMMENDATION', 'SCREENING_OUT', 'REOPENING', 'REOPENING_REQUEST', 'CORRECTION', 'RETURN_CODE'));

revoke update (code_hash) on return_code from attest_staff;

-- Puts a new code in place of the old one, which opens nothing from then on, and ends what it had opened. The proposal must
-- have been agreed to by whoever acts, in this very transaction, and the case must be nobody's of an organisation.
create function replace_return_code(p_case uuid, p_hash bytea) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from proposal p join review_case c on c.id = p.case_id
      where p.case_id = p_case and p.kind = 'RETURN_CODE' and p.decision = 'AGREED' and p.decided_by = sqlx_actor()
        and p.proposed_by <> sqlx_actor() and c.organisation_id is null
        and p.xmin::text::bigint = pg_current_xact_id()::text::bigint & 4294967295) then
    raise exception 'a new return code takes two people' using errcode = '42501';
  end if;
  insert into return_code (case_id, code_hash) values (p_case, p_hash)
    on conflict (case_id) do update set code_hash = excluded.code_hash, created_at = now(), revoked_at = null;
  update holder_session set ended_at = now() where case_id = p_case and ended_at is null;
end $$;
revoke execute on function replace_return_code(uuid, bytea) from public;
grant execute on function replace_return_code(uuid, bytea) to attest_staff;
