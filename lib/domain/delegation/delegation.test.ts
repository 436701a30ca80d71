import { describe, expect, it } from 'vitest';
import type { StaffActor } from '@/lib/domain/case/actor';
import {
  acceptingProblems,
  endingProblems,
  givingProblems,
  periodOf,
  stageOf,
  type Delegation,
} from '@/lib/domain/delegation/delegation';

const NOW = '2026-11-23T10:00:00.000Z';
const person = (kind: StaffActor['kind'], userId: string): StaffActor => ({
  kind,
  userId,
  name: userId,
  unitId: null,
});
const amara = person('SUPERVISOR', 'amara');
const ines = person('ANALYST', 'ines');
const ANALYST = { role: 'ANALYST', disabled: false };
const SUPERVISOR = { role: 'SUPERVISOR', disabled: false };
const given = { delegateId: 'ines', firstDay: '2026-11-23', lastDay: '2026-11-30', reason: 'On leave.' };
const delegation: Delegation = {
  id: 'd',
  giverId: 'amara',
  delegateId: 'ines',
  from: '2026-11-20T00:00:00.000Z',
  until: '2026-12-01T00:00:00.000Z',
  acceptedAt: null,
  endedAt: null,
};
const found = (problems: readonly { readonly code: string; readonly field?: string }[]) =>
  problems.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));

describe('a period', () => {
  it('begins now where its first day is today, and lasts to the end of its last day where the reports are made', () => {
    expect(periodOf(given, NOW, 'UTC')).toEqual({ from: NOW, until: '2026-12-01T00:00:00.000Z' });
    expect(periodOf({ firstDay: '2026-11-24', lastDay: '2026-11-24' }, NOW, 'Asia/Baghdad')).toEqual({
      from: '2026-11-23T21:00:00.000Z',
      until: '2026-11-24T21:00:00.000Z',
    });
    expect(periodOf({ firstDay: '2026-02-30', lastDay: '2026-03-01' }, NOW, 'UTC')).toBeNull();
  });

  it('is offered, coming, in force, ended or has run out; its last moment is not in it', () => {
    expect(stageOf(delegation, NOW)).toBe('OFFERED');
    const accepted = { ...delegation, acceptedAt: '2026-11-19T00:00:00.000Z' };
    expect(stageOf(accepted, '2026-11-19T23:59:59.999Z')).toBe('COMING');
    expect(stageOf(accepted, accepted.from)).toBe('IN_FORCE');
    expect(stageOf(accepted, '2026-11-30T23:59:59.999Z')).toBe('IN_FORCE');
    expect(stageOf(accepted, accepted.until)).toBe('RAN_OUT');
    expect(stageOf({ ...accepted, endedAt: NOW }, NOW)).toBe('ENDED');
    expect(stageOf(delegation, delegation.until)).toBe('RAN_OUT');
  });
});

describe('giving', () => {
  it('is a supervisor’s', () => {
    expect(found(givingProblems(amara, given, ANALYST, NOW, 'UTC'))).toEqual([]);
    for (const kind of ['ANALYST', 'AUDITOR', 'ADMIN'] as const)
      expect(found(givingProblems(person(kind, 'x'), given, ANALYST, NOW, 'UTC'))).toEqual(['notYourRole']);
  });

  it.each([
    ['AUDITOR', false],
    ['ADMIN', false],
    ['REPORTER', false],
    ['ANALYST', true],
  ])('not to %s, disabled: %s', (role, disabled) => {
    expect(found(givingProblems(amara, given, { role, disabled }, NOW, 'UTC'))).toEqual([
      'delegation.delegateUnfit delegateId',
    ]);
  });

  it('says all that is wrong at once', () => {
    const blank = { delegateId: null, firstDay: '', lastDay: '', reason: ' ' };
    expect(found(givingProblems(amara, blank, null, NOW, 'UTC'))).toEqual([
      'delegation.delegateMissing delegateId',
      'delegation.dateMissing firstDay',
      'delegation.dateMissing lastDay',
      'delegation.reasonMissing reason',
    ]);
    expect(found(givingProblems(amara, { ...given, delegateId: 'amara' }, SUPERVISOR, NOW, 'UTC'))).toEqual([
      'delegation.notOneself delegateId',
    ]);
  });

  it.each([
    ['2026-11-22', '2026-11-30', ['delegation.startsInPast firstDay']],
    ['2026-11-25', '2026-11-24', ['delegation.endsBeforeStart lastDay']],
    ['2026-11-25', '2026-11-25', []],
    ['2026-11-25', '2027-01-23', []],
    ['2026-11-25', '2027-01-24', ['delegation.tooLong lastDay']],
  ])('from %s to %s', (firstDay, lastDay, expected) => {
    expect(found(givingProblems(amara, { ...given, firstDay, lastDay }, ANALYST, NOW, 'UTC'))).toEqual(
      expected,
    );
  });
});

describe('accepting and ending', () => {
  const people = { giver: SUPERVISOR, delegate: ANALYST };
  it('only whom it is given to accepts, once, while both are who they were', () => {
    expect(acceptingProblems(ines, delegation, people, NOW)).toEqual([]);
    expect(found(acceptingProblems(amara, delegation, people, NOW))).toEqual(['delegation.notYours']);
    expect(found(acceptingProblems(ines, { ...delegation, acceptedAt: NOW }, people, NOW))).toEqual([
      'delegation.acceptedAlready',
    ]);
    expect(found(acceptingProblems(ines, delegation, people, delegation.until))).toEqual(['delegation.over']);
    expect(found(acceptingProblems(ines, delegation, { ...people, giver: ANALYST }, NOW))).toEqual([
      'delegation.giverUnfit',
    ]);
    const auditor = { role: 'AUDITOR', disabled: false };
    expect(found(acceptingProblems(ines, delegation, { ...people, delegate: auditor }, NOW))).toEqual([
      'notYourRole',
    ]);
  });

  it('either of them ends it, and any supervisor, with a reason', () => {
    for (const actor of [amara, ines, person('SUPERVISOR', 'lena')])
      expect(endingProblems(actor, delegation, 'Back.', NOW)).toEqual([]);
    for (const actor of [person('ANALYST', 'tomas'), person('AUDITOR', 'noor'), person('ADMIN', 'root')])
      expect(found(endingProblems(actor, delegation, 'Back.', NOW))).toEqual(['delegation.notYours']);
    expect(found(endingProblems(ines, delegation, ' ', NOW))).toEqual(['delegation.reasonMissing reason']);
    expect(found(endingProblems(ines, { ...delegation, endedAt: NOW }, 'Back.', NOW))).toEqual([
      'delegation.over',
    ]);
  });
});
