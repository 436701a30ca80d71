import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { answerProposal } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A second person approves a correction of a closed case; the next report prints it. */
export function approveCorrection(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['APPROVE_CORRECTION'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'APPROVE_CORRECTION', given, async (context) => {
    await answerProposal(context, given.proposalId, 'AGREED');
    return {};
  });
}
