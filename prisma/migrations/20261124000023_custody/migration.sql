-- Whoever is handed the original of a file leaves an entry; submitters read none of them but may cause their own.
insert into event_right (db_role, actor_kind, event_type) values
  ('attest_staff', 'ANALYST', 'EVIDENCE_OPENED'), ('attest_staff', 'SUPERVISOR', 'EVIDENCE_OPENED'),
  ('attest_staff', 'AUDITOR', 'EVIDENCE_OPENED'), ('attest_reporter', 'REPORTER', 'EVIDENCE_OPENED'),
  ('attest_holder', 'RETURN_CODE_HOLDER', 'EVIDENCE_OPENED');
