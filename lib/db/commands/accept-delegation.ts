import 'server-only';
import { lockDelegation, recordDelegation, type Delegated } from '@/lib/db/commands/delegation-rows';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import { acceptingProblems } from '@/lib/domain/delegation/delegation';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';

/** Whom a delegation is given to takes it on: from now on, or from its first day, it is in force. */
export async function acceptDelegation(actor: StaffActor, delegationId: string): Promise<Outcome<Delegated>> {
  return writeAs(actor, async (tx) => {
    const { delegation, people, now } = await lockDelegation(tx, delegationId);
    const problems = acceptingProblems(actor, delegation, people, now);
    if (problems.length > 0) return refuse(...problems);
    await tx.delegation.updateMany({
      where: { id: delegationId, acceptedAt: null, endedAt: null },
      data: { acceptedAt: now },
    });
    const payload = { delegationId, giverId: delegation.giverId, delegateId: delegation.delegateId };
    return success(await recordDelegation(tx, actor, 'DELEGATION_ACCEPTED', payload, null));
  });
}
