import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { assessmentValues } from '@/lib/db/commands/initial-assessment-values';
import { findAssessmentId } from '@/lib/db/queries/get-initial-assessment';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Keeps an initial assessment as far as it is written; nothing need be complete. Each changed field gets a new version. */
export function saveInitialAssessment(
  actor: Actor,
  target: CaseTarget,
  assessment: InitialAssessment,
): Promise<Outcome<Acted>> {
  let assessmentId = '';
  return actOnCase(
    actor,
    target,
    'SAVE_INITIAL_ASSESSMENT',
    async (tx, state) => {
      assessmentId = (await findAssessmentId(tx, state)) ?? randomUUID();
      return { assessmentId };
    },
    async () => ({ values: assessmentValues(assessmentId, assessment) }),
  );
}
