import { describe, expect, it } from 'vitest';
import {
  CITABLE_EXAMPLE,
  DUPLICATE_EXAMPLE,
  NO_ACTION_EXAMPLE,
} from '@/lib/domain/assessment/example-determinations';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { CaseAction } from '@/lib/domain/case/actions';
import { PUBLIC_ACTOR, type Actor } from '@/lib/domain/case/actor';
import { CONCLUSION_EXAMPLE, NOTHING_RECORDED } from '@/lib/domain/case/example-record';
import { newCaseState, type CaseState } from '@/lib/domain/case/case-state';
import { decide, decideReceipt, type Decision } from '@/lib/domain/case/decide';

const NOW = '2017-05-01T12:00:00.000Z';
const INES: Actor = { kind: 'ANALYST', userId: 'ines', name: 'Ines Okafor', unitId: null };
const TOMAS: Actor = { kind: 'ANALYST', userId: 'tomas', name: 'Tomas Lind', unitId: null };
const AMARA: Actor = { kind: 'SUPERVISOR', userId: 'amara', name: 'Amara Dietl', unitId: null };
const LENA: Actor = { kind: 'SUPERVISOR', userId: 'lena', name: 'Lena Haddad', unitId: 'unit-1' };
const REPORTER: Actor = { kind: 'REPORTER', userId: 'rami', name: 'Rami', organisationId: 'org-1' };
const OPERATOR: Actor = { kind: 'OPERATOR', userId: 'amara', name: 'Amara Dietl' };
const TARGET: DuplicateTarget = {
  caseId: 'case-7',
  reference: 'CH-2017-0007',
  status: 'RECEIVED',
  cycle: 1,
  duplicateOfId: null,
};
const NEW_CASE = newCaseState({ id: 'case-1', reference: 'CH-2017-0001', organisationId: 'org-1' });

