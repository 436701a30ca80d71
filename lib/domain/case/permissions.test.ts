import { describe, expect, it } from 'vitest';
import { EMPTY_DETERMINATION } from '@/lib/domain/assessment/determination';
import { CITABLE_EXAMPLE, CREDIBLE_EXAMPLE } from '@/lib/domain/assessment/example-determinations';
import { ACTOR_KINDS, type Actor, type ActorKind } from '@/lib/domain/case/actor';
import { newCaseState, type CaseState } from '@/lib/domain/case/case-state';
import { availableActions, canSee, visibleParts } from '@/lib/domain/case/permissions';

const FACTS = { id: 'case-1', organisationId: 'org-1' };
const ACTOR_OF: Readonly<Record<ActorKind, Actor>> = {
  ANALYST: { kind: 'ANALYST', userId: 'ines', name: 'Ines Okafor', unitId: null },
  SUPERVISOR: { kind: 'SUPERVISOR', userId: 'amara', name: 'Amara Dietl', unitId: null },
  AUDITOR: { kind: 'AUDITOR', userId: 'noor', name: 'Noor', unitId: null },
  ADMIN: { kind: 'ADMIN', userId: 'root', name: 'Root', unitId: null },
  REPORTER: { kind: 'REPORTER', userId: 'rami', name: 'Rami', organisationId: 'org-1' },
  RETURN_CODE_HOLDER: { kind: 'RETURN_CODE_HOLDER', caseId: 'case-1' },
  PUBLIC: { kind: 'PUBLIC' },
  OPERATOR: { kind: 'OPERATOR', userId: null, name: 'operator' },
};

describe('who sees a case', () => {
  it('by role', () => {
    const seers = ACTOR_KINDS.filter((kind) => canSee(FACTS, ACTOR_OF[kind]));
    expect(seers).toEqual(['REPORTER', 'ANALYST', 'SUPERVISOR', 'AUDITOR', 'RETURN_CODE_HOLDER', 'OPERATOR']);
  });

  it('not another organisation, not another code, and no reporter a case of no organisation', () => {
    expect(canSee(FACTS, { kind: 'REPORTER', userId: 'x', name: 'x', organisationId: 'org-2' })).toBe(false);
    expect(canSee(FACTS, { kind: 'RETURN_CODE_HOLDER', caseId: 'case-2' })).toBe(false);
    expect(canSee({ ...FACTS, organisationId: null }, ACTOR_OF.REPORTER)).toBe(false);
  });

  it('submitters see no staff material', () => {
    const parts = [
      'PUBLIC_STATUS',
      'OUTCOME',
      'REASON',
      'PUBLIC_TEXT',
      'OWN_ALLEGATION',
      'OWN_REQUESTS_FOR_INFORMATION',
      'OWN_EVIDENCE',
    ];
    expect(visibleParts(FACTS, ACTOR_OF.REPORTER)).toEqual(parts);
    expect(visibleParts(FACTS, ACTOR_OF.RETURN_CODE_HOLDER)).toEqual(parts);
    expect(visibleParts(FACTS, ACTOR_OF.ADMIN)).toEqual([]);
    expect(visibleParts(FACTS, ACTOR_OF.AUDITOR)).toContain('LEDGER');
  });
});

describe('what one may do now', () => {
  const state: CaseState = {
    ...newCaseState({ ...FACTS, reference: 'CH-2017-0001' }),
    status: 'UNDER_CREDIBILITY_ASSESSMENT',
  };
  const allowed = (kind: ActorKind, of = state): readonly string[] =>
    availableActions(of, ACTOR_OF[kind])
      .filter((action) => action.allowed)
      .map(({ action }) => action);

  it('exactly, in a fresh credibility assessment', () => {
    expect(allowed('ANALYST')).toEqual([
      'TAKE_CASE',
      'ADD_NOTE',
      'SAVE_DETERMINATION_DRAFT',
      'SUBMIT_DETERMINATION',
      'SEND_RFI',
      'ATTACH_EVIDENCE',
      'RELEASE_EVIDENCE',
      'ADD_INFORMATION',
      'NAME_IMPLICATED_UNIT',
      'RECUSE',
      'RECORD_RESPONSE',
      'WITHDRAW_CONSENT',
      'RECORD_ACCESS_REQUEST',
      'READ_SOURCE_IDENTITY',
    ]);
    expect(allowed('SUPERVISOR')).toEqual([
      'ASSIGN_CASE',
      'ADD_NOTE',
      'DIRECT_INVESTIGATION',
      'ATTACH_EVIDENCE',
      'RELEASE_EVIDENCE',
      'NAME_IMPLICATED_UNIT',
      'RECUSE',
      'RECORD_RESPONSE',
      'WITHDRAW_CONSENT',
      'RECORD_ACCESS_REQUEST',
      'READ_SOURCE_IDENTITY',
    ]);
    expect(allowed('AUDITOR')).toEqual(['READ_SOURCE_IDENTITY']);
    expect(allowed('REPORTER')).toEqual(['ATTACH_EVIDENCE', 'ADD_INFORMATION', 'WITHDRAW_CONSENT']);
    expect(allowed('ADMIN')).toEqual([]);
    expect(allowed('PUBLIC')).toEqual([]);
  });

  it('nothing, once recused', () => {
    expect(allowed('ANALYST', { ...state, recusedUserIds: ['ines'] })).toEqual([]);
  });

  it('says why not, and what is missing from the draft', () => {
    const submit = (content = EMPTY_DETERMINATION) =>
      availableActions(state, ACTOR_OF.ANALYST, {
        content,
        duplicateTarget: null,
        citable: CITABLE_EXAMPLE,
      }).find(({ action }) => action === 'SUBMIT_DETERMINATION');
    expect(submit()?.missing.map(({ code }) => code)).toEqual([
      'determination.outcomeMissing',
      'determination.replyNotWeighed',
    ]);
    expect(submit(CREDIBLE_EXAMPLE)).toEqual({
      action: 'SUBMIT_DETERMINATION',
      allowed: true,
      blockedBy: [],
      missing: [],
      delegation: null,
    });
    const approve = availableActions(state, ACTOR_OF.SUPERVISOR).find(
      ({ action }) => action === 'APPROVE_DETERMINATION',
    );
    expect(approve?.blockedBy).toEqual([
      { code: 'wrongStatus', params: { status: 'UNDER_CREDIBILITY_ASSESSMENT' } },
    ]);
  });
});
