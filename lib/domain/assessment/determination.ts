import type { Finding } from '@/lib/domain/assessment/finding';
import type { CauseCode, DuplicateKind, Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { ConcededPart, PartRange } from '@/lib/domain/assessment/people-parts';
import type { ConsultedRow } from '@/lib/domain/assessment/sources-consulted';
import type { WeighedReply } from '@/lib/domain/assessment/weighed-reply';

/** The three questions of "more likely than not" (process §3). */
export const STANDARD_QUESTIONS = ['HARM', 'OUR_OPERATIONS', 'GREATER_REASON_OTHERWISE'] as const;
export type StandardQuestion = (typeof STANDARD_QUESTIONS)[number];

export const ANSWERS = ['YES', 'NO'] as const;
export type Answer = (typeof ANSWERS)[number];

export type StandardAnswer = { readonly answer: Answer | null; readonly note: string };
export type StandardAnswers = Readonly<Record<StandardQuestion, StandardAnswer>>;

/** People, as the reviewing body concedes them: whole numbers, min ≤ best ≤ max. Null is "not stated", never 0. */
export type ConcededRange = {
  readonly best: number | null;
  readonly min: number | null;
  readonly max: number | null;
};

/** Evidence that points the other way: named, or expressly none, or not yet said. */
export type ContraryEvidence =
  | { readonly kind: 'NAMED'; readonly text: string }
  | { readonly kind: 'NONE' }
  | { readonly kind: 'NOT_SAID' };

/**
 * Whether what was found may be a crime: for its writer, supervisors and auditors alone, and kept in a compartment of its
 * own. What is not said never replaces what was said before, perhaps by somebody whose words the writer can't see.
 */
export type Criminality =
  | { readonly kind: 'RAISED'; readonly text: string }
  | { readonly kind: 'NONE' }
  | { readonly kind: 'NOT_SAID' };

/** The search for the place, kept with the texts it was made with in each script (process §6, no action in area). */
export type PlaceSearch = {
  readonly latinTexts: readonly string[];
  readonly arabicTexts: readonly string[];
  /** Gazetteer ids of the candidates kept; may be empty only when `noneFound` says so. */
  readonly candidateIds: readonly string[];
  readonly noneFound: boolean;
};

/** A saved query of the strike logs; what it covered is part of its answer (process §8, strike). */
export type StrikeQuery = {
  readonly centre: { readonly lat: number; readonly lon: number } | null;
  readonly radiusKm: number | null;
  /** ISO days or instants. */
  readonly from: string;
  readonly to: string;
  readonly logsCovered: readonly string[];
  /** Number of hits; null until the query has been run. */
  readonly hits: number | null;
};

/** What the duplicate adds to its target: in words, or expressly nothing, or not yet said. */
export type DuplicateAdds =
  | { readonly kind: 'ADDS'; readonly text: string }
  | { readonly kind: 'NOTHING' }
  | { readonly kind: 'NOT_SAID' };

export type DuplicateLink = {
  readonly targetReference: string;
  readonly kind: DuplicateKind | null;
  readonly adds: DuplicateAdds;
};

/** Everything a determination says; its canonical form is what the approver's hash binds. */
export type DeterminationContent = {
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  readonly sourcesConsulted: readonly ConsultedRow[];
  readonly answers: StandardAnswers;
  readonly killed: ConcededRange;
  readonly injured: ConcededRange;
  readonly contraryEvidence: ContraryEvidence;
  /** Plain-language text for the public. */
  readonly publicText: string;
  readonly causeCode: CauseCode | null;
  /** Why nobody could be asked for more information; needed when no request was sent. */
  readonly rfiImpossibleReason: string;
  readonly placeSearch: PlaceSearch | null;
  readonly strikeQuery: StrikeQuery | null;
  readonly duplicate: DuplicateLink | null;
  /** What was found, each with what it rests on. */
  readonly findings: readonly Finding[];
  /** What became of each reply to a request for information. */
  readonly replies: readonly WeighedReply[];
  readonly lessons: string;
  readonly mitigations: string;
  readonly criminality: Criminality;
} & Readonly<Record<ConcededPart, PartRange>>;

/** Whether "more likely than not" is met: yes, yes, no. Imagery and a strike match play no part (process §3). */
export function standardMet(answers: StandardAnswers): boolean | null {
  const given = STANDARD_QUESTIONS.map((question) => answers[question].answer);
  if (given.some((answer) => answer === null)) return null;
  return (
    answers.HARM.answer === 'YES' &&
    answers.OUR_OPERATIONS.answer === 'YES' &&
    answers.GREATER_REASON_OTHERWISE.answer === 'NO'
  );
}

const NOT_STATED: ConcededRange = { best: null, min: null, max: null };
const PART_NOT_STATED: PartRange = { min: null, max: null };
const UNANSWERED: StandardAnswer = { answer: null, note: '' };

/** A determination nobody has written anything in yet. */
export const EMPTY_DETERMINATION: DeterminationContent = {
  outcome: null,
  reason: null,
  sourcesConsulted: [],
  answers: { HARM: UNANSWERED, OUR_OPERATIONS: UNANSWERED, GREATER_REASON_OTHERWISE: UNANSWERED },
  killed: NOT_STATED,
  injured: NOT_STATED,
  contraryEvidence: { kind: 'NOT_SAID' },
  publicText: '',
  causeCode: null,
  rfiImpossibleReason: '',
  placeSearch: null,
  strikeQuery: null,
  duplicate: null,
  findings: [],
  replies: [],
  killedMen: PART_NOT_STATED,
  killedWomen: PART_NOT_STATED,
  killedChildren: PART_NOT_STATED,
  injuredMen: PART_NOT_STATED,
  injuredWomen: PART_NOT_STATED,
  injuredChildren: PART_NOT_STATED,
  lessons: '',
  mitigations: '',
  criminality: { kind: 'NOT_SAID' },
};
