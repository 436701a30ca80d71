import 'server-only';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { Appointee } from '@/lib/domain/case/action-inputs';

/** An active analyst or supervisor by id, with the unit that may bar them; null where there is no such person. */
export async function findAppointee(tx: Tx, userId: string | null): Promise<Appointee | null> {
  if (userId === null || userId === '') return null;
  const user = await tx.user.findFirst({
    where: { id: userId, disabledAt: null, role: { in: ['ANALYST', 'SUPERVISOR'] } },
    select: { id: true, unitId: true },
  });
  return user && { userId: user.id, unitId: user.unitId };
}

/** Active analysts and supervisors by id; whoever is not one is not in the answer. */
export async function findAppointees(tx: Tx, userIds: readonly string[]): Promise<readonly Appointee[]> {
  if (userIds.length === 0) return [];
  const users = await tx.user.findMany({
    where: { id: { in: [...userIds] }, disabledAt: null, role: { in: ['ANALYST', 'SUPERVISOR'] } },
    select: { id: true, unitId: true },
  });
  return users.map(({ id, unitId }) => ({ userId: id, unitId }));
}
