-- Submitters learn what concerns them: that their report came in, what they and the staff sent each other, and what was
-- decided. How the staff come to a decision is not among it; above all no outcome that is only proposed. Named one by one,
-- so that a new kind of event stays with the staff until somebody says otherwise.
drop policy not_internal on case_event;
drop policy not_assessment on case_event;
create policy of_concern on case_event as restrictive for select to attest_reporter, attest_holder
  using (type in ('CASE_RECEIVED', 'INFORMATION_ADDED', 'EVIDENCE_ATTACHED', 'ALLEGATION_VERSION_APPENDED',
    'RFI_SENT', 'RFI_REPLY_RECEIVED', 'CONSENT_WITHDRAWN', 'REOPENING_REQUESTED', 'REOPENING_REFUSED', 'CASE_REOPENED',
    'DETERMINATION_APPROVED', 'HISTORIC_DETERMINATION_RECORDED', 'CORRECTION_APPROVED', 'CASE_SCREENED_OUT'));
