import 'server-only';
import { heldDelegation, type DelegationRow } from '@/lib/db/queries/held-delegations';
import { readAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly role: 'ANALYST' | 'SUPERVISOR';
  readonly unit_id: string | null;
  readonly held: readonly DelegationRow[];
};

/** Everybody who may decide for a supervisor now, each with what they hold, by name. */
export function findDelegates(actor: StaffActor): Promise<readonly StaffActor[]> {
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      select b.id, b.name, b.role, b.unit_id, jsonb_agg(to_jsonb(f) order by f.until_at, f.id) as held
        from (select distinct delegate_id from delegation where ended_at is null and until_at > now()) d
          join app_user b on b.id = d.delegate_id
          cross join lateral delegations_in_force(b.id, now()) f
        group by b.id, b.name, b.role, b.unit_id
        order by b.name, b.id`;
    return rows.map(({ id, name, role, unit_id, held }) => ({
      kind: role,
      userId: id,
      name,
      unitId: unit_id,
      delegations: held.map(heldDelegation),
    }));
  });
}
