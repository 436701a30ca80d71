import 'server-only';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Role } from '@/lib/domain/account/roles';
import type { OperatorActor } from '@/lib/domain/case/actor';

const NOBODY_IN_PARTICULAR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'operator' };

/**
 * Who acts at the command line: the person with this address (lower case), if the account is active; with no address,
 * nobody in particular, of no role. Null: there is no such account.
 */
export async function findOperator(
  email: string | null,
): Promise<(OperatorActor & { readonly role: Role | null }) | null> {
  if (email === null) return { ...NOBODY_IN_PARTICULAR, role: null };
  const user = await readAs(NOBODY_IN_PARTICULAR, (tx) =>
    tx.user.findFirst({ where: { email, disabledAt: null }, select: { id: true, name: true, role: true } }),
  );
  return user ? { kind: 'OPERATOR', userId: user.id, name: user.name, role: user.role as Role } : null;
}
