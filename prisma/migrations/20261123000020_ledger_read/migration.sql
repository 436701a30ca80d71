-- The ledger read as a whole, newest first: by what an act is about, by who did it, and by day (lib/db/queries/ledger-page.ts).

-- What an act is about, told by its kind alone; the same list as lib/domain/ledger/act.ts, held to it by a test.
create function sqlx_object_of(p_type text) returns text language sql immutable parallel safe as $$
  select case
    when p_type in ('HISTORIC_DETERMINATION_RECORDED', 'HISTORIC_BATCH_CONFIRMED') then 'BATCH'
    when p_type in ('ACCOUNT_CREATED', 'ACCOUNT_DETAILS_CHANGED', 'ACCOUNT_DISABLED', 'ACCOUNT_ENABLED', 'ROLE_CHANGED',
      'ROLE_GRANT_REQUESTED', 'ROLE_GRANTED', 'ROLE_GRANT_REFUSED', 'PASSWORD_RESET_REQUESTED', 'PASSWORD_RESET_REFUSED',
      'PASSWORD_RESET_ISSUED', 'PASSWORD_SET') then 'ACCOUNT'
    when p_type in ('ORGANISATION_CREATED', 'ORGANISATION_DISABLED', 'ORGANISATION_ENABLED') then 'ORGANISATION'
    when p_type = 'UNIT_CREATED' then 'UNIT'
    when p_type in ('STATED_FIGURE_ENTERED', 'STATED_FIGURE_CONFIRMED', 'ADJUSTMENT_ENTERED', 'ADJUSTMENT_CONFIRMED',
      'OPENING_BALANCE_ENTERED', 'OPENING_BALANCE_CONFIRMED') then 'FIGURE'
    when p_type in ('DELEGATION_GIVEN', 'DELEGATION_ACCEPTED', 'DELEGATION_ENDED') then 'DELEGATION'
    else 'CASE' end
$$;

-- Objects and kinds of actors are few: whatever is left open is asked for value by value, each along its own stretch of the index.
create index sqlx_ledger_by_object on case_event (sqlx_object_of(type), actor_kind, seq);
create index sqlx_ledger_by_person on case_event (actor_id, sqlx_object_of(type), actor_kind, seq) where actor_id is not null;
-- The time of recording never runs backwards along the ledger, so a day is a stretch of sequence numbers (sqlx_event_recorded).
