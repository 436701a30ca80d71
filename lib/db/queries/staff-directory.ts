import 'server-only';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

/** An active analyst or supervisor. */
export type StaffMember = {
  readonly id: string;
  readonly name: string;
  readonly role: 'ANALYST' | 'SUPERVISOR';
  readonly unitId: string | null;
};

/** Everyone a case can be given to, by name. */
export function findStaff(actor: StaffActor): Promise<readonly StaffMember[]> {
  return readAs(actor, staffIn);
}

/** The same, within a transaction that reads other things too. */
export async function staffIn(tx: Tx): Promise<readonly StaffMember[]> {
  const rows = await tx.user.findMany({
    where: { role: { in: ['ANALYST', 'SUPERVISOR'] }, disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, role: true, unitId: true },
  });
  return rows.map((row) => ({ ...row, role: row.role === 'ANALYST' ? 'ANALYST' : 'SUPERVISOR' }));
}

/** The military units on record, by name. */
export function findUnits(
  actor: StaffActor,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return readAs(actor, (tx) =>
    tx.unit.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
  );
}
