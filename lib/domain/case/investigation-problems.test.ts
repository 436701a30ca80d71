import { describe, expect, it } from 'vitest';
import { newCaseState, type CaseState } from '@/lib/domain/case/case-state';
import { CONCLUSION_EXAMPLE, NOTHING_RECORDED } from '@/lib/domain/case/example-record';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import { decide } from '@/lib/domain/case/decide';
import { interviewedField, interviewedPerson } from '@/lib/domain/case/investigation';

const NOW = '2017-05-01T12:00:00.000Z';
const OFFICER: Actor = { kind: 'ANALYST', userId: 'tomas', name: 'Tomas Lind', unitId: null };
const OTHER: Actor = { kind: 'ANALYST', userId: 'ines', name: 'Ines Okafor', unitId: null };
const SUPERVISOR: Actor = { kind: 'SUPERVISOR', userId: 'amara', name: 'Amara Dietl', unitId: null };
const STATE: CaseState = {
  ...newCaseState({ id: 'case-1', reference: 'CH-2017-0001', organisationId: null }),
  status: 'UNDER_INVESTIGATION',
  investigation: { id: 'i-1', effect: 'HOLDS_CASE_OPEN', officerId: 'tomas' },
};
const END: ActionInputs['CONCLUDE_INVESTIGATION'] = {
  investigationId: 'i-1',
  ...CONCLUSION_EXAMPLE,
  soFar: NOTHING_RECORDED,
};

type Acts = 'EXTEND_INVESTIGATION' | 'RECORD_INTERVIEW' | 'RECORD_SITE_VISIT' | 'CONCLUDE_INVESTIGATION';
function wrong<A extends Acts>(actor: Actor, action: A, input: ActionInputs[A]): readonly string[] {
  const decision = decide(STATE, actor, action, input, NOW);
  if (decision.ok) return [];
  return decision.kind === 'REFUSAL'
    ? decision.problems.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`))
    : [decision.kind];
}

describe('concluding an investigation', () => {
  it('says everything that is missing at once, each with its field', () => {
    const blank = Object.fromEntries(Object.keys(CONCLUSION_EXAMPLE).map((field) => [field, '']));
    const input = { ...END, ...blank, legalReview: null, exhibits: ['e-9'] };
    expect(wrong(OFFICER, 'CONCLUDE_INVESTIGATION', input)).toEqual([
      'missing.findings findings',
      'missing.legalReview legalReview',
      'missing.recommendations recommendations',
      'missing.noInterviewReason noInterviewReason',
      'missing.noSiteVisitReason noSiteVisitReason',
      'exhibitUnknown exhibits',
    ]);
  });

  it('asks no reason where people were heard and the site was visited', () => {
    const soFar = { interviews: 1, siteVisits: 1, evidenceIds: ['e-1'] };
    const input = { ...END, noInterviewReason: '', noSiteVisitReason: ' ', soFar, exhibits: ['e-1'] };
    expect(wrong(OFFICER, 'CONCLUDE_INVESTIGATION', input)).toEqual([]);
  });

  it('asks who reviewed, when and with what result, or why nobody did', () => {
    const texts = { legalReviewBy: '', legalReviewOn: '', legalReviewResult: '', noLegalReviewReason: '' };
    expect(wrong(OFFICER, 'CONCLUDE_INVESTIGATION', { ...END, ...texts })).toEqual([
      'missing.legalReviewBy legalReviewBy',
      'missing.legalReviewOn legalReviewOn',
      'missing.legalReviewResult legalReviewResult',
    ]);
    expect(wrong(OFFICER, 'CONCLUDE_INVESTIGATION', { ...END, ...texts, legalReview: 'NOT_DONE' })).toEqual([
      'missing.noLegalReviewReason noLegalReviewReason',
    ]);
    expect(wrong(OFFICER, 'CONCLUDE_INVESTIGATION', { ...END, legalReviewOn: '2017-06-01' })).toEqual([
      'dateInFuture legalReviewOn',
    ]);
  });
});

describe('during an investigation', () => {
  const extension = {
    ...{ investigationId: 'i-1', extensionId: 'x-1', dueOn: '2017-06-01', dueBefore: '2017-06-01' },
    rationale: 'The road is closed.',
  };
  const interview = {
    investigationId: 'i-1',
    interviewId: 'w-1',
    capacity: 'EYEWITNESS',
    heldOn: '2017-04-30',
    placeOrMeans: 'By telephone',
    whatSaid: 'There was one aircraft.',
  } as const;
  const visit = {
    ...{ investigationId: 'i-1', siteVisitId: 'v-1', visitedOn: '', whatSeen: '', rationale: '' },
  };

  it('a new due day is later than the old one, and a supervisor’s to set', () => {
    expect(wrong(SUPERVISOR, 'EXTEND_INVESTIGATION', extension)).toEqual(['dueNotLater dueOn']);
    expect(wrong(SUPERVISOR, 'EXTEND_INVESTIGATION', { ...extension, dueOn: '2017-06-02' })).toEqual([]);
    expect(wrong(OFFICER, 'EXTEND_INVESTIGATION', { ...extension, dueOn: '2017-06-02' })).toEqual([
      'notYourRole',
    ]);
  });

  it('an interview is the officer’s or a supervisor’s to record, whole, and counts as work on the case', () => {
    const decision = decide(STATE, SUPERVISOR, 'RECORD_INTERVIEW', interview, NOW);
    expect(decision.ok && decision.value.next.workedOnBy).toEqual(['amara']);
    expect(wrong(OTHER, 'RECORD_INTERVIEW', interview)).toEqual(['notInvestigatingOfficer']);
    expect(
      wrong(OFFICER, 'RECORD_INTERVIEW', {
        ...interview,
        capacity: null,
        heldOn: '2017-06-01',
        whatSaid: '',
      }),
    ).toEqual(['missing.capacity capacity', 'missing.whatSaid whatSaid', 'dateInFuture heldOn']);
  });

  it('a site visit has a day and what was seen, or the reason why there was none', () => {
    expect(wrong(OFFICER, 'RECORD_SITE_VISIT', { ...visit, siteVisit: null })).toEqual([
      'missing.siteVisit siteVisit',
    ]);
    expect(wrong(OFFICER, 'RECORD_SITE_VISIT', { ...visit, siteVisit: 'MADE' })).toEqual([
      'missing.visitedOn visitedOn',
      'missing.whatSeen whatSeen',
    ]);
    expect(wrong(OFFICER, 'RECORD_SITE_VISIT', { ...visit, siteVisit: 'NOT_MADE' })).toEqual([
      'missing.rationale rationale',
    ]);
  });

  it('nothing is recorded of an investigation that is not the open one', () => {
    expect(wrong(OFFICER, 'RECORD_INTERVIEW', { ...interview, investigationId: 'i-0' })).toEqual([
      'investigationChanged',
    ]);
  });
});

it('an interviewed person’s number is read back from the compartment’s field, and no other field has one', () => {
  expect(interviewedPerson(interviewedField(12))).toBe(12);
  expect(interviewedPerson('name')).toBeNull();
});
