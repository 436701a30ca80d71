import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { openProposal, proposalText } from '@/lib/db/commands/proposals';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** An analyst says how a submitter who lost the return code was known again, and proposes a new one. */
export function proposeReturnCode(
  actor: Actor,
  target: CaseTarget,
  given: { readonly identityCheck: string },
): Promise<Outcome<Acted>> {
  const proposalId = randomUUID();
  return actOnCase(actor, target, 'PROPOSE_RETURN_CODE', { proposalId, ...given }, async (context) => {
    await openProposal(context, 'RETURN_CODE', proposalId);
    return { values: [proposalText(proposalId, 'rationale', given.identityCheck)] };
  });
}
