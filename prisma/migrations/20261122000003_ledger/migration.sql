-- The one door to the event and ledger tables. It is the last statement of every writing transaction: it takes the
-- head lock, gives each event the next sequence number and the time, splices both into the canonical bytes the caller
-- prepared, and stores event, bytes and RFC 6962 leaf hash. The lock is held until commit, so sequence is commit order.

insert into ledger_head (id, size, last_time) values (1, 0, 'epoch');
alter table ledger_head add constraint sqlx_one_row check (id = 1);

-- p_events: array of { id, caseId, type, actorKind, actorId, fromStatus, toStatus, cycle, flow, outcome, reason,
-- determinationId, supersededId, effectiveAt ('NOW' for the time of recording, or ISO, or null), effectivePrecision,
-- payload, head, tail }, where head ends just before "seq" and tail begins just after the value of "time".
create function append_events(p_events jsonb)
returns table (seq bigint, leaf_hash bytea, recorded_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  e jsonb;
  v_seq bigint;
  v_time timestamptz;
  v_text text;
  v_bytes bytea;
  v_parsed jsonb;
  v_actor text := nullif(current_setting('attest.actor_id', true), '');
begin
  select h.size, greatest(date_trunc('milliseconds', clock_timestamp()), h.last_time)
    into v_seq, v_time from ledger_head h where h.id = 1 for update;
  for e in select * from jsonb_array_elements(p_events) loop
    v_text := (e ->> 'head') || '"seq":' || v_seq || ',"time":"'
      || to_char(v_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"' || (e ->> 'tail');
    v_parsed := v_text::jsonb;
    if v_parsed ->> 'action' is distinct from e ->> 'type' or v_parsed ->> 'actor' is distinct from e ->> 'actorId'
       or v_parsed ->> 'role' is distinct from e ->> 'actorKind' or v_parsed ->> 'event' is distinct from e ->> 'id'
       or (v_parsed ->> 'seq')::bigint is distinct from v_seq then
      raise exception 'ledger entry does not say what its event says (%)', e ->> 'type';
    end if;
    if e ->> 'actorId' is distinct from v_actor then
      raise exception 'event names another actor than the transaction';
    end if;
    v_bytes := convert_to(v_text, 'UTF8');
    insert into case_event (seq, id, case_id, type, actor_kind, actor_id, from_status, to_status, cycle, flow, outcome, reason,
        determination_id, superseded_id, effective_at, effective_precision, payload, recorded_at)
      values (v_seq, (e ->> 'id')::uuid, (e ->> 'caseId')::uuid, e ->> 'type', e ->> 'actorKind', (e ->> 'actorId')::uuid,
        e ->> 'fromStatus', e ->> 'toStatus', (e ->> 'cycle')::int, e ->> 'flow', e ->> 'outcome', e ->> 'reason',
        (e ->> 'determinationId')::uuid, (e ->> 'supersededId')::uuid,
        case when e ->> 'effectiveAt' = 'NOW' then v_time else (e ->> 'effectiveAt')::timestamptz end,
        coalesce(e ->> 'effectivePrecision', 'INSTANT'), coalesce(e -> 'payload', '{}'::jsonb), v_time);
    insert into ledger_entry (seq, entry, leaf_hash) values (v_seq, v_bytes, sha256('\x00'::bytea || v_bytes));
    append_events.seq := v_seq;
    append_events.leaf_hash := sha256('\x00'::bytea || v_bytes);
    append_events.recorded_at := v_time;
    return next;
    v_seq := v_seq + 1;
  end loop;
  update ledger_head h set size = v_seq, last_time = v_time where h.id = 1;
end $$;

-- A recorded value stands or falls with the event that brought it.
alter table recorded_value add constraint sqlx_event foreign key (event_id) references case_event (id) deferrable initially deferred;
alter table source_identity add constraint sqlx_event foreign key (event_id) references case_event (id) deferrable initially deferred;

-- Opening the source-identity compartment and recording that it was opened are one act.
create function reveal_source_identity(p_case uuid, p_event jsonb)
returns table (field text, value_json text, erased_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_event ->> 'type' is distinct from 'SOURCE_IDENTITY_READ' or (p_event ->> 'caseId')::uuid is distinct from p_case then
    raise exception 'reading a source identity needs its own event';
  end if;
  perform append_events(jsonb_build_array(p_event));
  return query select distinct on (s.field) s.field, s.value_json, s.erased_at from source_identity s
    where s.case_id = p_case order by s.field, s.version desc;
end $$;
