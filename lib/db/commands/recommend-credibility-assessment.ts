import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { openProposal, proposalText } from '@/lib/db/commands/proposals';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** An analyst finds that the allegation has the potential to be credible; a supervisor must agree. */
export function recommendCredibilityAssessment(
  actor: Actor,
  target: CaseTarget,
  given: { readonly rationale: string },
): Promise<Outcome<Acted>> {
  const proposalId = randomUUID();
  return actOnCase(
    actor,
    target,
    'RECOMMEND_CREDIBILITY_ASSESSMENT',
    { proposalId, ...given },
    async (context) => {
      await openProposal(context, 'RECOMMENDATION', proposalId);
      return { values: [proposalText(proposalId, 'rationale', given.rationale)] };
    },
  );
}
