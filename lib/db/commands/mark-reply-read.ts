import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Someone of the staff has read a reply; until then the case cannot close. `rfiId` names the request it answers. */
export function markReplyRead(
  actor: Actor,
  target: CaseTarget,
  given: { readonly rfiId: string },
): Promise<Outcome<Acted>> {
  return actOnCase(
    actor,
    target,
    'MARK_REPLY_READ',
    { replyId: given.rfiId },
    async ({ tx, after, now, userId }) => {
      const { count } = await tx.rfi.updateMany({
        where: { id: given.rfiId, caseId: after.id, repliedAt: { not: null }, replyReadAt: null },
        data: { replyReadAt: now, replyReadBy: userId },
      });
      if (count !== 1) throw new Error(`request ${given.rfiId} has no unread reply`);
      return {};
    },
  );
}
