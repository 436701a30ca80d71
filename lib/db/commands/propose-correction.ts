import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { openProposal, proposalText } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** An analyst proposes a correction of a closed case: field, old, new and reason. */
export function proposeCorrection(
  actor: Actor,
  target: CaseTarget,
  given: Omit<ActionInputs['PROPOSE_CORRECTION'], 'proposalId'>,
): Promise<Outcome<Acted>> {
  const proposalId = randomUUID();
  return actOnCase(actor, target, 'PROPOSE_CORRECTION', { proposalId, ...given }, async (context) => {
    await openProposal(context, 'CORRECTION', proposalId);
    const { correctedField, oldValue, newValue, rationale } = given;
    return {
      values: [
        proposalText(proposalId, 'correction', { correctedField, oldValue, newValue }),
        proposalText(proposalId, 'rationale', rationale),
      ],
    };
  });
}
