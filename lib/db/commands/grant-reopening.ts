import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { answerProposal, answerReopeningRequests } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor reopens the case: a new cycle begins, and the earlier determination stays as it was. */
export function grantReopening(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['GRANT_REOPENING'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'GRANT_REOPENING', given, async (context) => {
    await answerProposal(context, given.proposalId, 'AGREED', given.reopenTo);
    await answerReopeningRequests(context, 'AGREED');
    return {
      caseChanges: {
        outcome: null,
        reason: null,
        closedAt: null,
        closingDeterminationId: null,
        duplicateOfId: null,
      },
    };
  });
}
