import {
  ASSESSING_STATUSES,
  CASE_STATUSES,
  CLOSED_STATUSES,
  COMPLETED_STATUSES,
  type CaseStatus,
} from '@/lib/domain/case/status';
import { row, STAFF_AT_WORK, STAYS, SUBMITTERS, to, type Transition } from '@/lib/domain/case/transition-row';

const BEFORE_SCREENING = ['RECEIVED', 'UNDER_INITIAL_ASSESSMENT'] as const satisfies readonly CaseStatus[];

/** Beside and after the main road: screening out, reopening, correction, requests, evidence, history (process §6). */
export const TRANSITIONS_BESIDE: readonly Transition[] = [
  // Screening out: two people
  row('PROPOSE_SCREENING_OUT', {
    by: ['ANALYST'],
    from: BEFORE_SCREENING,
    to: STAYS,
    required: ['ground', 'rationale'],
    guards: ['UNIT_NOT_IMPLICATED', 'NO_PENDING_SCREENINGOUT'],
    emits: ['SCREENING_OUT_PROPOSED'],
    isWork: true,
  }),
  row('COUNTERSIGN_SCREENING_OUT', {
    by: ['SUPERVISOR'],
    from: BEFORE_SCREENING,
    to: to('SCREENED_OUT'),
    guards: [
      'PENDING_SCREENINGOUT',
      'DID_NOT_WORK_ON_CYCLE',
      'UNIT_NOT_IMPLICATED',
      'NO_UNREAD_REPLY',
      'HAS_NO_DUPLICATES',
    ],
    emits: ['CASE_SCREENED_OUT'],
  }),
  row('REFUSE_SCREENING_OUT', {
    by: ['SUPERVISOR'],
    from: BEFORE_SCREENING,
    to: STAYS,
    required: ['remarks'],
    guards: ['PENDING_SCREENINGOUT', 'DID_NOT_WORK_ON_CYCLE', 'UNIT_NOT_IMPLICATED'],
    emits: ['SCREENING_OUT_REFUSED'],
  }),

  // Reopening: anyone asks, an analyst proposes, a supervisor decides
  row('REQUEST_REOPENING', {
    by: [...SUBMITTERS, ...STAFF_AT_WORK],
    from: CLOSED_STATUSES,
    to: STAYS,
    required: ['rationale'],
    emits: ['REOPENING_REQUESTED', 'REVIEW_TASK_RAISED'],
  }),
  row('PROPOSE_REOPENING', {
    by: ['ANALYST'],
    from: CLOSED_STATUSES,
    to: STAYS,
    required: ['basis', 'whatChanged'],
    guards: ['UNIT_NOT_IMPLICATED', 'NO_PENDING_REOPENING'],
    emits: ['REOPENING_PROPOSED'],
  }),
  row('GRANT_REOPENING', {
    by: ['SUPERVISOR'],
    from: CLOSED_STATUSES,
    to: {
      kind: 'ONE_OF',
      by: 'CHOICE',
      statuses: ['UNDER_INITIAL_ASSESSMENT', 'UNDER_CREDIBILITY_ASSESSMENT'],
    },
    required: ['reopenTo'],
    guards: ['PENDING_REOPENING', 'UNIT_NOT_IMPLICATED'],
    emits: ['CASE_REOPENED'],
  }),
  row('REFUSE_REOPENING', {
    by: ['SUPERVISOR'],
    from: CLOSED_STATUSES,
    to: STAYS,
    required: ['remarks'],
    guards: ['PENDING_REOPENING', 'UNIT_NOT_IMPLICATED'],
    emits: ['REOPENING_REFUSED'],
  }),

  // Correction of a closed case: two people
  row('PROPOSE_CORRECTION', {
    by: ['ANALYST'],
    from: COMPLETED_STATUSES,
    to: STAYS,
    required: ['correctedField', 'rationale'],
    guards: ['UNIT_NOT_IMPLICATED', 'NO_PENDING_CORRECTION'],
    emits: ['CORRECTION_PROPOSED'],
  }),
  row('APPROVE_CORRECTION', {
    by: ['SUPERVISOR'],
    from: COMPLETED_STATUSES,
    to: STAYS,
    guards: ['PENDING_CORRECTION', 'UNIT_NOT_IMPLICATED'],
    emits: ['CORRECTION_APPROVED'],
  }),
  row('REFUSE_CORRECTION', {
    by: ['SUPERVISOR'],
    from: COMPLETED_STATUSES,
    to: STAYS,
    required: ['remarks'],
    guards: ['PENDING_CORRECTION', 'UNIT_NOT_IMPLICATED'],
    emits: ['CORRECTION_REFUSED'],
  }),

  // Requests for information
  row('SEND_RFI', {
    by: ['ANALYST'],
    from: [...ASSESSING_STATUSES, 'AWAITING_DECISION'],
    to: STAYS,
    required: ['question'],
    guards: ['UNIT_NOT_IMPLICATED', 'MAY_BE_CONTACTED'],
    emits: ['RFI_SENT'],
    isWork: true,
  }),
  row('REPLY_TO_RFI', {
    by: [...SUBMITTERS, 'ANALYST'],
    from: CASE_STATUSES,
    to: STAYS,
    required: ['reply'],
    guards: ['RFI_SENT'],
    emits: ['RFI_REPLY_RECEIVED', 'REVIEW_TASK_RAISED'],
    isWork: true,
  }),
  row('MARK_REPLY_READ', {
    by: STAFF_AT_WORK,
    from: CASE_STATUSES,
    to: STAYS,
    guards: ['UNREAD_REPLY', 'UNIT_NOT_IMPLICATED'],
    emits: ['RFI_REPLY_READ'],
  }),

  // At any time
  row('ATTACH_EVIDENCE', {
    by: [...SUBMITTERS, ...STAFF_AT_WORK, 'OPERATOR'],
    from: CASE_STATUSES,
    to: STAYS,
    required: ['evidenceKind', 'title'],
    emits: ['EVIDENCE_ATTACHED', 'REVIEW_TASK_RAISED'],
    isWork: true,
  }),
  row('ADD_INFORMATION', {
    by: [...SUBMITTERS, 'ANALYST', 'OPERATOR'],
    from: CASE_STATUSES,
    to: STAYS,
    required: ['information'],
    emits: ['INFORMATION_ADDED', 'REVIEW_TASK_RAISED'],
    isWork: true,
  }),
  row('APPEND_ALLEGATION_VERSION', {
    by: ['OPERATOR'],
    from: CASE_STATUSES,
    to: STAYS,
    emits: ['ALLEGATION_VERSION_APPENDED', 'REVIEW_TASK_RAISED'],
    isWork: true,
  }),
  row('NAME_IMPLICATED_UNIT', {
    by: STAFF_AT_WORK,
    from: CASE_STATUSES,
    to: STAYS,
    required: ['unitId'],
    emits: ['UNIT_IMPLICATED'],
  }),
  row('RECUSE', {
    by: STAFF_AT_WORK,
    from: CASE_STATUSES,
    to: STAYS,
    required: ['recusedUserId', 'rationale'],
    emits: ['PERSON_RECUSED'],
  }),
  row('RECORD_RESPONSE', {
    by: STAFF_AT_WORK,
    from: CASE_STATUSES,
    to: STAYS,
    required: ['responseKind', 'givenOn', 'whatDone', 'byBody'],
    guards: ['UNIT_NOT_IMPLICATED'],
    emits: ['RESPONSE_RECORDED'],
  }),
  row('WITHDRAW_CONSENT', {
    by: SUBMITTERS,
    from: CASE_STATUSES,
    to: STAYS,
    required: ['consents'],
    emits: ['CONSENT_WITHDRAWN', 'REVIEW_TASK_RAISED'],
  }),
  row('WITHDRAW_CONSENT', {
    by: STAFF_AT_WORK,
    from: CASE_STATUSES,
    to: STAYS,
    required: ['consents', 'rationale'],
    guards: ['CONSENT_LEFT'],
    emits: ['CONSENT_WITHDRAWN', 'REVIEW_TASK_RAISED'],
  }),
  row('RECORD_ACCESS_REQUEST', {
    by: STAFF_AT_WORK,
    from: CASE_STATUSES,
    to: STAYS,
    required: ['receivedOn', 'askedBy', 'askedFor'],
    guards: ['UNIT_NOT_IMPLICATED'],
    emits: ['ACCESS_REQUESTED'],
  }),
  row('ANSWER_ACCESS_REQUEST', {
    by: STAFF_AT_WORK,
    from: CASE_STATUSES,
    to: STAYS,
    required: ['requestId', 'answeredOn', 'howAnswered'],
    guards: ['ACCESS_REQUEST_OPEN', 'UNIT_NOT_IMPLICATED'],
    emits: ['ACCESS_ANSWERED'],
  }),
  // A lost return code: two people
  row('PROPOSE_RETURN_CODE', {
    by: ['ANALYST'],
    from: CASE_STATUSES,
    to: STAYS,
    required: ['identityCheck'],
    guards: ['NO_PORTAL', 'UNIT_NOT_IMPLICATED', 'NO_PENDING_RETURNCODE'],
    emits: ['RETURN_CODE_PROPOSED'],
  }),
  row('ISSUE_RETURN_CODE', {
    by: ['SUPERVISOR'],
    from: CASE_STATUSES,
    to: STAYS,
    guards: ['PENDING_RETURNCODE', 'UNIT_NOT_IMPLICATED'],
    emits: ['RETURN_CODE_ISSUED'],
  }),
  row('REFUSE_RETURN_CODE', {
    by: ['SUPERVISOR'],
    from: CASE_STATUSES,
    to: STAYS,
    required: ['remarks'],
    guards: ['PENDING_RETURNCODE', 'UNIT_NOT_IMPLICATED'],
    emits: ['RETURN_CODE_REFUSED'],
  }),
  row('READ_SOURCE_IDENTITY', {
    by: [...STAFF_AT_WORK, 'AUDITOR'],
    from: CASE_STATUSES,
    to: STAYS,
    required: ['rationale'],
    guards: ['UNIT_NOT_IMPLICATED'],
    emits: ['SOURCE_IDENTITY_READ'],
  }),

  // Decided elsewhere, recorded here
  row('RECORD_HISTORIC_DETERMINATION', {
    by: ['OPERATOR'],
    from: ['RECEIVED', ...COMPLETED_STATUSES],
    to: { kind: 'ONE_OF', by: 'OUTCOME', statuses: COMPLETED_STATUSES },
    required: ['outcome', 'decidedBy'],
    guards: ['NEVER_DECIDED_HERE'],
    emits: ['HISTORIC_DETERMINATION_RECORDED'],
  }),
  row('CONFIRM_HISTORIC_BATCH', {
    by: ['SUPERVISOR'],
    from: COMPLETED_STATUSES,
    to: STAYS,
    guards: ['HISTORIC_UNCONFIRMED', 'NOT_HISTORIC_RECORDER'],
    emits: ['HISTORIC_BATCH_CONFIRMED'],
  }),
];
