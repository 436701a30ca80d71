/** Everything a person can do to a case: verbs. REQUEST asks, PROPOSE puts forward, the rest decide or do. */
export const ACTIONS = [
  'RECEIVE',
  'ACCEPT_CASE',
  'ASSIGN_CASE',
  'TAKE_CASE',
  'HAND_OVER_CASE',
  'ADD_NOTE',
  'SAVE_INITIAL_ASSESSMENT',
  'RECOMMEND_CREDIBILITY_ASSESSMENT',
  'AGREE_CREDIBILITY_ASSESSMENT',
  'RETURN_RECOMMENDATION',
  'DIRECT_INVESTIGATION',
  'CONCLUDE_INVESTIGATION',
  'SAVE_DETERMINATION_DRAFT',
  'SUBMIT_DETERMINATION',
  'WITHDRAW_DETERMINATION',
  'RETURN_DETERMINATION',
  'APPROVE_DETERMINATION',
  'PROPOSE_SCREENING_OUT',
  'COUNTERSIGN_SCREENING_OUT',
  'REFUSE_SCREENING_OUT',
  'REQUEST_REOPENING',
  'PROPOSE_REOPENING',
  'GRANT_REOPENING',
  'REFUSE_REOPENING',
  'PROPOSE_CORRECTION',
  'APPROVE_CORRECTION',
  'REFUSE_CORRECTION',
  'SEND_RFI',
  'REPLY_TO_RFI',
  'MARK_REPLY_READ',
  'ATTACH_EVIDENCE',
  'ADD_INFORMATION',
  'APPEND_ALLEGATION_VERSION',
  'NAME_IMPLICATED_UNIT',
  'RECUSE',
  'RECORD_RESPONSE',
  'WITHDRAW_CONSENT',
  'RECORD_ACCESS_REQUEST',
  'ANSWER_ACCESS_REQUEST',
  'PROPOSE_RETURN_CODE',
  'ISSUE_RETURN_CODE',
  'REFUSE_RETURN_CODE',
  'READ_SOURCE_IDENTITY',
  'RECORD_HISTORIC_DETERMINATION',
  'CONFIRM_HISTORIC_BATCH',
] as const;
export type Action = (typeof ACTIONS)[number];

/** An action on a case that exists already. */
export type CaseAction = Exclude<Action, 'RECEIVE'>;

/** Which of the things waiting for a second person an answer belongs to. */
export const PROPOSAL_KINDS = [
  'recommendation',
  'screeningOut',
  'reopening',
  'correction',
  'returnCode',
] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];
