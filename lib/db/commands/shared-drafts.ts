import 'server-only';
import type { SharedDraft } from '@/lib/db/commands/keep-merged';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { saveInitialAssessment } from '@/lib/db/commands/save-initial-assessment';
import { getChangesSince } from '@/lib/db/queries/determination-versions';
import { getAssessmentChanges } from '@/lib/db/queries/get-initial-assessment';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import { mergeAssessments } from '@/lib/domain/assessment/merge-assessments';
import { mergeDrafts } from '@/lib/domain/assessment/merge-drafts';

/** A determination while it is written. */
export const DETERMINATION_DRAFT: SharedDraft<DeterminationContent> = {
  save: saveDeterminationDraft,
  savedBy: 'DETERMINATION_DRAFT_SAVED',
  changesSince: getChangesSince,
  merge: mergeDrafts,
};

/** An initial assessment while it is written. */
export const ASSESSMENT_DRAFT: SharedDraft<InitialAssessment> = {
  save: saveInitialAssessment,
  savedBy: 'INITIAL_ASSESSMENT_SAVED',
  changesSince: getAssessmentChanges,
  merge: mergeAssessments,
};
