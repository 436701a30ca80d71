import {
  EMPTY_DETERMINATION,
  type DeterminationContent,
  type StandardAnswers,
} from '@/lib/domain/assessment/determination';
import type { Citable } from '@/lib/domain/assessment/finding';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';

/** Complete determinations about invented events, for tests to take apart. */

const answers = (harm: 'YES' | 'NO', ours: 'YES' | 'NO', otherwise: 'YES' | 'NO'): StandardAnswers => ({
  HARM: { answer: harm, note: 'Two witnesses in Tell Ruman agree.' },
  OUR_OPERATIONS: { answer: ours, note: 'The strike log holds one entry that day.' },
  GREATER_REASON_OTHERWISE: { answer: otherwise, note: 'Nothing found to the contrary.' },
});

/** What the case of these examples holds. */
export const CITABLE_EXAMPLE: Citable = { evidenceIds: ['evidence-1'], replyIds: ['rfi-1'] };

const NOBODY = { min: 0, best: 0, max: 0 };

export const CREDIBLE_EXAMPLE: DeterminationContent = {
  ...EMPTY_DETERMINATION,
  outcome: 'CREDIBLE',
  reason: null,
  // Neither imagery nor a strike match: the standard asks for neither (process §3).
  sourcesConsulted: CONSULTED_SOURCES.map((source) =>
    source === 'WITNESS_INTERVIEW'
      ? { source, state: 'CONSULTED', reason: '' }
      : { source, state: 'NOT_AVAILABLE', reason: 'None is held for that day.' },
  ),
  answers: answers('YES', 'YES', 'NO'),
  killed: { min: 2, best: 3, max: 4 },
  injured: NOBODY,
  contraryEvidence: { kind: 'NONE' },
  publicText: 'Three people were killed when a house in Tell Ruman was struck.',
  causeCode: 'PRESENCE_NOT_DETECTED',
  findings: [
    {
      id: 'f1',
      text: 'The house beside the mill fell in that night.',
      citations: [
        { kind: 'EVIDENCE', id: 'evidence-1' },
        { kind: 'RFI_REPLY', id: 'rfi-1' },
      ],
    },
    {
      id: 'f2',
      text: 'An engagement is logged there.',
      citations: [
        { kind: 'STRIKE', reference: 'Log of March 2017, line 12' },
        { kind: 'URL', url: 'https://example.org/logs/2017-03' },
      ],
    },
  ],
  killedMen: { min: 1, max: 2 },
  killedWomen: { min: null, max: null },
  killedChildren: { min: 1, max: null },
  replies: [{ rfiId: 'rfi-1', use: 'USED', how: 'For the hour.' }],
  lessons: 'People sleep in the mill in summer.',
  mitigations: 'The mill is on the list of protected places now.',
  criminality: { kind: 'NONE' },
};

export const NO_ACTION_EXAMPLE: DeterminationContent = {
  ...CREDIBLE_EXAMPLE,
  outcome: 'NON_CREDIBLE',
  reason: 'NO_ACTION_IN_AREA',
  answers: answers('YES', 'NO', 'NO'),
  killed: NOBODY,
  killedMen: EMPTY_DETERMINATION.killedMen,
  killedChildren: { min: 0, max: 0 },
  causeCode: null,
  findings: [],
  replies: [{ rfiId: 'rfi-1', use: 'NOT_USED', how: 'It is about another night.' }],
  lessons: '',
  mitigations: '',
  criminality: { kind: 'NOT_SAID' },
  publicText: 'No strike near Tell Ruman matches the report.',
  placeSearch: {
    latinTexts: ['Tell Ruman'],
    arabicTexts: ['تل رمان'],
    candidateIds: ['place-1'],
    noneFound: false,
  },
  strikeQuery: {
    centre: { lat: 35.1, lon: 40.2 },
    radiusKm: 10,
    from: '2017-03-01',
    to: '2017-03-04',
    logsCovered: ['Strike log, March 2017'],
    hits: 0,
  },
};

/** A complete initial assessment of an allegation that has the potential to be credible. */
export const POTENTIAL_EXAMPLE: InitialAssessment = {
  duplicateSearch: {
    where: ['Cases of March 2017', 'The list of the council of Tell Ruman'],
    how: 'By place in both scripts, by day, and by the names given.',
    found: [],
    noneFound: true,
  },
  placeSearch: {
    latinTexts: ['Tell Ruman'],
    arabicTexts: ['تل رمان'],
    candidateIds: ['place-1'],
    noneFound: false,
  },
  strikeQuery: {
    centre: { lat: 35.1, lon: 40.2 },
    radiusKm: 10,
    from: '2017-03-01',
    to: '2017-03-04',
    logsCovered: ['Strike log, March 2017'],
    hits: 1,
  },
  potential: 'YES',
  reasons: 'Time and place are named, and an engagement is logged there.',
  recommendation: 'ASSESS_CREDIBILITY',
};

export const DUPLICATE_EXAMPLE: DeterminationContent = {
  ...NO_ACTION_EXAMPLE,
  outcome: 'DUPLICATE',
  reason: 'DUPLICATE_OF_OPEN',
  placeSearch: null,
  strikeQuery: null,
  duplicate: { targetReference: 'CH-2017-0007', kind: 'SAME_EVENT', adds: { kind: 'NOTHING' } },
};
