import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { openProposal, proposalText } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** An analyst proposes that the case is spam, a test or of another theatre. */
export function proposeScreeningOut(
  actor: Actor,
  target: CaseTarget,
  given: Omit<ActionInputs['PROPOSE_SCREENING_OUT'], 'proposalId'>,
): Promise<Outcome<Acted>> {
  const proposalId = randomUUID();
  return actOnCase(actor, target, 'PROPOSE_SCREENING_OUT', { proposalId, ...given }, async (context) => {
    await openProposal(context, 'SCREENING_OUT', proposalId, given.ground);
    return { values: [proposalText(proposalId, 'rationale', given.rationale)] };
  });
}
