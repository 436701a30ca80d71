-- All that receiving an allegation writes, in one journey to the database: the case, its codes, files, values, contact and
-- return code, and the event last. It runs with the rights of whoever calls it: grants and row security hold as they do for
-- each insert alone.

-- p: { year, case, codes, evidence, values, identity, returnCode, event }; rows by column name, bytes as \x and hex,
-- event as append_events() takes it.
create function receive_case(p jsonb)
returns table (reference text, seq bigint, leaf_hash bytea, recorded_at timestamptz)
language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  v_case uuid := (p -> 'case' ->> 'id')::uuid;
  v_reference text := next_case_reference((p ->> 'year')::int);
begin
  insert into review_case (id, reference, status, status_since, organisation_id, source_kind, channel, language, received_at, received_precision,
      place_name_latin, place_name_original, governorate, latitude, longitude, incident_from, incident_to, incident_precision,
      killed_min, killed_max, injured_min, injured_max)
    select c.id, v_reference, c.status, c.status_since, c.organisation_id, c.source_kind, c.channel, c.language, c.received_at, c.received_precision,
      c.place_name_latin, c.place_name_original, c.governorate, c.latitude, c.longitude, c.incident_from, c.incident_to, c.incident_precision,
      c.killed_min, c.killed_max, c.injured_min, c.injured_max
    from jsonb_populate_record(null::review_case, p -> 'case') c;
  if p -> 'codes' <> '[]' then
    insert into source_code (case_id, code) select v_case, code from jsonb_array_elements_text(p -> 'codes') code;
  end if;
  if p -> 'evidence' <> '[]' then
    insert into evidence (id, case_id, form, sha256, size, media_type, audience, attached_by, by_kind, attached_at)
      select r.id, r.case_id, r.form, r.sha256, r.size, r.media_type, r.audience, r.attached_by, r.by_kind, r.attached_at
      from jsonb_populate_recordset(null::evidence, p -> 'evidence') r;
  end if;
  insert into recorded_value (id, case_id, object_kind, object_id, field, version, audience, event_id, recorded_by, value_json, salt, commitment)
    select r.id, r.case_id, r.object_kind, r.object_id, r.field, r.version, r.audience, r.event_id, r.recorded_by, r.value_json, r.salt, r.commitment
    from jsonb_populate_recordset(null::recorded_value, p -> 'values') r;
  if p -> 'identity' <> '[]' then
    insert into source_identity (id, case_id, event_id, field, version, value_json, salt, commitment)
      select r.id, r.case_id, r.event_id, r.field, r.version, r.value_json, r.salt, r.commitment
      from jsonb_populate_recordset(null::source_identity, p -> 'identity') r;
  end if;
  if p ->> 'returnCode' is not null then
    insert into return_code (code_hash, case_id) values ((p ->> 'returnCode')::bytea, v_case);
  end if;
  return query select v_reference, e.seq, e.leaf_hash, e.recorded_at from append_events(jsonb_build_array(p -> 'event')) e;
end $$;
revoke execute on function receive_case(jsonb) from public;
grant execute on function receive_case(jsonb) to attest_staff, attest_operator, attest_reporter, attest_public;
