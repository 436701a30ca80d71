import { describe, expect, it } from 'vitest';
import type { StaffActor } from '@/lib/domain/case/actor';
import { newCaseState, type CaseState } from '@/lib/domain/case/case-state';
import { othersMay } from '@/lib/domain/case/others-may';

const analyst: StaffActor = { kind: 'ANALYST', userId: 'lena', name: 'Lena Brandt', unitId: null };
const people = { lena: { role: 'ANALYST', unitId: null }, ines: { role: 'SUPERVISOR', unitId: null } };
const fresh: CaseState = newCaseState({ id: 'c', reference: 'CH-2026-0001', organisationId: null });
const submitted: CaseState = {
  ...fresh,
  status: 'AWAITING_DECISION',
  assigneeId: 'lena',
  workedOnBy: ['lena'],
  determination: {
    id: 'd',
    stage: 'SUBMITTED',
    authorId: 'lena',
    contentHash: 'ab',
    outcome: 'CREDIBLE',
    reason: null,
    submittedFrom: 'UNDER_CREDIBILITY_ASSESSMENT',
  },
};

/** An analyst to whom a supervisor delegated her decisions. */
const delegate = (userId: string): StaffActor => ({
  ...{ kind: 'ANALYST', userId, name: 'Tomas Azar', unitId: null },
  delegations: [
    {
      id: 'given',
      giver: { userId: 'paul', name: 'Paul Lindqvist', unitId: null },
      until: '2030-01-01T00:00:00.000Z',
    },
  ],
});

describe('what others may do', () => {
  it('leaves out what the reader may do too', () => {
    expect(othersMay(fresh, analyst, people, [])).toEqual([
      { who: { kind: 'SUBMITTER' }, actions: ['ADD_INFORMATION'] },
    ]);
  });

  it('names the author who may withdraw, to the supervisor', () => {
    const supervisor: StaffActor = { kind: 'SUPERVISOR', userId: 'ines', name: 'Ines Okafor', unitId: null };
    expect(othersMay(submitted, supervisor, people, [])[0]).toEqual({
      who: { kind: 'PERSON', userId: 'lena' },
      actions: ['WITHDRAW_DETERMINATION'],
    });
  });

  it('tells the author that another supervisor decides', () => {
    expect(othersMay(submitted, analyst, people, [])).toContainEqual({
      who: { kind: 'ANOTHER', role: 'SUPERVISOR' },
      actions: ['RETURN_DETERMINATION', 'APPROVE_DETERMINATION'],
    });
  });

  it('names whoever may decide for a supervisor, and for whom', () => {
    expect(othersMay(submitted, analyst, people, [delegate('tomas')])).toContainEqual({
      who: { kind: 'DELEGATE', userId: 'tomas', name: 'Tomas Azar', giver: 'Paul Lindqvist' },
      actions: ['RETURN_DETERMINATION', 'APPROVE_DETERMINATION'],
    });
  });

  it('names no delegate whom the case bars, nor the reader', () => {
    const barred = { ...submitted, workedOnBy: ['lena', 'tomas'] };
    const delegates = (state: CaseState, reader: StaffActor) =>
      othersMay(state, reader, people, [delegate('tomas')]).filter(({ who }) => who.kind === 'DELEGATE');
    expect(delegates(barred, analyst)).toEqual([]);
    expect(delegates(submitted, delegate('tomas'))).toEqual([]);
    expect(delegates({ ...submitted, recusedUserIds: ['paul'] }, analyst)).toEqual([]);
  });

  it('does not tell a supervisor of what she may do herself', () => {
    const supervisor: StaffActor = { kind: 'SUPERVISOR', userId: 'ines', name: 'Ines Okafor', unitId: null };
    expect(othersMay(submitted, supervisor, people, [delegate('tomas')]).map(({ who }) => who.kind)).toEqual([
      'PERSON',
      'SUBMITTER',
    ]);
  });
});
