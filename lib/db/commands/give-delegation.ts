import 'server-only';
import { randomUUID } from 'node:crypto';
import { env } from '@/lib/config/env';
import { recordDelegation, type Delegated } from '@/lib/db/commands/delegation-rows';
import { isExclusionViolation } from '@/lib/db/errors';
import { Prisma } from '@/lib/db/generated/client';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import {
  givingProblems,
  periodOf,
  type Colleague,
  type GivenDelegation,
} from '@/lib/domain/delegation/delegation';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/** A supervisor lends her authority to decide cases. It is in force once the colleague has accepted it. */
export async function giveDelegation(actor: StaffActor, given: GivenDelegation): Promise<Outcome<Delegated>> {
  const zone = env().reportTimeZone;
  try {
    return await writeAs(actor, async (tx) => {
      const [clock] = await tx.$queryRaw<{ now: Date }[]>(Prisma.sql`select clock_timestamp() as now`);
      const now = (clock?.now ?? new Date()).toISOString();
      const delegate = await findColleague(tx, given.delegateId);
      const problems = givingProblems(actor, given, delegate, now, zone);
      const period = periodOf(given, now, zone);
      if (problems.length > 0 || period === null || given.delegateId === null) return refuse(...problems);
      const { delegateId } = given;
      const id = randomUUID();
      await tx.$executeRaw(Prisma.sql`insert into delegation (id, giver_id, delegate_id, from_at, until_at)
        values (${id}::uuid, ${actor.userId}::uuid, ${delegateId}::uuid, ${period.from}::timestamptz, ${period.until}::timestamptz)`);
      const payload = { delegationId: id, giverId: actor.userId, delegateId, ...period };
      const words = { field: 'reason', text: given.reason.trim() } as const;
      return success(await recordDelegation(tx, actor, 'DELEGATION_GIVEN', payload, words));
    });
  } catch (error) {
    if (isExclusionViolation(error)) return refuse(problem('delegation.overlaps', 'firstDay'));
    throw error;
  }
}

async function findColleague(tx: Tx, userId: string | null): Promise<Colleague | null> {
  if (userId === null) return null;
  const row = await tx.user.findUnique({ where: { id: userId }, select: { role: true, disabledAt: true } });
  return row && { role: row.role, disabled: row.disabledAt !== null };
}
