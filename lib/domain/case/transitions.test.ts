import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action } from '@/lib/domain/case/actions';
import { ACTOR_KINDS, type ActorKind } from '@/lib/domain/case/actor';
import { CASE_STATUSES, type CaseStatus } from '@/lib/domain/case/status';
import { findTransition, TRANSITIONS } from '@/lib/domain/case/transitions';

const BESIDE: readonly Action[] = [
  'RECORD_RESPONSE',
  'WITHDRAW_CONSENT',
  'RECORD_ACCESS_REQUEST',
  'ANSWER_ACCESS_REQUEST',
];

/** Written out by hand and never computed: who may do what, where, by role and status alone. */
const ALWAYS: Readonly<Record<ActorKind, readonly Action[]>> = {
  ANALYST: [
    'ADD_NOTE',
    'REPLY_TO_RFI',
    'MARK_REPLY_READ',
    'ATTACH_EVIDENCE',
    'RELEASE_EVIDENCE',
    'ADD_INFORMATION',
    'NAME_IMPLICATED_UNIT',
    'RECUSE',
    'READ_SOURCE_IDENTITY',
    ...BESIDE,
    'PROPOSE_RETURN_CODE',
  ],
  SUPERVISOR: [
    'ADD_NOTE',
    'MARK_REPLY_READ',
    'ATTACH_EVIDENCE',
    'RELEASE_EVIDENCE',
    'NAME_IMPLICATED_UNIT',
    'RECUSE',
    'READ_SOURCE_IDENTITY',
    ...BESIDE,
    'ISSUE_RETURN_CODE',
    'REFUSE_RETURN_CODE',
  ],
  REPORTER: ['REPLY_TO_RFI', 'ATTACH_EVIDENCE', 'ADD_INFORMATION', 'WITHDRAW_CONSENT'],
  RETURN_CODE_HOLDER: ['REPLY_TO_RFI', 'ATTACH_EVIDENCE', 'ADD_INFORMATION', 'WITHDRAW_CONSENT'],
  OPERATOR: ['ATTACH_EVIDENCE', 'ADD_INFORMATION', 'APPEND_ALLEGATION_VERSION'],
  AUDITOR: ['READ_SOURCE_IDENTITY'],
  ADMIN: [],
  PUBLIC: [],
};

const OF_INVESTIGATION: readonly Action[] = [
  'RECORD_INTERVIEW',
  'RECORD_SITE_VISIT',
  'CONCLUDE_INVESTIGATION',
];
const CARRY: readonly Action[] = ['TAKE_CASE', 'HAND_OVER_CASE'];
const SCREEN: readonly Action[] = ['COUNTERSIGN_SCREENING_OUT', 'REFUSE_SCREENING_OUT'];
const REOPEN: readonly Action[] = ['REQUEST_REOPENING', 'GRANT_REOPENING', 'REFUSE_REOPENING'];
const COMPLETED: readonly Action[] = [
  'EXTEND_INVESTIGATION',
  ...OF_INVESTIGATION,
  'APPROVE_CORRECTION',
  'REFUSE_CORRECTION',
  'CONFIRM_HISTORIC_BATCH',
  ...REOPEN,
];
const COMPLETED_ANALYST: readonly Action[] = [
  ...OF_INVESTIGATION,
  'REQUEST_REOPENING',
  'PROPOSE_REOPENING',
  'PROPOSE_CORRECTION',
];
const DRAFT: readonly Action[] = [
  'SAVE_DETERMINATION_DRAFT',
  'SUBMIT_DETERMINATION',
  ...OF_INVESTIGATION,
  'SEND_RFI',
  'REMIND_RFI',
  'WITHDRAW_RFI',
];

