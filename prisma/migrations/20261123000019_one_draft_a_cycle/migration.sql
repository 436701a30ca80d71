-- A cycle has one determination that is being written or decided. What was begun in an earlier cycle stays there as it was left:
-- a case set aside with a draft, and reopened, begins anew.
drop index sqlx_one_working_determination;
create unique index sqlx_one_working_determination on determination (case_id, cycle) where status in ('DRAFT', 'SUBMITTED');
