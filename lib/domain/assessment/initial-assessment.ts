import { placeSearchProblems, strikeQueryProblems } from '@/lib/domain/assessment/completeness-no-action';
import type { Answer, PlaceSearch, StrikeQuery } from '@/lib/domain/assessment/determination';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import { isBlank } from '@/lib/domain/shared/text';

/** What an initial assessment can come to. The last two lead to a determination instead of a second person's agreement. */
export const INITIAL_RECOMMENDATIONS = ['ASSESS_CREDIBILITY', 'FIND_NON_CREDIBLE', 'FIND_DUPLICATE'] as const;
export type InitialRecommendation = (typeof INITIAL_RECOMMENDATIONS)[number];

/** The search for cases about the same event, kept with where and how it was made and what it gave. */
export type DuplicateSearch = {
  /** Lists and registers searched, one each. */
  readonly where: readonly string[];
  readonly how: string;
  /** References of the cases that came near; may be empty only when `noneFound` says so. */
  readonly found: readonly string[];
  readonly noneFound: boolean;
};

/** The first review: does the allegation have the potential to be credible (process §1), and what was looked for first. */
export type InitialAssessment = {
  readonly duplicateSearch: DuplicateSearch | null;
  readonly placeSearch: PlaceSearch | null;
  readonly strikeQuery: StrikeQuery | null;
  /** Whether it has the potential to be credible. */
  readonly potential: Answer | null;
  readonly reasons: string;
  readonly recommendation: InitialRecommendation | null;
};

/** One that nobody has written anything in yet. */
export const EMPTY_INITIAL_ASSESSMENT: InitialAssessment = {
  duplicateSearch: null,
  placeSearch: null,
  strikeQuery: null,
  potential: null,
  reasons: '',
  recommendation: null,
};

/** What the search for duplicates lacks: where, how, and its result kept. */
export function duplicateSearchProblems(search: DuplicateSearch | null): readonly Problem[] {
  if (search === null) return [problem('assessment.duplicateSearchMissing', 'duplicateSearch')];
  const hasResult = search.found.some((reference) => !isBlank(reference)) || search.noneFound;
  return [
    ...(search.where.some((place) => !isBlank(place))
      ? []
      : [problem('assessment.duplicateWhereMissing', 'duplicateSearch.where')]),
    ...(isBlank(search.how) ? [problem('assessment.duplicateHowMissing', 'duplicateSearch.how')] : []),
    ...(hasResult ? [] : [problem('assessment.duplicateResultMissing', 'duplicateSearch.found')]),
  ];
}

/** Whether what is recommended follows from the potential; a duplicate may have it or not. */
function agrees({ potential, recommendation }: InitialAssessment): boolean {
  if (potential === null || recommendation === null || recommendation === 'FIND_DUPLICATE') return true;
  return (potential === 'YES') === (recommendation === 'ASSESS_CREDIBILITY');
}

/** Everything an initial assessment lacks, all at once, each with its field; whatever it comes to. */
export function missingFromAssessment(assessment: InitialAssessment): readonly Problem[] {
  const { potential, reasons, recommendation } = assessment;
  return [
    ...duplicateSearchProblems(assessment.duplicateSearch),
    ...placeSearchProblems(assessment.placeSearch),
    ...strikeQueryProblems(assessment.strikeQuery),
    ...(potential === null ? [problem('assessment.potentialMissing', 'potential')] : []),
    ...(isBlank(reasons) ? [problem('assessment.reasonsMissing', 'reasons')] : []),
    ...(recommendation === null ? [problem('assessment.recommendationMissing', 'recommendation')] : []),
    ...(agrees(assessment) ? [] : [problem('assessment.recommendationDoesNotFit', 'recommendation')]),
  ];
}

/**
 * What keeps it from being put forward to a supervisor. Only the potential to be credible is put forward: what has none, or
 * is a duplicate, is found so in a determination, which a supervisor decides (process §6).
 */
export function missingForRecommendation(assessment: InitialAssessment): readonly Problem[] {
  const { potential, recommendation } = assessment;
  const missing = missingFromAssessment(assessment);
  if (potential === 'NO') return [...missing, problem('assessment.noPotential', 'potential')];
  return recommendation === 'FIND_DUPLICATE'
    ? [...missing, problem('assessment.duplicateNotPutForward', 'recommendation')]
    : missing;
}

/** Whether it leads to a determination at once: no potential to be credible, or a duplicate. */
export function leadsToDetermination({ potential, recommendation }: InitialAssessment): boolean {
  return potential === 'NO' || recommendation === 'FIND_DUPLICATE';
}
