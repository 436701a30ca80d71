import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { assessmentHash, assessmentValues } from '@/lib/db/commands/initial-assessment-values';
import { openProposal } from '@/lib/db/commands/proposals';
import { findAssessmentId } from '@/lib/db/queries/get-initial-assessment';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/**
 * An analyst finds that the allegation has the potential to be credible and puts the complete initial assessment forward;
 * until a supervisor has agreed or returned it, it stays as it is.
 */
export function recommendCredibilityAssessment(
  actor: Actor,
  target: CaseTarget,
  assessment: InitialAssessment,
): Promise<Outcome<Acted>> {
  const proposalId = randomUUID();
  let assessmentId = '';
  return actOnCase(
    actor,
    target,
    'RECOMMEND_CREDIBILITY_ASSESSMENT',
    async (tx, state) => {
      assessmentId = (await findAssessmentId(tx, state)) ?? randomUUID();
      return { proposalId, assessmentId, contentHash: assessmentHash(assessment), assessment };
    },
    async (context) => {
      await openProposal(context, 'RECOMMENDATION', proposalId);
      return { values: assessmentValues(assessmentId, assessment) };
    },
  );
}
