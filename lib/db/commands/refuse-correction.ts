import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { answerProposal, proposalText } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor refuses a correction, with remarks. */
export function refuseCorrection(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['REFUSE_CORRECTION'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'REFUSE_CORRECTION', given, async (context) => {
    await answerProposal(context, given.proposalId, 'REFUSED');
    return { values: [proposalText(given.proposalId, 'remarks', given.remarks)] };
  });
}
