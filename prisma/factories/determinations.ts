import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';

const SOURCES = CONSULTED_SOURCES.map((source, n) =>
  n % 3 === 2
    ? { source, state: 'NOT_AVAILABLE' as const, reason: 'No record kept for that date.' }
    : { source, state: 'CONSULTED' as const, reason: '' },
);

/** What an initial assessment looks for. */
export type SoughtEvent = {
  readonly latin: string;
  readonly arabic: string;
  readonly centre: { readonly lat: number; readonly lon: number };
  /** ISO days. */
  readonly from: string;
  readonly to: string;
};

const AT_TELL_RUMAN: SoughtEvent = {
  latin: 'Tell Ruman',
  arabic: 'تل رمان',
  centre: { lat: 35.1, lon: 40.2 },
  from: '2026-03-03',
  to: '2026-03-05',
};

/** A complete initial assessment: what is alleged has the potential to be credible. */
export function potentialFound(
  reasons = 'The photographs and the time agree.',
  { latin, arabic, centre, from, to }: SoughtEvent = AT_TELL_RUMAN,
): InitialAssessment {
  return {
    duplicateSearch: {
      where: ['Cases of the same month'],
      how: 'By place in both scripts and by day.',
      found: [],
      noneFound: true,
    },
    placeSearch: {
      latinTexts: [latin],
      arabicTexts: [arabic],
      candidateIds: [`${latin}, ${centre.lat}, ${centre.lon}`],
      noneFound: false,
    },
    strikeQuery: { centre, radiusKm: 10, from, to, logsCovered: ['Strike log of the month'], hits: 1 },
    potential: 'YES',
    reasons,
    recommendation: 'ASSESS_CREDIBILITY',
  };
}

/** A complete credible determination about an invented event. */
export function credibleDetermination(killed = 3, injured = 1): DeterminationContent {
  return {
    ...EMPTY_DETERMINATION,
    outcome: 'CREDIBLE',
    sourcesConsulted: SOURCES,
    answers: {
      HARM: { answer: 'YES', note: 'Two accounts agree with the photographs.' },
      OUR_OPERATIONS: { answer: 'YES', note: 'An engagement is logged within 200 m and ten minutes.' },
      GREATER_REASON_OTHERWISE: { answer: 'NO', note: 'Nothing points to another party.' },
    },
    killed: { best: killed, min: killed, max: killed + 1 },
    injured: { best: injured, min: injured, max: injured },
    contraryEvidence: { kind: 'NONE' },
    publicText:
      'During a strike on a building used by fighters, people in the house next to it were unintentionally killed.',
    causeCode: 'PRESENCE_NOT_DETECTED',
    findings: [
      {
        id: 'f1',
        text: 'The house next to the one that was struck fell in, with people in it.',
        citations: [
          { kind: 'STRIKE', reference: 'Strike log of the month, line 12' },
          { kind: 'URL', url: 'https://example.org/reports/the-house-by-the-mill' },
        ],
      },
    ],
  };
}

/** A complete non-credible determination for want of information, where nobody could be asked. */
export function insufficientInformation(): DeterminationContent {
  return {
    ...EMPTY_DETERMINATION,
    outcome: 'NON_CREDIBLE',
    reason: 'INSUFFICIENT_INFORMATION',
    sourcesConsulted: SOURCES,
    answers: {
      HARM: { answer: 'NO', note: 'The report names neither day nor place.' },
      OUR_OPERATIONS: { answer: 'NO', note: 'No time to compare with the logs.' },
      GREATER_REASON_OTHERWISE: { answer: 'NO', note: 'Nothing found either way.' },
    },
    killed: { best: 0, min: 0, max: 0 },
    injured: { best: 0, min: 0, max: 0 },
    contraryEvidence: { kind: 'NONE' },
    publicText: 'The report did not say when and where, and the person who sent it could not be reached.',
    rfiImpossibleReason: 'The report came without any means of contact.',
  };
}

/** A complete duplicate determination onto another case. */
export function duplicateOf(
  targetReference: string,
  targetIsOpen: boolean,
  adds = false,
): DeterminationContent {
  return {
    ...EMPTY_DETERMINATION,
    outcome: 'DUPLICATE',
    reason: targetIsOpen ? 'DUPLICATE_OF_OPEN' : 'DUPLICATE_OF_ASSESSED',
    publicText: 'This report tells of an event that another report had told of before.',
    duplicate: {
      targetReference,
      kind: 'SAME_EVENT',
      adds: adds ? { kind: 'ADDS', text: 'It names two more people.' } : { kind: 'NOTHING' },
    },
  };
}
