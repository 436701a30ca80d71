import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type CaseAction } from '@/lib/domain/case/actions';
import type { HeldDelegation, StaffActor } from '@/lib/domain/case/actor';
import { isDelegable } from '@/lib/domain/case/by-delegation';
import { newCaseState, type CaseState } from '@/lib/domain/case/case-state';
import { decide } from '@/lib/domain/case/decide';
import { availableActions, standing } from '@/lib/domain/case/permissions';
import { CASE_STATUSES } from '@/lib/domain/case/status';
import { TRANSITIONS } from '@/lib/domain/case/transitions';

const NOW = '2017-05-01T12:00:00.000Z';
const AMARA = { userId: 'amara', name: 'Amara Dietl', unitId: null };
const held = (giver: HeldDelegation['giver'] = AMARA): HeldDelegation => ({
  id: `of-${giver.userId}`,
  giver,
  until: '2017-05-09T00:00:00.000Z',
});
const ines: StaffActor = { kind: 'ANALYST', userId: 'ines', name: 'Ines Okafor', unitId: null };
const delegate: StaffActor = { ...ines, delegations: [held()] };
const fresh = newCaseState({ id: 'case-1', organisationId: null, reference: 'CH-2017-0001' });
const awaiting: CaseState = {
  ...fresh,
  status: 'AWAITING_DECISION',
  workedOnBy: ['tomas'],
  determination: {
    id: 'determination-1',
    stage: 'SUBMITTED',
    authorId: 'tomas',
    contentHash: 'aa',
    outcome: 'NON_CREDIBLE',
    reason: 'INSUFFICIENT_INFORMATION',
    submittedFrom: 'UNDER_INITIAL_ASSESSMENT',
  },
};
const codes = (state: CaseState, actor: StaffActor, action: CaseAction): readonly string[] =>
  standing(state, actor, action).problems.map(({ code }) => code);

describe('what is lent', () => {
  it('is exactly what a supervisor decides about cases', () => {
    expect([...new Set(TRANSITIONS.filter(isDelegable).map(({ action }) => action))].sort()).toEqual([
      'AGREE_CREDIBILITY_ASSESSMENT',
      'APPROVE_CORRECTION',
      'APPROVE_DETERMINATION',
      'ASSIGN_CASE',
      'COUNTERSIGN_SCREENING_OUT',
      'DIRECT_INVESTIGATION',
      'EXTEND_INVESTIGATION',
      'GRANT_REOPENING',
      'ISSUE_RETURN_CODE',
      'REFUSE_CORRECTION',
      'REFUSE_REOPENING',
      'REFUSE_RETURN_CODE',
      'REFUSE_SCREENING_OUT',
      'RETURN_DETERMINATION',
      'RETURN_RECOMMENDATION',
    ]);
  });

  it('lets an analyst decide, says for whom, and puts it on record', () => {
    expect(codes(awaiting, ines, 'RETURN_DETERMINATION')).toEqual(['notYourRole']);
    const offered = availableActions(awaiting, delegate).find(
      ({ action }) => action === 'RETURN_DETERMINATION',
    );
    expect(offered).toMatchObject({ allowed: true, delegation: { giver: AMARA } });
    const given = { determinationId: 'determination-1', remarks: 'Say more.' };
    const decided = decide(awaiting, delegate, 'RETURN_DETERMINATION', given, NOW);
    if (!decided.ok) throw new Error('refused');
    expect(decided.value.events[0]).toMatchObject({
      type: 'DETERMINATION_RETURNED',
      delegationId: 'of-amara',
    });
  });

  it('leaves what the own role lets one do one’s own', () => {
    const own = decide(
      awaiting,
      delegate,
      'ADD_NOTE',
      { noteId: 'n', note: 'Read.', mentioned: [], isRepeated: false },
      NOW,
    );
    expect(own.ok && 'delegationId' in (own.value.events[0] ?? {})).toBe(false);
    const lena: StaffActor = { ...delegate, kind: 'SUPERVISOR', userId: 'lena' };
    expect(standing(awaiting, lena, 'APPROVE_DETERMINATION')).toMatchObject({
      problems: [],
      delegation: null,
    });
  });

  it.each<[string, Partial<CaseState>, readonly string[]]>([
    ['the delegate worked on it', { workedOnBy: ['tomas', 'ines'] }, ['workedOnThisCycle']],
    ['the giver worked on it', { workedOnBy: ['tomas', 'amara'] }, ['giverWorked']],
    ['the delegate is recused', { recusedUserIds: ['ines'] }, ['recused']],
    ['the giver is recused', { recusedUserIds: ['amara'] }, ['giverRecused']],
    ['both', { recusedUserIds: ['ines'], workedOnBy: ['amara'] }, ['recused', 'giverWorked']],
    ['it is no longer open', { status: 'CLOSED_CREDIBLE' }, ['wrongStatus']],
  ])('is no use where %s', (_name, change, expected) => {
    expect(codes({ ...awaiting, ...change }, delegate, 'APPROVE_DETERMINATION')).toEqual(expected);
  });

  it('is no use where a unit of either is implicated', () => {
    const state = { ...awaiting, implicatedUnitIds: ['unit-1'] };
    const ofUnit = { ...delegate, unitId: 'unit-1' };
    expect(codes(state, ofUnit, 'APPROVE_DETERMINATION')).toEqual(['unitImplicated']);
    const giverOfUnit = { ...delegate, delegations: [held({ ...AMARA, unitId: 'unit-1' })] };
    expect(codes(state, giverOfUnit, 'APPROVE_DETERMINATION')).toEqual(['giverUnit']);
  });

  it('of two givers, takes the one whom nothing bars', () => {
    const two = { ...delegate, delegations: [held(), held({ userId: 'lena', name: 'Lena', unitId: null })] };
    const state = { ...awaiting, recusedUserIds: ['amara'] };
    expect(standing(state, two, 'APPROVE_DETERMINATION').delegation?.giver.userId).toBe('lena');
  });
});

