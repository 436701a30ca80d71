import 'server-only';
import { readAs } from '@/lib/db/scope/as-actor';
import type { AccountActor } from '@/lib/db/commands/act-on-account';

export type Organisation = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly members: number;
};
export type Unit = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly members: number;
};

/** All submitting organisations by name, with how many accounts each has. */
export async function findOrganisations(actor: AccountActor): Promise<readonly Organisation[]> {
  const rows = await readAs(actor, (tx) =>
    tx.organisation.findMany({
      orderBy: { name: 'asc' },
      select: {
        id: true,
        name: true,
        createdAt: true,
        disabledAt: true,
        _count: { select: { members: true } },
      },
    }),
  );
  return rows.map(({ _count, ...row }) => ({ ...row, members: _count.members }));
}

/** All military units by name, with how many accounts each has. */
export async function findUnits(actor: AccountActor): Promise<readonly Unit[]> {
  const rows = await readAs(actor, (tx) =>
    tx.unit.findMany({
      orderBy: { name: 'asc' },
      select: { id: true, name: true, createdAt: true, _count: { select: { members: true } } },
    }),
  );
  return rows.map(({ _count, ...row }) => ({ ...row, members: _count.members }));
}
