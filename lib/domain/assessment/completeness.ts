import { duplicateTargetProblems, duplicateProblems } from '@/lib/domain/assessment/completeness-duplicate';
import { figureProblems } from '@/lib/domain/assessment/conceded-figures';
import { partProblems } from '@/lib/domain/assessment/conceded-parts';
import {
  placeSearchProblems,
  strikeQueryProblems,
  unexplainedHits,
} from '@/lib/domain/assessment/completeness-no-action';
import {
  STANDARD_QUESTIONS,
  standardMet,
  type DeterminationContent,
} from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import { findingProblems, NOTHING_CITABLE, type Citable } from '@/lib/domain/assessment/finding';
import { reasonsFor, type Outcome, type Reason } from '@/lib/domain/assessment/outcome';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';
import { replyProblems } from '@/lib/domain/assessment/weighed-reply';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import { isBlank } from '@/lib/domain/shared/text';

/** What completeness needs to know of the case; a CaseState will do. */
export type SubmissionFacts = {
  readonly id: string;
  readonly status: CaseStatus;
  readonly rfisSent: number;
  readonly duplicateCount: number;
};

type Given = {
  readonly content: DeterminationContent;
  readonly facts: SubmissionFacts;
  readonly target: DuplicateTarget | null;
  readonly citable: Citable;
};
type Requirement = (given: Given) => readonly Problem[];

const sources: Requirement = ({ content }) =>
  CONSULTED_SOURCES.flatMap((source) => {
    const row = content.sourcesConsulted.find((candidate) => candidate.source === source);
    const field = `sourcesConsulted.${source}`;
    if (row === undefined || row.state === null)
      return [problem('determination.sourceNotFilled', field, { source })];
    if (row.state !== 'CONSULTED' && isBlank(row.reason)) {
      return [problem('determination.sourceReasonMissing', field, { source })];
    }
    return [];
  });

const answers: Requirement = ({ content }) =>
  STANDARD_QUESTIONS.flatMap((question) => {
    const given = content.answers[question];
    const field = `answers.${question}`;
    return [
      ...(given.answer === null ? [problem('determination.answerMissing', field, { question })] : []),
      ...(isBlank(given.note) ? [problem('determination.answerNoteMissing', field, { question })] : []),
    ];
  });

const figures: Requirement = ({ content }) => [
  ...figureProblems('killed', content.killed, 'REQUIRED'),
  ...figureProblems('injured', content.injured, 'REQUIRED'),
];

const contraryEvidence: Requirement = ({ content }) => {
  const given = content.contraryEvidence;
  const isMissing = given.kind === 'NOT_SAID' || (given.kind === 'NAMED' && isBlank(given.text));
  return isMissing ? [problem('determination.contraryEvidenceMissing', 'contraryEvidence')] : [];
};

const publicText: Requirement = ({ content }) =>
  isBlank(content.publicText) ? [problem('determination.publicTextMissing', 'publicText')] : [];

/** Only the full assessment or an investigation can find a case credible (process §6). */
const fullAssessment: Requirement = ({ facts }) =>
  facts.status === 'UNDER_CREDIBILITY_ASSESSMENT' || facts.status === 'UNDER_INVESTIGATION'
    ? []
    : [problem('determination.outcomeNeedsCredibilityAssessment', 'outcome')];

const standardIsMet: Requirement = ({ content }) =>
  standardMet(content.answers) === false ? [problem('determination.standardNotMet', 'outcome')] : [];

const standardIsNotMet: Requirement = ({ content }) =>
  standardMet(content.answers) === true ? [problem('determination.standardMet', 'outcome')] : [];

const harmConceded: Requirement = ({ content }) => {
  const most = [content.killed.max, content.injured.max];
  const isKnownToBeNone = most.every((figure) => figure === 0);
  return isKnownToBeNone ? [problem('determination.credibleWithoutHarm', 'killed.max')] : [];
};

const noHarmConceded: Requirement = ({ content }) =>
  (['killed', 'injured'] as const)
    .filter((figure) => (content[figure].max ?? 0) > 0)
    .map((figure) => problem('determination.nonCredibleWithHarm', `${figure}.max`));

/** What is found credible is found in words, and those cite what they rest on. */
const somethingFound: Requirement = ({ content }) =>
  content.findings.length === 0 ? [problem('determination.findingsMissing', 'findings')] : [];

