-- A supervisor who is absent lends her authority to decide cases to a named colleague (docs/decisions/016-delegation.md): she gives
-- it, the colleague accepts it, and until it ends the database takes the colleague for one who may decide, and nobody else.

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "giver_id" UUID NOT NULL,
    "delegate_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation_value" (
    "id" UUID NOT NULL,
    "delegation_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "value_json" TEXT,
    "salt" BYTEA,
    "commitment" BYTEA NOT NULL,
    "event_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID NOT NULL,
    "erased_at" TIMESTAMPTZ(3),
    "erased_policy" TEXT,

    CONSTRAINT "delegation_value_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delegation_delegate_id_until_at_idx" ON "delegation"("delegate_id", "until_at");

-- CreateIndex
CREATE UNIQUE INDEX "delegation_value_delegation_id_field_version_key" ON "delegation_value"("delegation_id", "field", "version");

-- AddForeignKey
ALTER TABLE "delegation_value" ADD CONSTRAINT "delegation_value_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

alter table delegation
  add constraint sqlx_two_people check (giver_id <> delegate_id),
  -- Sixty days, one of which may be the long one on which the clocks go back.
  add constraint sqlx_period check (from_at < until_at and extract(epoch from until_at - from_at) <= 60 * 86400 + 3600),
  add constraint sqlx_accepted_in_time check (accepted_at is null or accepted_at < until_at),
  add constraint sqlx_ended_whole check ((ended_at is null) = (ended_by is null)),
  -- One giver lends her authority to one person at a time; what was ended gives its days back.
  add constraint sqlx_one_at_a_time exclude using gist (giver_id with =, tstzrange(from_at, until_at) with &&) where (ended_at is null);

alter table delegation_value
  add constraint sqlx_field check (field in ('reason', 'endReason')),
  add constraint sqlx_salt_length check (salt is null or length(salt) = 32),
  add constraint sqlx_commitment_length check (length(commitment) = 32),
  add constraint sqlx_erased_whole check ((value_json is null) = (erased_at is not null) and (salt is null) = (erased_at is not null)
    and (erased_policy is null) = (erased_at is null)),
  add constraint sqlx_version check (version >= 1),
  add constraint sqlx_event foreign key (event_id) references case_event (id) deferrable initially deferred;

-- ---------- who is who now
create function sqlx_is_active(p_user uuid, variadic p_roles text[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from app_user u where u.id = p_user and u.role = any (p_roles) and u.disabled_at is null)
$$;
revoke execute on function sqlx_is_active(uuid, text[]) from public;
grant execute on function sqlx_is_active(uuid, text[]) to attest_staff;

-- The delegations by which a person may decide at a moment: accepted, within their period, not ended, both accounts open, the giver
-- a supervisor still. A supervisor by role only: what is held by delegation cannot be lent again.
create function delegations_in_force(p_delegate uuid, p_at timestamptz)
returns table (id uuid, giver_id uuid, giver_name text, giver_unit_id uuid, given_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, g.id, g.name, g.unit_id, d.given_at, d.until_at
    from delegation d
      join app_user g on g.id = d.giver_id and g.role = 'SUPERVISOR' and g.disabled_at is null
      join app_user b on b.id = d.delegate_id and b.role in ('ANALYST', 'SUPERVISOR') and b.disabled_at is null
    where d.delegate_id = p_delegate and d.accepted_at <= p_at and d.from_at <= p_at and p_at < d.until_at
      and (d.ended_at is null or d.ended_at > p_at)
    order by d.from_at, d.id
$$;
revoke execute on function delegations_in_force(uuid, timestamptz) from public;
grant execute on function delegations_in_force(uuid, timestamptz) to attest_staff, attest_gate;

-- The same for whoever acts now, held until the transaction is over: whoever ends one, or closes one of its accounts, comes either
-- before (and it is not among them) or after the act. The clock is read last, when nothing is left to wait for.
create function hold_delegations()
returns table (id uuid, giver_id uuid, giver_name text, giver_unit_id uuid, given_at timestamptz, until_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  v_givers uuid[];
begin
  select array_agg(h.giver_id) into v_givers from (
    select d.giver_id from delegation d where d.delegate_id = sqlx_actor() and d.ended_at is null and d.until_at > clock_timestamp()
      order by d.id for share) h;
  if v_givers is null then
    return;
  end if;
  perform 1 from app_user u where u.id = any (v_givers || sqlx_actor()) order by u.id for share;
  return query select f.* from delegations_in_force(sqlx_actor(), clock_timestamp()) f;
end $$;
revoke execute on function hold_delegations() from public;
grant execute on function hold_delegations() to attest_staff;

-- ---------- what may happen to a delegation
create function sqlx_delegation_given() returns trigger language plpgsql as $$
begin
  if not sqlx_is_active(new.giver_id, 'SUPERVISOR') or not sqlx_is_active(new.delegate_id, 'ANALYST', 'SUPERVISOR') then
    raise exception 'a supervisor delegates to an analyst or a supervisor' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger sqlx_given before insert on delegation for each row execute function sqlx_delegation_given();

-- Accepted once, by the delegate, before it is over; ended once, by either of the two or another supervisor. The times are the clock's.
create function sqlx_delegation_changed() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['accepted_at', 'ended_at', 'ended_by']) <> (to_jsonb(old) - array['accepted_at', 'ended_at', 'ended_by']) then
    raise exception 'a delegation is as it was given' using errcode = '42501';
  end if;
  if old.ended_at is not null or old.until_at <= clock_timestamp() then
    raise exception 'delegation % is over', old.id using errcode = '42501';
  end if;
  if new.accepted_at is distinct from old.accepted_at then
    if old.accepted_at is not null or new.accepted_at is null or new.ended_at is not null
       or sqlx_actor() is distinct from old.delegate_id
       or not sqlx_is_active(old.giver_id, 'SUPERVISOR') or not sqlx_is_active(old.delegate_id, 'ANALYST', 'SUPERVISOR') then
      raise exception 'a delegation is accepted once, by whom it is given to' using errcode = '42501';
    end if;
    new.accepted_at := date_trunc('milliseconds', clock_timestamp());
  end if;
  if new.ended_at is not null then
    if new.ended_by is distinct from sqlx_actor()
       or not (new.ended_by in (old.giver_id, old.delegate_id) or sqlx_is_active(new.ended_by, 'SUPERVISOR')) then
      raise exception 'a delegation is ended by one of the two or by a supervisor' using errcode = '42501';
    end if;
    new.ended_at := date_trunc('milliseconds', clock_timestamp());
  end if;
  return new;
end $$;
create trigger sqlx_changed before update on delegation for each row execute function sqlx_delegation_changed();
create trigger sqlx_only_erasure before update on delegation_value for each row execute function sqlx_only_erasure();
do $$
declare t text;
begin
  foreach t in array array['delegation', 'delegation_value'] loop
    execute format('create trigger sqlx_never_deleted before delete on %I for each row execute function sqlx_refuse_change()', t);
    execute format('create trigger sqlx_never_truncated before truncate on %I for each statement execute function sqlx_refuse_change()', t);
    execute format('alter table %I enable always trigger sqlx_never_deleted', t);
    execute format('alter table %I enable always trigger sqlx_never_truncated', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to attest_owner using (true) with check (true)', t);
    execute format('create policy staff on %I for select to attest_staff using (true)', t);
  end loop;
end $$;
alter table delegation enable always trigger sqlx_changed;
alter table delegation_value enable always trigger sqlx_only_erasure;

-- All the staff see who decides for whom. One gives in one's own name, and only what is still to be accepted.
create policy gives on delegation for insert to attest_staff with check (giver_id = sqlx_actor() and accepted_at is null and ended_at is null);
create policy changes on delegation for update to attest_staff using (true) with check (true);
create policy writers on delegation_value for insert to attest_staff with check (recorded_by = sqlx_actor());
grant select, insert (id, giver_id, delegate_id, from_at, until_at), update (accepted_at, ended_at, ended_by) on delegation to attest_staff;
grant select, insert on delegation_value to attest_staff;

-- ---------- nobody decides a case who is no supervisor and holds no delegation from one who could decide it
-- Held at the start of the transaction as well as now: an act that began in time is not cut in two by the clock.
create function sqlx_may_decide(p_user uuid, p_worker uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  select sqlx_is_active(p_user, 'SUPERVISOR')
    or exists (select 1 from delegation d where d.delegate_id = p_user and d.giver_id is distinct from p_worker
      and d.accepted_at is not null and d.ended_at is null and d.from_at <= clock_timestamp() and d.until_at > now()
      and sqlx_is_active(d.giver_id, 'SUPERVISOR') and sqlx_is_active(d.delegate_id, 'ANALYST', 'SUPERVISOR'))
$$;
revoke execute on function sqlx_may_decide(uuid, uuid) from public;
grant execute on function sqlx_may_decide(uuid, uuid) to attest_staff;

create function sqlx_decided_by_one_who_may() returns trigger language plpgsql as $$
declare
  v_decider uuid;
  v_worker uuid;
begin
  if tg_table_name = 'determination' then
    v_decider := coalesce(new.decided_by, sqlx_actor()); -- giving back names nobody
    v_worker := new.author_id;
  else
    v_decider := new.decided_by;
    v_worker := new.proposed_by;
  end if;
  if v_decider is distinct from coalesce(sqlx_actor(), v_decider) or not sqlx_may_decide(v_decider, v_worker) then
    raise exception '% % is decided by a supervisor, or by whom one has lent the authority', tg_table_name, new.id using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function sqlx_decided_by_one_who_may() from public;
create trigger sqlx_decider before update on determination for each row
  when (new.status in ('APPROVED', 'RETURNED') and new.status is distinct from old.status) execute function sqlx_decided_by_one_who_may();
create trigger sqlx_decider_of_new before insert on determination for each row
  when (new.status in ('APPROVED', 'RETURNED')) execute function sqlx_decided_by_one_who_may();
create trigger sqlx_decider before update on proposal for each row
  when (new.kind <> 'REOPENING_REQUEST' and new.decision in ('AGREED', 'REFUSED') and new.decision is distinct from old.decision)
  execute function sqlx_decided_by_one_who_may();
create trigger sqlx_decider_of_new before insert on proposal for each row
  when (new.kind <> 'REOPENING_REQUEST' and new.decision in ('AGREED', 'REFUSED')) execute function sqlx_decided_by_one_who_may();

-- An entry that says for whom somebody acted says the truth.
create function sqlx_acted_for_one() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from delegation d where d.id::text = new.payload ->> 'delegationId' and d.delegate_id = new.actor_id
      and d.accepted_at is not null and d.ended_at is null and d.from_at <= clock_timestamp() and d.until_at > now()) then
    raise exception 'event % names a delegation that its actor does not hold', new.type using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function sqlx_acted_for_one() from public;
create trigger sqlx_acted_for before insert on case_event for each row
  when (new.case_id is not null and new.payload ? 'delegationId') execute function sqlx_acted_for_one();

-- Who decides sees what is decided on: the sealed values of a determination are open to a delegate, too.
drop policy readers on sealed_value;
create policy readers on sealed_value for select to attest_staff
  using (recorded_by = sqlx_actor()
    or (select sqlx_is_active(sqlx_actor(), 'SUPERVISOR', 'AUDITOR'))
    or exists (select 1 from delegations_in_force(sqlx_actor(), now())));
