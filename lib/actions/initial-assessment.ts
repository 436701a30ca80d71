'use server';

import { defineAction, type Done } from '@/lib/actions/define-action';
import {
  keepByItself,
  keepDraft,
  settleChoices,
  standingNow,
  submitAsWritten,
} from '@/lib/actions/write-draft';
import { WRITTEN_ASSESSMENT } from '@/lib/actions/written-drafts';
import { paths } from '@/lib/config/paths';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { leadsToDetermination, missingForRecommendation } from '@/lib/domain/assessment/initial-assessment';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';
import { initialAssessmentForm } from '@/lib/schemas/initial-assessment-texts';

const WRITERS = ['ANALYST', 'SUPERVISOR'] as const;

/**
 * Keeps an initial assessment, or puts it forward, by the button that was pressed. One that finds no potential to be
 * credible, or a duplicate, leads on to the page where that is found in a determination.
 */
export const writeInitialAssessmentAction = defineAction({
  schema: initialAssessmentForm,
  allowed: WRITERS,
  async run(actor, { intent, assessment: typed, ...sent }): Promise<Outcome<Done>> {
    const { target } = sent;
    const unreadable = new Set(sent.problems.map(({ field }) => field));
    const missing = unreadable.size > 0 && intent === 'recommend' ? missingForRecommendation(typed) : [];
    const problems = [...sent.problems, ...missing.filter(({ field }) => !unreadable.has(field))];
    const { content, again } = await settleChoices(WRITTEN_ASSESSMENT, actor, {
      ...sent,
      content: typed,
      problems,
    });
    if (again !== null) return again;
    if (problems.length > 0) return refuse(...problems);
    const written = [actor, target, content] as const;
    const outcome =
      intent === 'recommend'
        ? await submitAsWritten(WRITTEN_ASSESSMENT, recommendCredibilityAssessment, ...written)
        : await keepDraft(WRITTEN_ASSESSMENT, ...written);
    if (!outcome.ok) return outcome;
    if ('taken' in outcome.value && outcome.value.taken.length > 0)
      return success({ values: standingNow(WRITTEN_ASSESSMENT, outcome.value) });
    const { reference } = outcome.value;
    return success({
      redirectTo: leadsToDetermination(content)
        ? paths.caseStep(reference, 'determination')
        : paths.case(reference),
    });
  },
});

/** Keeps what is being written in an initial assessment, while it is written. */
export const autosaveInitialAssessmentAction = defineAction({
  schema: initialAssessmentForm,
  allowed: WRITERS,
  run: (actor, { assessment, ...sent }) =>
    keepByItself(WRITTEN_ASSESSMENT, actor, { ...sent, content: assessment }),
});
