import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { answerProposal } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor countersigns: the case leaves the count in this month, and is kept. */
export function countersignScreeningOut(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['COUNTERSIGN_SCREENING_OUT'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'COUNTERSIGN_SCREENING_OUT', given, async (context) => {
    await answerProposal(context, given.proposalId, 'AGREED');
    return { caseChanges: { closedAt: context.now } };
  });
}