const BY_STATUS: Readonly<Record<CaseStatus, Readonly<Partial<Record<ActorKind, readonly Action[]>>>>> = {
  RECEIVED: {
    ANALYST: [...CARRY, 'ACCEPT_CASE', 'PROPOSE_SCREENING_OUT'],
    SUPERVISOR: ['ASSIGN_CASE', 'HAND_OVER_CASE', ...SCREEN],
    OPERATOR: ['RECORD_HISTORIC_DETERMINATION'],
  },
  UNDER_INITIAL_ASSESSMENT: {
    ANALYST: [
      ...CARRY,
      'SAVE_INITIAL_ASSESSMENT',
      'RECOMMEND_CREDIBILITY_ASSESSMENT',
      'PROPOSE_SCREENING_OUT',
      ...DRAFT,
    ],
    SUPERVISOR: [
      'ASSIGN_CASE',
      'HAND_OVER_CASE',
      'AGREE_CREDIBILITY_ASSESSMENT',
      'RETURN_RECOMMENDATION',
      'DIRECT_INVESTIGATION',
      ...OF_INVESTIGATION,
      'EXTEND_INVESTIGATION',
      ...SCREEN,
    ],
  },
  UNDER_CREDIBILITY_ASSESSMENT: {
    ANALYST: [...CARRY, ...DRAFT],
    SUPERVISOR: [
      'ASSIGN_CASE',
      'HAND_OVER_CASE',
      'DIRECT_INVESTIGATION',
      ...OF_INVESTIGATION,
      'EXTEND_INVESTIGATION',
    ],
  },
  UNDER_INVESTIGATION: {
    ANALYST: [...CARRY, ...DRAFT],
    SUPERVISOR: [
      'ASSIGN_CASE',
      'HAND_OVER_CASE',
      ...OF_INVESTIGATION,
      'EXTEND_INVESTIGATION',
      'SAVE_DETERMINATION_DRAFT',
      'SUBMIT_DETERMINATION',
    ],
  },
  AWAITING_DECISION: {
    ANALYST: [...CARRY, 'WITHDRAW_DETERMINATION', ...OF_INVESTIGATION, 'SEND_RFI', 'REMIND_RFI'],
    SUPERVISOR: [
      'ASSIGN_CASE',
      'HAND_OVER_CASE',
      'WITHDRAW_DETERMINATION',
      'RETURN_DETERMINATION',
      'APPROVE_DETERMINATION',
      ...OF_INVESTIGATION,
      'EXTEND_INVESTIGATION',
    ],
  },
  CLOSED_CREDIBLE: {
    ANALYST: COMPLETED_ANALYST,
    SUPERVISOR: [...COMPLETED, 'DIRECT_INVESTIGATION'],
    REPORTER: ['REQUEST_REOPENING'],
    RETURN_CODE_HOLDER: ['REQUEST_REOPENING'],
    OPERATOR: ['RECORD_HISTORIC_DETERMINATION'],
  },
  CLOSED_NON_CREDIBLE: {
    ANALYST: COMPLETED_ANALYST,
    SUPERVISOR: COMPLETED,
    REPORTER: ['REQUEST_REOPENING'],
    RETURN_CODE_HOLDER: ['REQUEST_REOPENING'],
    OPERATOR: ['RECORD_HISTORIC_DETERMINATION'],
  },
  CLOSED_DUPLICATE: {
    ANALYST: COMPLETED_ANALYST,
    SUPERVISOR: COMPLETED,
    REPORTER: ['REQUEST_REOPENING'],
    RETURN_CODE_HOLDER: ['REQUEST_REOPENING'],
    OPERATOR: ['RECORD_HISTORIC_DETERMINATION'],
  },
  SCREENED_OUT: {
    ANALYST: [...OF_INVESTIGATION, 'REQUEST_REOPENING', 'PROPOSE_REOPENING'],
    SUPERVISOR: [...OF_INVESTIGATION, 'EXTEND_INVESTIGATION', ...REOPEN],
    REPORTER: ['REQUEST_REOPENING'],
    RETURN_CODE_HOLDER: ['REQUEST_REOPENING'],
  },
};

describe('role × status → actions, exactly', () => {
  const cells = CASE_STATUSES.flatMap((status) => ACTOR_KINDS.map((kind) => [status, kind] as const));
  it.each(cells)('%s, %s', (status, kind) => {
    const found = ACTIONS.filter((action) => findTransition(action, kind, status) !== null);
    expect([...found].sort()).toEqual([...ALWAYS[kind], ...(BY_STATUS[status][kind] ?? [])].sort());
  });

  it('receiving, where there is no case yet', () => {
    const kinds = ACTOR_KINDS.filter((kind) => findTransition('RECEIVE', kind, null) !== null);
    expect([...kinds].sort()).toEqual(['ANALYST', 'OPERATOR', 'PUBLIC', 'REPORTER']);
  });
});

describe('the table', () => {
  it('has a row for every action', () => {
    expect(new Set(TRANSITIONS.map(({ action }) => action))).toEqual(new Set(ACTIONS));
  });

  it('never has two rows for the same action, person and status', () => {
    const keys = TRANSITIONS.flatMap(({ action, by, from }) =>
      by.flatMap((kind) => (from ?? ['nothing']).map((status) => `${action} ${kind} ${status}`)),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('lets a case leave a closed status only by reopening or by an import of history', () => {
    const leaving = TRANSITIONS.filter(
      ({ from, to }) =>
        to.kind !== 'STAYS' &&
        from?.some((status) => status.startsWith('CLOSED') || status === 'SCREENED_OUT'),
    );
    expect(new Set(leaving.map(({ action }) => action))).toEqual(
      new Set(['GRANT_REOPENING', 'RECORD_HISTORIC_DETERMINATION']),
    );
  });
});
