import 'server-only';
import { randomUUID } from 'node:crypto';
import { appendEvent, type LedgerPosition } from '@/lib/db/commands/append-events';
import { NotFoundError } from '@/lib/db/errors';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { BothPeople, Delegation, DelegationEventType } from '@/lib/domain/delegation/delegation';
import type { Json } from '@/lib/ledger/canonical-json';
import { commitTo } from '@/lib/ledger/commitment';
import type { CommittedChange } from '@/lib/ledger/entry';

/** What giving, accepting and ending answer. */
export type Delegated = { readonly delegationId: string } & LedgerPosition;

/** Appends what happened to a delegation, with the reason that was given for it, if any. */
export async function recordDelegation(
  tx: Tx,
  actor: StaffActor,
  type: DelegationEventType,
  payload: { readonly [name: string]: Json; readonly delegationId: string },
  words: { readonly field: 'reason' | 'endReason'; readonly text: string } | null,
): Promise<Delegated> {
  const { delegationId } = payload;
  const eventId = randomUUID();
  const commitments: CommittedChange[] = [];
  if (words !== null) {
    const committed = commitTo(words.text);
    await tx.delegationValue.createMany({
      data: [
        {
          id: randomUUID(),
          delegationId,
          field: words.field,
          eventId,
          recordedBy: actor.userId,
          ...committed,
        },
      ],
    });
    const after = Buffer.from(committed.commitment).toString('hex');
    commitments.push({ field: `DELEGATION.${words.field}`, before: null, after });
  }
  const position = await appendEvent(tx, actor, {
    id: eventId,
    type,
    object: { kind: 'DELEGATION', id: delegationId },
    caseId: null,
    payload,
    commitments,
  });
  return { delegationId, ...position };
}

type LockedRow = {
  readonly giver_id: string;
  readonly delegate_id: string;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly accepted_at: Date | null;
  readonly ended_at: Date | null;
  readonly giver_role: string;
  readonly giver_disabled: boolean;
  readonly delegate_role: string;
  readonly delegate_disabled: boolean;
  readonly now: Date;
};

/** A delegation, locked: whoever decides by it holds it, so that an end waits for the act and an act for the end. */
export async function lockDelegation(
  tx: Tx,
  id: string,
): Promise<{ readonly delegation: Delegation; readonly people: BothPeople; readonly now: string }> {
  await tx.$queryRaw(Prisma.sql`select 1 from delegation where id = ${id}::uuid for update`);
  const [row] = await tx.$queryRaw<LockedRow[]>(Prisma.sql`
    select d.giver_id, d.delegate_id, d.from_at, d.until_at, d.accepted_at, d.ended_at, clock_timestamp() as now,
        g.role as giver_role, g.disabled_at is not null as giver_disabled,
        b.role as delegate_role, b.disabled_at is not null as delegate_disabled
      from delegation d join app_user g on g.id = d.giver_id join app_user b on b.id = d.delegate_id
      where d.id = ${id}::uuid`);
  if (!row) throw new NotFoundError(`delegation ${id}`);
  return {
    delegation: {
      id,
      giverId: row.giver_id,
      delegateId: row.delegate_id,
      from: row.from_at.toISOString(),
      until: row.until_at.toISOString(),
      acceptedAt: row.accepted_at?.toISOString() ?? null,
      endedAt: row.ended_at?.toISOString() ?? null,
    },
    people: {
      giver: { role: row.giver_role, disabled: row.giver_disabled },
      delegate: { role: row.delegate_role, disabled: row.delegate_disabled },
    },
    now: row.now.toISOString(),
  };
}
