'use server';

import { revalidatePath } from 'next/cache';
import { tellConflict } from '@/lib/actions/changes-in-words';
import { defineAction, type Done } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { saveInitialAssessment } from '@/lib/db/commands/save-initial-assessment';
import { leadsToDetermination, missingForRecommendation } from '@/lib/domain/assessment/initial-assessment';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';
import { initialAssessmentForm } from '@/lib/schemas/initial-assessment-texts';

/**
 * Keeps an initial assessment, or puts it forward, by the button that was pressed. One that finds no potential to be
 * credible, or a duplicate, leads on to the page where that is found in a determination.
 */
export const writeInitialAssessmentAction = defineAction({
  schema: initialAssessmentForm,
  allowed: ['ANALYST', 'SUPERVISOR'],
  async run(actor, { target, intent, assessment, problems }): Promise<Outcome<Done>> {
    if (problems.length > 0) {
      const unreadable = new Set(problems.map(({ field }) => field));
      const missing = intent === 'recommend' ? missingForRecommendation(assessment) : [];
      return refuse(...problems, ...missing.filter(({ field }) => !unreadable.has(field)));
    }
    const act = intent === 'recommend' ? recommendCredibilityAssessment : saveInitialAssessment;
    const acted = await tellConflict(actor, target, await act(actor, target, assessment));
    if (!acted.ok) {
      // A second try starts from what stands now.
      if (acted.kind === 'CONFLICT') revalidatePath('/(casework)/cases/[reference]', 'layout');
      return acted;
    }
    const { reference } = acted.value;
    return success({
      redirectTo: leadsToDetermination(assessment)
        ? paths.caseStep(reference, 'determination')
        : paths.case(reference),
    });
  },
});
