import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { readAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import {
  isGood,
  stageOf,
  type BothPeople,
  type Delegation,
  type DelegationStage,
} from '@/lib/domain/delegation/delegation';

/** A delegation with its people by name, as the staff read it. Times are ISO 8601, UTC. */
export type NamedDelegation = Delegation & {
  readonly stage: DelegationStage;
  readonly giverName: string;
  readonly delegateName: string;
  readonly people: BothPeople;
  readonly givenAt: string;
  readonly endedByName: string | null;
  readonly reason: string | null;
  readonly endReason: string | null;
  /** The database's clock when it was read. */
  readonly asOf: string;
};

type Time = 'from' | 'until' | 'givenAt' | 'acceptedAt' | 'endedAt' | 'asOf';
type Row = Omit<NamedDelegation, 'stage' | Time> & {
  readonly [T in Time]: T extends 'acceptedAt' | 'endedAt' ? Date | null : Date;
};

/** As many as a page shows: those that are over come last, the latest first. */
const MOST = 200;

/** Who decides for whom, has and will: what is not over first, then what is, latest first. */
export function findDelegations(actor: StaffActor): Promise<readonly NamedDelegation[]> {
  return read(actor, Prisma.sql`true`);
}

/** One delegation; null where there is none. */
export async function getDelegation(actor: StaffActor, id: string): Promise<NamedDelegation | null> {
  const [found] = await read(actor, Prisma.sql`d.id = ${id}::uuid`);
  return found ?? null;
}

/** What a reader is told of: what is offered to them, and who decides for them now or by whose leave they do. */
export async function findOwnDelegations(actor: StaffActor): Promise<readonly NamedDelegation[]> {
  const { userId } = actor;
  const found = await read(
    actor,
    Prisma.sql`d.ended_at is null and d.until_at > now() and (d.giver_id = ${userId}::uuid or d.delegate_id = ${userId}::uuid)`,
  );
  return found.filter(
    ({ stage, people, delegateId }) =>
      isGood(people) && (stage === 'IN_FORCE' || (stage === 'OFFERED' && delegateId === userId)),
  );
}

function read(actor: StaffActor, which: Prisma.Sql): Promise<readonly NamedDelegation[]> {
  return readAs(actor, async (tx) => {
    const said = (
      field: string,
    ): Prisma.Sql => Prisma.sql`(select v.value_json::jsonb #>> '{}' from delegation_value v
      where v.delegation_id = d.id and v.field = ${field} order by v.version desc limit 1)`;
    const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
      select d.id, d.giver_id as "giverId", d.delegate_id as "delegateId", d.from_at as "from", d.until_at as "until",
          d.given_at as "givenAt", d.accepted_at as "acceptedAt", d.ended_at as "endedAt", now() as "asOf",
          g.name as "giverName", b.name as "delegateName", e.name as "endedByName",
          ${said('reason')} as "reason", ${said('endReason')} as "endReason",
          json_build_object('giver', json_build_object('role', g.role, 'disabled', g.disabled_at is not null),
            'delegate', json_build_object('role', b.role, 'disabled', b.disabled_at is not null)) as "people"
        from delegation d join app_user g on g.id = d.giver_id join app_user b on b.id = d.delegate_id
          left join app_user e on e.id = d.ended_by
        where ${which}
        order by (d.ended_at is null and d.until_at > now()) desc, d.from_at desc, d.id limit ${MOST}`);
    return rows.map(named);
  });
}

function named({ from, until, givenAt, acceptedAt, endedAt, asOf, ...row }: Row): NamedDelegation {
  const delegation = {
    ...row,
    from: from.toISOString(),
    until: until.toISOString(),
    givenAt: givenAt.toISOString(),
    acceptedAt: acceptedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    asOf: asOf.toISOString(),
  };
  return { ...delegation, stage: stageOf(delegation, delegation.asOf) };
}