function done<A extends CaseAction>(
  state: CaseState,
  actor: Actor,
  action: A,
  input: ActionInputs[A],
): Decision {
  const outcome = decide(state, actor, action, input, NOW);
  if (!outcome.ok) throw new Error(`${action}: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

function refused<A extends CaseAction>(
  state: CaseState,
  actor: Actor,
  action: A,
  input: ActionInputs[A],
): readonly string[] {
  const outcome = decide(state, actor, action, input, NOW);
  if (outcome.ok || outcome.kind !== 'REFUSAL') throw new Error(`${action} was not refused`);
  return outcome.problems.map(({ code }) => code);
}

const CHECKS = { reviewProperlyConducted: true, resultsConsistentWithEvidence: true, criteriaMet: true };
const approval = (contentHash = 'aa'): ActionInputs['APPROVE_DETERMINATION'] => ({
  determinationId: 'd-1',
  contentHash,
  checks: CHECKS,
  duplicateTarget: null,
  duplicateAdds: false,
  hasUnweighedReply: false,
});

const accepted = done(NEW_CASE, INES, 'ACCEPT_CASE', {}).next;
const submitted = done(accepted, INES, 'SUBMIT_DETERMINATION', {
  determinationId: 'd-1',
  contentHash: 'aa',
  content: NO_ACTION_EXAMPLE,
  duplicateTarget: null,
  citable: CITABLE_EXAMPLE,
}).next;
const closed = done(submitted, AMARA, 'APPROVE_DETERMINATION', approval()).next;

describe('a determination and its decision', () => {
  it('closes the case by its outcome and says so in an event of ids and enums', () => {
    const { next, events } = done(submitted, AMARA, 'APPROVE_DETERMINATION', approval());
    expect(next).toMatchObject({ status: 'CLOSED_NON_CREDIBLE', version: submitted.version + 1, cycle: 1 });
    expect(events).toEqual([
      {
        type: 'DETERMINATION_APPROVED',
        payload: {
          determinationId: 'd-1',
          contentHash: 'aa',
          outcome: 'NON_CREDIBLE',
          reason: 'NO_ACTION_IN_AREA',
          authorId: 'ines',
        },
        caseId: 'case-1',
        cycle: 1,
        fromStatus: 'AWAITING_DECISION',
        toStatus: 'CLOSED_NON_CREDIBLE',
        recordedAt: NOW,
        effective: { at: NOW, precision: 'INSTANT' },
      },
    ]);
  });

  it('is approved only as it was read, with all three checks', () => {
    expect(refused(submitted, AMARA, 'APPROVE_DETERMINATION', approval('bb'))).toEqual(['contentChanged']);
    expect(
      refused(submitted, AMARA, 'APPROVE_DETERMINATION', {
        ...approval(),
        checks: { ...CHECKS, criteriaMet: false },
      }),
    ).toEqual(['checksNotGiven']);
  });

  it('is never approved by someone who worked on it, is recused, or is of an implicated unit', () => {
    expect(
      refused({ ...submitted, workedOnBy: ['amara'] }, AMARA, 'APPROVE_DETERMINATION', approval()),
    ).toEqual(['workedOnThisCycle']);
    expect(
      refused({ ...submitted, recusedUserIds: ['amara'] }, AMARA, 'APPROVE_DETERMINATION', approval()),
    ).toEqual(['recused']);
    expect(
      refused({ ...submitted, implicatedUnitIds: ['unit-1'] }, LENA, 'APPROVE_DETERMINATION', approval()),
    ).toEqual(['unitImplicated']);
  });

  it('says all that stands in the way at once', () => {
    const state: CaseState = {
      ...submitted,
      recusedUserIds: ['lena'],
      implicatedUnitIds: ['unit-1'],
      workedOnBy: ['lena'],
      unreadReplies: 2,
    };
    expect(refused(state, LENA, 'APPROVE_DETERMINATION', approval())).toEqual([
      'recused',
      'workedOnThisCycle',
      'unitImplicated',
      'unreadReply',
    ]);
  });

  it('returned with remarks goes back to where it came from and can be submitted again', () => {
    expect(
      refused(submitted, AMARA, 'RETURN_DETERMINATION', { determinationId: 'd-1', remarks: ' ' }),
    ).toEqual(['missing.remarks']);
    const { next } = done(submitted, AMARA, 'RETURN_DETERMINATION', {
      determinationId: 'd-1',
      remarks: 'Name the logs.',
    });
    expect(next.status).toBe('UNDER_INITIAL_ASSESSMENT');
    const again = done(next, TOMAS, 'SUBMIT_DETERMINATION', {
      determinationId: 'd-2',
      contentHash: 'cc',
      content: NO_ACTION_EXAMPLE,
      duplicateTarget: null,
      citable: CITABLE_EXAMPLE,
    }).next;
    expect(again.determination).toMatchObject({
      id: 'd-2',
      authorId: 'tomas',
      contentHash: 'cc',
      stage: 'SUBMITTED',
    });
    // Returning is not working: the same supervisor may approve the next version.
    expect(
      done(again, AMARA, 'APPROVE_DETERMINATION', { ...approval('cc'), determinationId: 'd-2' }).next.status,
    ).toBe('CLOSED_NON_CREDIBLE');
  });

  it('is withdrawn by its author only', () => {
    expect(refused(submitted, TOMAS, 'WITHDRAW_DETERMINATION', { determinationId: 'd-1' })).toEqual([
      'notAuthor',
    ]);
    expect(done(submitted, INES, 'WITHDRAW_DETERMINATION', { determinationId: 'd-1' }).next.status).toBe(
      'UNDER_INITIAL_ASSESSMENT',
    );
  });

  it('gives the target a task when a duplicate adds something', () => {
    const state = done(accepted, INES, 'SUBMIT_DETERMINATION', {
      determinationId: 'd-1',
      contentHash: 'aa',
      content: DUPLICATE_EXAMPLE,
      duplicateTarget: TARGET,
      citable: CITABLE_EXAMPLE,
    }).next;
    const { events } = done(state, AMARA, 'APPROVE_DETERMINATION', {
      ...approval(),
      duplicateTarget: TARGET,
      duplicateAdds: true,
    });
    expect(events.map(({ type, caseId }) => [type, caseId])).toEqual([
      ['DETERMINATION_APPROVED', 'case-1'],
      ['REVIEW_TASK_RAISED', 'case-7'],
    ]);
    // The target may have become a duplicate itself since the determination was submitted.
    const gone = { ...TARGET, status: 'CLOSED_DUPLICATE', duplicateOfId: 'case-1' } as const;
    expect(refused(state, AMARA, 'APPROVE_DETERMINATION', { ...approval(), duplicateTarget: gone })).toEqual([
      'determination.duplicateOfDuplicate',
    ]);
  });
});

describe('an investigation', () => {
  const order = {
    investigationId: 'i-1',
    investigationType: 'AR_15_6',
    appointingAuthority: 'The commanding general',
    officer: 'Major Lind',
    officerAccount: { userId: 'lena', unitId: null },
    scope: 'The strike of that night',
    dueOn: '2017-06-01',
  } as const;

  it('ordered before the determination holds the case open until it is concluded', () => {
    const state = done(accepted, AMARA, 'DIRECT_INVESTIGATION', order).next;
    expect(state.status).toBe('UNDER_INVESTIGATION');
    const waiting = done(state, INES, 'SUBMIT_DETERMINATION', {
      determinationId: 'd-1',
      contentHash: 'aa',
      content: NO_ACTION_EXAMPLE,
      duplicateTarget: null,
      citable: CITABLE_EXAMPLE,
    }).next;
    expect(refused(waiting, AMARA, 'APPROVE_DETERMINATION', approval())).toEqual(['heldByInvestigation']);
    expect(refused(waiting, LENA, 'APPROVE_DETERMINATION', approval())).toEqual([
      'workedOnThisCycle',
      'heldByInvestigation',
    ]);
    const concluded = done(waiting, LENA, 'CONCLUDE_INVESTIGATION', {
      investigationId: 'i-1',
      ...CONCLUSION_EXAMPLE,
      soFar: NOTHING_RECORDED,
    }).next;
    expect(concluded.status).toBe('AWAITING_DECISION');
    expect(
      done(concluded, AMARA, 'RETURN_DETERMINATION', { determinationId: 'd-1', remarks: 'Add it.' }).next
        .status,
    ).toBe('UNDER_CREDIBILITY_ASSESSMENT');
    expect(done(concluded, AMARA, 'APPROVE_DETERMINATION', approval()).next.status).toBe(
      'CLOSED_NON_CREDIBLE',
    );
  });

  it('ordered after a credible determination runs beside the closed case', () => {
    const state: CaseState = { ...closed, status: 'CLOSED_CREDIBLE' };
    expect(done(state, AMARA, 'DIRECT_INVESTIGATION', order).next).toMatchObject({
      status: 'CLOSED_CREDIBLE',
      investigation: { effect: 'BESIDE_CLOSED_CASE' },
    });
    expect(refused(closed, AMARA, 'DIRECT_INVESTIGATION', order)).toEqual(['wrongStatus']);
  });

  it('is not given to someone who is recused or of an implicated unit', () => {
    const state: CaseState = { ...accepted, recusedUserIds: ['lena'], implicatedUnitIds: ['unit-1'] };
    const input = { ...order, officerAccount: { userId: 'lena', unitId: 'unit-1' } };
    expect(refused(state, AMARA, 'DIRECT_INVESTIGATION', input)).toEqual([
      'appointeeRecused',
      'appointeeUnitImplicated',
    ]);
  });
});

describe('reopening', () => {
  it('is asked for by the reporter, proposed by an analyst, granted by a supervisor, and starts a new cycle', () => {
    const asked = done(closed, REPORTER, 'REQUEST_REOPENING', {
      requestId: 'r-1',
      rationale: 'A new video.',
    });
    expect(asked.events.map(({ type }) => type)).toEqual(['REOPENING_REQUESTED', 'REVIEW_TASK_RAISED']);
    const proposed = done(asked.next, INES, 'PROPOSE_REOPENING', {
      proposalId: 'p-1',
      basis: 'NEW_EVIDENCE',
      whatChanged: 'A new video.',
    }).next;
    expect(
      refused(proposed, AMARA, 'GRANT_REOPENING', {
        proposalId: 'p-0',
        reopenTo: 'UNDER_INITIAL_ASSESSMENT',
      }),
    ).toEqual(['proposalChanged']);
    const { next } = done(proposed, AMARA, 'GRANT_REOPENING', {
      proposalId: 'p-1',
      reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT',
    });
    expect(next).toMatchObject({
      status: 'UNDER_CREDIBILITY_ASSESSMENT',
      cycle: 2,
      workedOnBy: [],
      determination: null,
      reopening: null,
    });
  });

  it('is not for another organisation’s eyes', () => {
    const other: Actor = { kind: 'REPORTER', userId: 'x', name: 'x', organisationId: 'org-2' };
    expect(refused(closed, other, 'REQUEST_REOPENING', { requestId: 'r-1', rationale: 'x' })).toEqual([
      'notVisible',
    ]);
  });
});

describe('history brought in', () => {
  const record = {
    determinationId: 'h-1',
    batchId: 'b-1',
    outcome: 'CREDIBLE',
    reason: null,
    decidedBy: 'A coalition',
    effective: { at: '2016-02-03', precision: 'PUBLISHED' },
  } as const;

  it('is recorded without the completeness rules and confirmed by a second person', () => {
    const { next, events } = done(NEW_CASE, OPERATOR, 'RECORD_HISTORIC_DETERMINATION', record);
    expect(next).toMatchObject({ status: 'CLOSED_CREDIBLE', historic: { confirmed: false } });
    expect(events[0]).toMatchObject({
      type: 'HISTORIC_DETERMINATION_RECORDED',
      effective: { at: '2016-02-03', precision: 'PUBLISHED' },
      recordedAt: NOW,
    });
    expect(refused(next, AMARA, 'CONFIRM_HISTORIC_BATCH', { batchId: 'b-1' })).toEqual(['historicRecorder']);
    expect(done(next, LENA, 'CONFIRM_HISTORIC_BATCH', { batchId: 'b-1' }).next.historic?.confirmed).toBe(
      true,
    );
  });

  it('never overrides what was decided here, nor work under way', () => {
    expect(refused(closed, OPERATOR, 'RECORD_HISTORIC_DETERMINATION', record)).toEqual(['decidedHere']);
    expect(refused(accepted, OPERATOR, 'RECORD_HISTORIC_DETERMINATION', record)).toEqual(['wrongStatus']);
  });

  it('does not come from the future', () => {
    const later = { ...record, effective: { at: '2017-05-03', precision: 'DAY' } } as const;
    expect(refused(NEW_CASE, OPERATOR, 'RECORD_HISTORIC_DETERMINATION', later)).toEqual(['dateInFuture']);
  });
});

describe('receiving', () => {
  const report: ActionInputs['RECEIVE'] = {
    id: 'case-1',
    reference: 'CH-2017-0001',
    sourceKind: 'NGO',
    channel: 'WEB_FORM',
    narrative: 'A house was struck.',
    placeText: 'Tell Ruman',
    incidentStart: '2017-03-01',
    sourceCode: '',
    organisationId: null,
    received: null,
  };

  it('makes a case in its first cycle; logging is work, submitting is not', () => {
    const open = decideReceipt(PUBLIC_ACTOR, report, NOW);
    expect(open).toMatchObject({
      ok: true,
      value: { next: { status: 'RECEIVED', cycle: 1, workedOnBy: [] } },
    });
    expect(decideReceipt(INES, report, NOW)).toMatchObject({
      ok: true,
      value: { next: { workedOnBy: ['ines'] } },
    });
  });

  it('says all that is missing, and knows whose organisation it is', () => {
    const blank = decideReceipt(
      PUBLIC_ACTOR,
      { ...report, narrative: '', placeText: ' ', incidentStart: '' },
      NOW,
    );
    expect(blank.ok || blank.kind !== 'REFUSAL' ? [] : blank.problems.map(({ field }) => field)).toEqual([
      'narrative',
      'placeText',
    ]);
    expect(decideReceipt(REPORTER, { ...report, organisationId: 'org-2' }, NOW)).toMatchObject({
      problems: [{ code: 'otherOrganisation' }],
    });
    expect(decideReceipt(AMARA, report, NOW)).toMatchObject({ problems: [{ code: 'notYourRole' }] });
  });

  it('believes only staff and imports about an earlier day of receipt', () => {
    const earlier = { ...report, received: { at: '2017-04-02', precision: 'DAY' } } as const;
    expect(decideReceipt(INES, earlier, NOW)).toMatchObject({
      value: { events: [{ effective: { at: '2017-04-02' } }] },
    });
    expect(decideReceipt(PUBLIC_ACTOR, earlier, NOW)).toMatchObject({
      value: { events: [{ effective: { at: NOW } }] },
    });
  });
});