describe('whatever the case has come to', () => {
  const PEOPLE = ['ines', 'amara', 'lena', 'tomas'] as const;
  const some = fc.subarray([...PEOPLE]);
  const proposal = fc.option(fc.record({ id: fc.constant('p'), byUserId: fc.constantFrom(...PEOPLE) }), {
    nil: null,
  });
  const unit = fc.constantFrom(null, 'unit-1', 'unit-2');
  const states = fc.record({
    status: fc.constantFrom(...CASE_STATUSES),
    workedOnBy: some,
    recusedUserIds: some,
    implicatedUnitIds: fc.subarray(['unit-1', 'unit-2']),
    recommendation: proposal,
    screeningOut: proposal,
    reopening: proposal,
    correction: proposal,
    returnCode: proposal,
    stage: fc.constantFrom('DRAFT' as const, 'SUBMITTED' as const),
    authorId: fc.constantFrom(...PEOPLE),
  });
  const CASE_ACTIONS = ACTIONS.filter((action): action is CaseAction => action !== 'RECEIVE');

  it('nobody decides by a delegation what the giver could not, nor what bars the delegate', () => {
    let lent = 0;
    fc.assert(
      fc.property(states, unit, unit, fc.constantFrom(...CASE_ACTIONS), (given, unitOfB, unitOfA, action) => {
        const { stage, authorId, ...rest } = given;
        const determination = awaiting.determination && { ...awaiting.determination, stage, authorId };
        const state: CaseState = { ...fresh, ...rest, determination };
        const giver = { ...AMARA, unitId: unitOfA };
        const actor: StaffActor = { ...ines, unitId: unitOfB, delegations: [held(giver)] };
        const found = standing(state, actor, action);
        if (found.delegation === null || found.problems.length > 0) return;
        lent += 1;
        expect(standing(state, { kind: 'SUPERVISOR', ...giver }, action).problems).toEqual([]);
        expect(standing(state, { ...actor, kind: 'SUPERVISOR' }, action).problems).toEqual([]);
        expect(standing(state, { ...actor, delegations: [] }, action).problems).not.toEqual([]);
      }),
      { numRuns: 20_000 },
    );
    expect(lent).toBeGreaterThan(100);
  });

  it('a delegation takes nothing away', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...CASE_ACTIONS), (given, action) => {
        const { stage, authorId, ...rest } = given;
        const determination = awaiting.determination && { ...awaiting.determination, stage, authorId };
        const state: CaseState = { ...fresh, ...rest, determination };
        const own = standing(state, ines, action);
        if (own.problems.length === 0) expect(standing(state, delegate, action)).toEqual(own);
      }),
      { numRuns: 5_000 },
    );
  });
});
