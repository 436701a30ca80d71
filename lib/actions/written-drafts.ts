import 'server-only';
import type { WrittenDraft } from '@/lib/actions/write-draft';
import { ASSESSMENT_DRAFT, DETERMINATION_DRAFT } from '@/lib/db/commands/shared-drafts';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import { draftDifferences, draftFields } from '@/lib/domain/assessment/draft-fields';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import {
  assessmentDifferences,
  assessmentParts,
  assessmentWithPartsOf,
} from '@/lib/domain/assessment/merge-assessments';
import { withFieldsOf } from '@/lib/domain/assessment/merge-drafts';
import { determinationTexts } from '@/lib/schemas/determination-texts';
import { assessmentTexts } from '@/lib/schemas/initial-assessment-texts';

/** The determination as its form writes it. */
export const WRITTEN_DETERMINATION: WrittenDraft<DeterminationContent> = {
  ...DETERMINATION_DRAFT,
  parts: draftFields,
  differences: draftDifferences,
  withPartsOf: withFieldsOf,
  texts: determinationTexts,
};

/** The initial assessment as its form writes it. */
export const WRITTEN_ASSESSMENT: WrittenDraft<InitialAssessment> = {
  ...ASSESSMENT_DRAFT,
  parts: assessmentParts,
  differences: assessmentDifferences,
  withPartsOf: assessmentWithPartsOf,
  texts: assessmentTexts,
};
