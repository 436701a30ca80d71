import 'server-only';
import { readAs } from '@/lib/db/scope/as-actor';
import type { OperatorActor, StaffActor } from '@/lib/domain/case/actor';

const STAFF = ['ANALYST', 'SUPERVISOR', 'AUDITOR', 'ADMIN'] as const satisfies readonly StaffActor['kind'][];

/**
 * The person an operator acts for, in that person's own role: for acts that only the role itself may do. Null where the
 * operator acts for nobody in particular, or for somebody who is not of the staff.
 */
export async function findActingStaff(operator: OperatorActor): Promise<StaffActor | null> {
  const { userId } = operator;
  if (userId === null) return null;
  const user = await readAs(operator, (tx) =>
    tx.user.findFirst({
      where: { id: userId, disabledAt: null },
      select: { id: true, name: true, role: true, unitId: true },
    }),
  );
  const kind = STAFF.find((role) => role === user?.role);
  return user && kind ? { kind, userId: user.id, name: user.name, unitId: user.unitId } : null;
}
