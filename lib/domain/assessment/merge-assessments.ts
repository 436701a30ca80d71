import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import type { Merged } from '@/lib/domain/assessment/merge-drafts';
import {
  mergeParts,
  partDifferences,
  withParts,
  type Parts,
  type PartDifference,
} from '@/lib/domain/shared/merge-parts';

/** The parts of an initial assessment, each kept and merged as a whole: a search belongs to what it found. */
export function assessmentParts(assessment: InitialAssessment): Parts {
  return new Map<string, unknown>(Object.entries(assessment));
}

const assessmentOf = (parts: Parts): InitialAssessment => Object.fromEntries(parts) as InitialAssessment;

/** Puts together two initial assessments that were both made from one. */
export function mergeAssessments(
  base: InitialAssessment,
  mine: InitialAssessment,
  theirs: InitialAssessment,
): Merged<InitialAssessment> {
  const { merged, ...rest } = mergeParts(
    assessmentParts(base),
    assessmentParts(mine),
    assessmentParts(theirs),
  );
  return { merged: assessmentOf(merged), ...rest };
}

/** An assessment with some of its parts as another has them. */
export function assessmentWithPartsOf(
  own: InitialAssessment,
  other: InitialAssessment,
  fields: readonly string[],
): InitialAssessment {
  return assessmentOf(withParts(assessmentParts(own), assessmentParts(other), fields));
}

/** What differs between two assessments, in the order in which one is written. */
export function assessmentDifferences(
  before: InitialAssessment,
  after: InitialAssessment,
): readonly PartDifference[] {
  return partDifferences(assessmentParts(before), assessmentParts(after));
}
