import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { answerProposal, proposalText } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor is not convinced: the code stays as it is. */
export function refuseReturnCode(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['REFUSE_RETURN_CODE'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'REFUSE_RETURN_CODE', given, async (context) => {
    await answerProposal(context, given.proposalId, 'REFUSED');
    return { values: [proposalText(given.proposalId, 'remarks', given.remarks)] };
  });
}
