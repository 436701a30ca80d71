import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { heldDelegation, type DelegationRow } from '@/lib/db/queries/held-delegations';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';

/**
 * The actor with the delegations that are in force at this very moment, whatever the session said: held until the
 * transaction is over, so that one cannot be ended between the check and the act.
 */
export async function withDelegations(tx: Tx, actor: Actor): Promise<Actor> {
  if (actor.kind !== 'ANALYST' && actor.kind !== 'SUPERVISOR') return actor;
  const rows = await tx.$queryRaw<DelegationRow[]>(
    Prisma.sql`/* prepared: hold-delegations */ select id, giver_id, giver_name, giver_unit_id, until_at from hold_delegations()`,
  );
  return { ...actor, delegations: rows.map(heldDelegation) };
}
