-- What a review of the casework found that the database did not hold.

-- ---------- a duplicate has no duplicates, whether or not its own target is stated
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
  -- Also where its own target is not stated, as with a decision made elsewhere.
  if new.status = 'CLOSED_DUPLICATE' and old.status <> 'CLOSED_DUPLICATE' and exists (select 1 from review_case c where c.duplicate_of_id = new.id) then
    raise exception 'a case that others are duplicates of cannot become one' using errcode = '23514';
  end if;
  if new.status = 'SCREENED_OUT' and old.status <> 'SCREENED_OUT' and exists (select 1 from review_case c where c.duplicate_of_id = new.id) then
    raise exception 'a case that others are duplicates of cannot be screened out' using errcode = '23514';
  end if;
  return new;
end $$;

-- ---------- a determination is approved by nobody whom the case bars, and with no reply unread (process §6)
create function sqlx_approved_by_nobody_barred() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from recusal r where r.case_id = new.case_id and r.user_id = new.decided_by) then
    raise exception 'determination % is approved by somebody recused', new.id using errcode = '42501';
  end if;
  if exists (select 1 from implicated_unit i join app_user u on u.unit_id = i.unit_id
      where i.case_id = new.case_id and u.id = new.decided_by) then
    raise exception 'determination % is approved by somebody whose unit is implicated', new.id using errcode = '42501';
  end if;
  if exists (select 1 from investigation i where i.case_id = new.case_id and i.officer_id = new.decided_by and i.cycle = new.cycle) then
    raise exception 'determination % is approved by the officer of its investigation', new.id using errcode = '42501';
  end if;
  if exists (select 1 from rfi r where r.case_id = new.case_id and r.replied_at is not null and r.reply_read_at is null) then
    raise exception 'determination % is approved while a reply is unread', new.id using errcode = '23514';
  end if;
  return new;
end $$;
revoke execute on function sqlx_approved_by_nobody_barred() from public;
create trigger sqlx_approver before update on determination for each row
  when (new.status = 'APPROVED' and new.status is distinct from old.status) execute function sqlx_approved_by_nobody_barred();
create trigger sqlx_approver_of_new before insert on determination for each row
  when (new.status = 'APPROVED') execute function sqlx_approved_by_nobody_barred();
alter table determination enable always trigger sqlx_approver;
alter table determination enable always trigger sqlx_approver_of_new;

-- ---------- sealed values are open to a delegate where there is something to decide, and nowhere else
drop policy readers on sealed_value;
create policy readers on sealed_value for select to attest_staff
  using (recorded_by = sqlx_actor()
    or (select sqlx_is_active(sqlx_actor(), 'SUPERVISOR', 'AUDITOR'))
    or ((select exists (select 1 from delegations_in_force(sqlx_actor(), now())))
      and exists (select 1 from review_case c where c.id = case_id and c.status = 'AWAITING_DECISION')));
