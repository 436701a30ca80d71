import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { answerProposal, proposalText } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor returns a recommendation with remarks; the case stays where it is. */
export function returnRecommendation(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['RETURN_RECOMMENDATION'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'RETURN_RECOMMENDATION', given, async (context) => {
    await answerProposal(context, given.proposalId, 'REFUSED');
    return { values: [proposalText(given.proposalId, 'remarks', given.remarks)] };
  });
}
