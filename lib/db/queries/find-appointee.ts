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
