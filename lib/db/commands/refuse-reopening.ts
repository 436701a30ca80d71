import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { answerProposal, answerReopeningRequests, proposalText } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor refuses to reopen; the reason is recorded, and whoever asked is told it. */
export function refuseReopening(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['REFUSE_REOPENING'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'REFUSE_REOPENING', given, async (context) => {
    await answerProposal(context, given.proposalId, 'REFUSED');
    const requests = await context.tx.proposal.findMany({
      where: { caseId: context.after.id, kind: 'REOPENING_REQUEST', decidedAt: null },
      select: { id: true },
    });
    await answerReopeningRequests(context, 'REFUSED');
    const answers = requests.map(({ id }) => proposalText(id, 'remarks', given.remarks, 'SUBMITTER'));
    return { values: [proposalText(given.proposalId, 'remarks', given.remarks), ...answers] };
  });
}
