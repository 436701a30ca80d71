-- Asking for a reopening is anyone's wish, not the first of two acts: an analyst's proposal and a supervisor's decision
-- are the two (process §6). A supervisor who asked may decide the proposal that took the wish up.
alter table proposal drop constraint sqlx_two_people;
alter table proposal add constraint sqlx_two_people
  check (kind = 'REOPENING_REQUEST' or decided_by is null or proposed_by is null or decided_by <> proposed_by);
