import 'server-only';
import type { HeldDelegation } from '@/lib/domain/case/actor';

/** A row of delegations_in_force() and hold_delegations(). */
export type DelegationRow = {
  readonly id: string;
  readonly giver_id: string;
  readonly giver_name: string;
  readonly giver_unit_id: string | null;
  /** ISO 8601 where it comes out of JSON. */
  readonly until_at: Date | string;
};

/** A delegation as an actor carries it. */
export function heldDelegation(row: DelegationRow): HeldDelegation {
  return {
    id: row.id,
    giver: { userId: row.giver_id, name: row.giver_name, unitId: row.giver_unit_id },
    until: new Date(row.until_at).toISOString(),
  };
}
