-- Tasks to look at a case again are few among its events: the worklist of them finds them by their own index.
create index sqlx_review_tasks on case_event (case_id, seq) where type = 'REVIEW_TASK_RAISED';
