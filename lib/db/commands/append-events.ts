import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import type { Json } from '@/lib/ledger/canonical-json';
import { entryTemplate, type CommittedChange } from '@/lib/ledger/entry';

/** How an event moves the figures of its month (process §5); see prisma/migrations on figures. */
export type Flow =
  | 'OPENING'
  | 'RECEIVED'
  | 'REOPENED'
  | 'COMPLETED'
  | 'SCREENED_OUT'
  | 'BROUGHT_IN'
  | 'BROUGHT_IN_DECIDED'
  | 'HISTORIC_COMPLETED'
  | 'CORRECTED';

/** One event, ready for the ledger. `type` is a case event of lib/domain/case/events.ts or an account event. */
export type EventToAppend = {
  readonly id: string;
  readonly type: string;
  readonly object: {
    readonly kind: 'CASE' | 'ACCOUNT' | 'ORGANISATION' | 'UNIT' | 'BATCH' | 'FIGURE' | 'DELEGATION';
    readonly id: string;
  };
  readonly caseId: string | null;
  readonly fromStatus?: string | null;
  readonly toStatus?: string | null;
  readonly cycle?: number | null;
  readonly flow?: Flow | null;
  readonly outcome?: string | null;
  readonly reason?: string | null;
  readonly determinationId?: string | null;
  /** The earlier decision of the same case that this one replaces in the cumulative figures. */
  readonly supersededId?: string | null;
  /** Left out: it took effect when it was recorded. */
  readonly effective?: {
    readonly at: string | null;
    readonly precision: 'INSTANT' | 'DAY' | 'PUBLISHED' | 'NOT_STATED';
  };
  readonly payload?: Json;
  readonly commitments?: readonly CommittedChange[];
  readonly evidence?: readonly string[];
};

/** Where an event stands in the ledger. `leafHash` in hex. */
export type LedgerPosition = { readonly seq: bigint; readonly leafHash: string; readonly recordedAt: Date };

/**
 * Appends events and their ledger entries. Must be the last statement of its transaction: it takes the head lock,
 * which orders commits and is held until then.
 */
export async function appendEvents(
  tx: Tx,
  actor: Actor,
  events: readonly EventToAppend[],
): Promise<LedgerPosition[]> {
  const prepared = JSON.stringify(events.map((event) => eventForLedger(actor, event)));
  const rows = await tx.$queryRaw<{ seq: bigint; leaf_hash: Uint8Array; recorded_at: Date }[]>(
    Prisma.sql`select seq, leaf_hash, recorded_at from append_events(${prepared}::jsonb)`,
  );
  return rows.map((row) => ({
    seq: row.seq,
    leafHash: Buffer.from(row.leaf_hash).toString('hex'),
    recordedAt: row.recorded_at,
  }));
}

/** Appends one event and answers where it stands. */
export async function appendEvent(tx: Tx, actor: Actor, event: EventToAppend): Promise<LedgerPosition> {
  const [position] = await appendEvents(tx, actor, [event]);
  if (!position) throw new Error('append_events answered nothing');
  return position;
}

/** One event in the form append_events() takes: its columns, and its entry's canonical text around seq and time. */
export function eventForLedger(actor: Actor, event: EventToAppend): { readonly [name: string]: Json } {
  const actorId = userIdOf(actor);
  const effective = event.effective ?? null;
  const { head, tail } = entryTemplate({
    action: event.type,
    actor: actorId,
    change: { cycle: event.cycle ?? null, from: event.fromStatus ?? null, to: event.toStatus ?? null },
    commitments: event.commitments ?? [],
    effective,
    event: event.id,
    evidence: event.evidence ?? [],
    object: event.object,
    payload: event.payload ?? {},
    role: actor.kind,
  });
  return {
    id: event.id,
    caseId: event.caseId,
    type: event.type,
    actorKind: actor.kind,
    actorId,
    fromStatus: event.fromStatus ?? null,
    toStatus: event.toStatus ?? null,
    cycle: event.cycle ?? null,
    flow: event.flow ?? null,
    outcome: event.outcome ?? null,
    reason: event.reason ?? null,
    determinationId: event.determinationId ?? null,
    supersededId: event.supersededId ?? null,
    effectiveAt: effective ? effective.at : 'NOW',
    effectivePrecision: effective?.precision ?? 'INSTANT',
    payload: event.payload ?? {},
    head,
    tail,
  };
}