const reason: Requirement = ({ content }) => {
  if (content.reason === null) return [problem('determination.reasonMissing', 'reason')];
  return [];
};

const askedForInformation: Requirement = ({ content, facts }) =>
  facts.rfisSent === 0 && isBlank(content.rfiImpossibleReason)
    ? [problem('determination.rfiMissing', 'rfiImpossibleReason')]
    : [];

const placeSearch: Requirement = ({ content }) => placeSearchProblems(content.placeSearch);
const strikeQuery: Requirement = ({ content }) => strikeQueryProblems(content.strikeQuery);
const hitsExplained: Requirement = ({ content }) => unexplainedHits(content.strikeQuery, content.findings);

const duplicateLink: Requirement = ({ content }) => duplicateProblems(content.duplicate);
const duplicateTarget: Requirement = ({ content, facts, target }) =>
  isBlank(content.duplicate?.targetReference ?? '')
    ? []
    : duplicateTargetProblems(facts, target, content.reason);

/** What each outcome asks for (process §6, guards). Imagery and a strike match are asked for by none (process §3). */
const BY_OUTCOME: Readonly<Record<Outcome, readonly Requirement[]>> = {
  CREDIBLE: [
    fullAssessment,
    sources,
    answers,
    standardIsMet,
    figures,
    harmConceded,
    somethingFound,
    contraryEvidence,
    publicText,
  ],
  NON_CREDIBLE: [
    reason,
    sources,
    answers,
    standardIsNotMet,
    figures,
    noHarmConceded,
    contraryEvidence,
    publicText,
  ],
  DUPLICATE: [reason, duplicateLink, duplicateTarget],
};

/** What a reason asks for besides; each entry answers a failure named in process §6. */
const BY_REASON: Readonly<Partial<Record<Reason, readonly Requirement[]>>> = {
  INSUFFICIENT_INFORMATION: [askedForInformation],
  NO_ACTION_IN_AREA: [placeSearch, strikeQuery, hitsExplained],
};

/** What a reason asks for besides the outcome's own requirements; for a correction of the reason alone. */
export function missingForReason(
  content: DeterminationContent,
  { rfisSent }: Pick<SubmissionFacts, 'rfisSent'>,
): readonly Problem[] {
  const facts = { id: '', status: 'UNDER_CREDIBILITY_ASSESSMENT', rfisSent, duplicateCount: 0 } as const;
  const given: Given = { content, facts, target: null, citable: NOTHING_CITABLE };
  const asked = content.reason === null ? [] : (BY_REASON[content.reason] ?? []);
  return asked.flatMap((requirement) => requirement(given));
}

/** Figures that were given must make sense whatever the outcome. */
const givenFigures: Requirement = ({ content }) => [
  ...figureProblems('killed', content.killed, 'OPTIONAL'),
  ...figureProblems('injured', content.injured, 'OPTIONAL'),
];

/** What was begun beside it is finished, whatever the outcome. */
const whatWasBegun: Requirement = ({ content, citable }) => [
  ...partProblems(content),
  ...findingProblems(content.findings, citable),
  ...replyProblems(content, citable.replyIds),
  ...(content.criminality.kind === 'RAISED' && isBlank(content.criminality.text)
    ? [problem('determination.criminalityTextMissing', 'criminality')]
    : []),
];

/**
 * Everything that keeps a determination from being submitted, all at once, each with the field it belongs to.
 * `target` is the case named as duplicate target as it stands now, or null; `citable` is what the case holds. Historic determinations are exempt and
 * never come here (process §6).
 */
export function missingForSubmission(
  content: DeterminationContent,
  facts: SubmissionFacts,
  target: DuplicateTarget | null,
  citable: Citable,
): readonly Problem[] {
  const given: Given = { content, facts, target, citable };
  if (content.outcome === null) {
    return [
      problem('determination.outcomeMissing', 'outcome'),
      ...givenFigures(given),
      ...whatWasBegun(given),
    ];
  }
  const problems = BY_OUTCOME[content.outcome].flatMap((requirement) => requirement(given));
  if (content.outcome === 'DUPLICATE') problems.push(...givenFigures(given));
  if (content.reason !== null) {
    if (!reasonsFor(content.outcome).includes(content.reason))
      problems.push(problem('reasonDoesNotFitOutcome', 'reason'));
    problems.push(...(BY_REASON[content.reason] ?? []).flatMap((requirement) => requirement(given)));
  }
  return [...problems, ...whatWasBegun(given)];
}
