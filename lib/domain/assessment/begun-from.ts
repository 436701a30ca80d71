import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';

/** What a determination starts from that nobody has written in: what the initial assessment looked for and found. */
export function begunFrom(assessment: InitialAssessment | null): DeterminationContent {
  if (assessment === null) return EMPTY_DETERMINATION;
  const { placeSearch, strikeQuery, recommendation } = assessment;
  const outcome =
    recommendation === 'FIND_NON_CREDIBLE'
      ? 'NON_CREDIBLE'
      : recommendation === 'FIND_DUPLICATE'
        ? 'DUPLICATE'
        : null;
  return { ...EMPTY_DETERMINATION, outcome, placeSearch, strikeQuery };
}
