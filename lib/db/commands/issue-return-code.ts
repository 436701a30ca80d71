import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { answerProposal } from '@/lib/db/commands/proposals';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/**
 * A supervisor agrees to a new return code. The old one opens nothing from then on, and neither does a page it had opened.
 * Only the hash of the new one comes here; whoever made it shows it once.
 */
export function issueReturnCode(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['ISSUE_RETURN_CODE'],
  codeHash: Uint8Array,
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'ISSUE_RETURN_CODE', given, async (context) => {
    await answerProposal(context, given.proposalId, 'AGREED');
    await context.tx.$executeRaw`select replace_return_code(${context.after.id}::uuid, ${codeHash})`;
    return {};
  });
}
