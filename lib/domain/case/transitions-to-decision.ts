import {
  ASSESSING_STATUSES,
  CASE_STATUSES,
  COMPLETED_STATUSES,
  OPEN_STATUSES,
} from '@/lib/domain/case/status';
import { row, STAFF_AT_WORK, STAYS, to, type Guard, type Transition } from '@/lib/domain/case/transition-row';

/** The main road: from the first report to the decision (process §6). */
export const TRANSITIONS_TO_DECISION: readonly Transition[] = [
  // Received
  row('RECEIVE', {
    by: ['PUBLIC', 'REPORTER', 'ANALYST'],
    from: null,
    to: to('RECEIVED'),
    // A report without a date is taken: not knowing the day is no reason to turn it away.
    required: ['sourceKind', 'channel', 'narrative', 'placeText'],
    emits: ['CASE_RECEIVED'],
    isWork: true,
  }),
  row('RECEIVE', {
    // An import takes what the source holds; a row without a place or a date is kept, not refused.
    by: ['OPERATOR'],
    from: null,
    to: to('RECEIVED'),
    required: ['sourceKind', 'channel', 'sourceCode'],
    emits: ['CASE_RECEIVED'],
    isWork: true,
  }),
  row('ACCEPT_CASE', {
    by: ['ANALYST'],
    from: ['RECEIVED'],
    to: to('UNDER_INITIAL_ASSESSMENT'),
    guards: ['UNIT_NOT_IMPLICATED'],
    emits: ['CASE_ACCEPTED'],
  }),
  row('ASSIGN_CASE', {
    by: ['SUPERVISOR'],
    from: OPEN_STATUSES,
    to: STAYS,
    required: ['assignee'],
    emits: ['CASE_ASSIGNED'],
  }),

  // From initial to credibility assessment: two people
  row('SAVE_INITIAL_ASSESSMENT', {
    by: ['ANALYST'],
    from: ['UNDER_INITIAL_ASSESSMENT'],
    to: STAYS,
    // What was put forward stays as it is until it is answered.
    guards: ['UNIT_NOT_IMPLICATED', 'NO_PENDING_RECOMMENDATION'],
    emits: ['INITIAL_ASSESSMENT_SAVED'],
    isWork: true,
  }),
  row('RECOMMEND_CREDIBILITY_ASSESSMENT', {
    by: ['ANALYST'],
    from: ['UNDER_INITIAL_ASSESSMENT'],
    to: STAYS,
    required: ['assessment'],
    guards: ['UNIT_NOT_IMPLICATED', 'NO_PENDING_RECOMMENDATION'],
    emits: ['CREDIBILITY_ASSESSMENT_RECOMMENDED'],
    isWork: true,
  }),
  row('AGREE_CREDIBILITY_ASSESSMENT', {
    by: ['SUPERVISOR'],
    from: ['UNDER_INITIAL_ASSESSMENT'],
    to: to('UNDER_CREDIBILITY_ASSESSMENT'),
    guards: [
      'PENDING_RECOMMENDATION',
      'DID_NOT_WORK_ON_CYCLE',
      'UNIT_NOT_IMPLICATED',
      'RECOMMENDER_NOT_BARRED',
    ],
    emits: ['CREDIBILITY_ASSESSMENT_AGREED'],
  }),
  row('RETURN_RECOMMENDATION', {
    by: ['SUPERVISOR'],
    from: ['UNDER_INITIAL_ASSESSMENT'],
    to: STAYS,
    required: ['remarks'],
    guards: ['PENDING_RECOMMENDATION', 'DID_NOT_WORK_ON_CYCLE', 'UNIT_NOT_IMPLICATED'],
    emits: ['RECOMMENDATION_RETURNED'],
  }),

  // Investigation
  row('DIRECT_INVESTIGATION', {
    by: ['SUPERVISOR'],
    from: ['UNDER_INITIAL_ASSESSMENT', 'UNDER_CREDIBILITY_ASSESSMENT'],
    to: to('UNDER_INVESTIGATION'),
    required: ['investigationType', 'appointingAuthority', 'officer', 'scope', 'dueOn'],
    guards: ['NO_INVESTIGATION_OPEN', 'UNIT_NOT_IMPLICATED'],
    emits: ['INVESTIGATION_DIRECTED'],
  }),
  row('DIRECT_INVESTIGATION', {
    by: ['SUPERVISOR'],
    from: ['CLOSED_CREDIBLE'],
    to: STAYS,
    required: ['investigationType', 'appointingAuthority', 'officer', 'scope', 'dueOn'],
    guards: ['NO_INVESTIGATION_OPEN', 'UNIT_NOT_IMPLICATED'],
    emits: ['INVESTIGATION_DIRECTED'],
  }),
  ...(['SUPERVISOR', 'ANALYST'] as const).flatMap((kind) => {
    const guards: Guard[] = ['INVESTIGATION_OPEN', 'UNIT_NOT_IMPLICATED'];
    if (kind === 'ANALYST') guards.push('IS_INVESTIGATING_OFFICER');
    const given = {
      by: [kind],
      required: ['findings', 'legalReview', 'recommendations'],
      guards,
      emits: ['INVESTIGATION_CONCLUDED'],
      // Findings, legal review and recommendations are written here (process §6).
      isWork: true,
    } as const;
    const elsewhere = CASE_STATUSES.filter(
      (status) => status !== 'RECEIVED' && status !== 'UNDER_INVESTIGATION',
    );
    return [
      row('CONCLUDE_INVESTIGATION', {
        ...given,
        from: ['UNDER_INVESTIGATION'],
        to: to('UNDER_CREDIBILITY_ASSESSMENT'),
      }),
      // One that runs beside the case, or whose determination already awaits decision.
      row('CONCLUDE_INVESTIGATION', { ...given, from: elsewhere, to: STAYS }),
    ];
  }),

  // Determination and decision
  row('SAVE_DETERMINATION_DRAFT', {
    by: ['ANALYST'],
    from: ASSESSING_STATUSES,
    to: STAYS,
    guards: ['UNIT_NOT_IMPLICATED'],
    emits: ['DETERMINATION_DRAFT_SAVED'],
    isWork: true,
  }),
  row('SAVE_DETERMINATION_DRAFT', {
    by: ['SUPERVISOR'],
    from: ['UNDER_INVESTIGATION'],
    to: STAYS,
    guards: ['UNIT_NOT_IMPLICATED', 'IS_INVESTIGATING_OFFICER'],
    emits: ['DETERMINATION_DRAFT_SAVED'],
    isWork: true,
  }),
  row('SUBMIT_DETERMINATION', {
    by: ['ANALYST'],
    from: ASSESSING_STATUSES,
    to: to('AWAITING_DECISION'),
    required: ['content'],
    guards: ['UNIT_NOT_IMPLICATED', 'NO_UNREAD_REPLY'],
    emits: ['DETERMINATION_SUBMITTED'],
    isWork: true,
  }),
  row('SUBMIT_DETERMINATION', {
    by: ['SUPERVISOR'],
    from: ['UNDER_INVESTIGATION'],
    to: to('AWAITING_DECISION'),
    required: ['content'],
    guards: ['UNIT_NOT_IMPLICATED', 'IS_INVESTIGATING_OFFICER', 'NO_UNREAD_REPLY'],
    emits: ['DETERMINATION_SUBMITTED'],
    isWork: true,
  }),
  row('WITHDRAW_DETERMINATION', {
    by: STAFF_AT_WORK,
    from: ['AWAITING_DECISION'],
    to: { kind: 'ONE_OF', by: 'SUBMITTED_FROM', statuses: ASSESSING_STATUSES },
    guards: ['DETERMINATION_SUBMITTED', 'IS_AUTHOR', 'UNIT_NOT_IMPLICATED'],
    emits: ['DETERMINATION_WITHDRAWN'],
    isWork: true,
  }),
  row('RETURN_DETERMINATION', {
    by: ['SUPERVISOR'],
    from: ['AWAITING_DECISION'],
    to: { kind: 'ONE_OF', by: 'SUBMITTED_FROM', statuses: ASSESSING_STATUSES },
    required: ['remarks'],
    guards: ['DETERMINATION_SUBMITTED', 'DID_NOT_WORK_ON_CYCLE', 'UNIT_NOT_IMPLICATED'],
    emits: ['DETERMINATION_RETURNED'],
  }),
  row('APPROVE_DETERMINATION', {
    by: ['SUPERVISOR'],
    from: ['AWAITING_DECISION'],
    to: { kind: 'ONE_OF', by: 'OUTCOME', statuses: COMPLETED_STATUSES },
    required: ['contentHash', 'checks'],
    guards: [
      'DETERMINATION_SUBMITTED',
      'DID_NOT_WORK_ON_CYCLE',
      'UNIT_NOT_IMPLICATED',
      'AUTHOR_NOT_BARRED',
      'NO_UNREAD_REPLY',
      'NOT_HELD_BY_INVESTIGATION',
    ],
    emits: ['DETERMINATION_APPROVED', 'REVIEW_TASK_RAISED'],
  }),
];
