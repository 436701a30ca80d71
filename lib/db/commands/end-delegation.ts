import 'server-only';
import { lockDelegation, recordDelegation, type Delegated } from '@/lib/db/commands/delegation-rows';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import { endingProblems } from '@/lib/domain/delegation/delegation';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';

/** Ends a delegation before its time, accepted or not. What was decided by it until then stands. */
export async function endDelegation(
  actor: StaffActor,
  delegationId: string,
  reason: string,
): Promise<Outcome<Delegated>> {
  return writeAs(actor, async (tx) => {
    const { delegation, now } = await lockDelegation(tx, delegationId);
    const problems = endingProblems(actor, delegation, reason, now);
    if (problems.length > 0) return refuse(...problems);
    await tx.delegation.updateMany({
      where: { id: delegationId, endedAt: null },
      data: { endedAt: now, endedBy: actor.userId },
    });
    const payload = { delegationId, giverId: delegation.giverId, delegateId: delegation.delegateId };
    const words = { field: 'endReason', text: reason.trim() } as const;
    return success(await recordDelegation(tx, actor, 'DELEGATION_ENDED', payload, words));
  });
}
