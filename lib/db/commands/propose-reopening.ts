import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { openProposal, proposalText } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** An analyst proposes to reopen a closed case, on new evidence or a documented error, and says what changed. */
export function proposeReopening(
  actor: Actor,
  target: CaseTarget,
  given: Omit<ActionInputs['PROPOSE_REOPENING'], 'proposalId'>,
): Promise<Outcome<Acted>> {
  const proposalId = randomUUID();
  return actOnCase(actor, target, 'PROPOSE_REOPENING', { proposalId, ...given }, async (context) => {
    await openProposal(context, 'REOPENING', proposalId, given.basis);
    return { values: [proposalText(proposalId, 'rationale', given.whatChanged)] };
  });
}
