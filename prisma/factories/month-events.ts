import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '@/lib/db/commands/append-events';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import { lastDayOf } from '@/lib/domain/shared/dates';
import { commitTo } from '@/lib/ledger/commitment';

/** How many of what happen in one month. Oldest open cases are closed first. */
export type MonthPlan = {
  /** "YYYY-MM" */
  readonly month: string;
  readonly received: number;
  readonly credible: number;
  readonly nonCredible: number;
  readonly duplicate: number;
  /** People killed, conceded by the month's credible determinations together. */
  readonly killed: number;
  /** How many of the closed are in cycle 2 or later. */
  readonly closesReopened?: number;
  readonly screenedOut?: number;
  /** How many closed cases are reopened, before the month's closings. */
  readonly reopened?: number;
};

/** Whole months in one transaction. */
export const TIME_LIMIT_MS = 120_000;
/** The nth of a few, round and round. */
export const pick = <T>(from: readonly [T, ...T[]] | readonly T[], n: number): T => {
  const value = from[n % from.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

/** Instants spread over a month, n of `of`, as ISO 8601. */
export function instantIn(month: string, n: number, of: number): string {
  const start = Date.parse(`${month}-01T06:00:00Z`);
  const end = Date.parse(`${lastDayOf(month)}T18:00:00Z`);
  return new Date(start + Math.floor(((end - start) * (n + 1)) / (of + 1))).toISOString();
}

/** One commit for each case: a text with its commitment, ready to store beside its event. */
export function textValue(
  caseId: string,
  eventId: string,
  objectKind: string,
  objectId: string,
  field: string,
  text: string,
  audience: string,
) {
  const committed = commitTo(text);
  return {
    row: {
      id: randomUUID(),
      caseId,
      objectKind,
      objectId,
      field,
      version: 1,
      audience,
      eventId,
      ...committed,
    },
    change: {
      field: `${objectKind}.${field}`,
      before: null,
      after: Buffer.from(committed.commitment).toString('hex'),
    },
  };
}

/** An event of a case that took effect at an instant. */
export function ofCase(
  caseId: string,
  type: string,
  fromStatus: string | null,
  toStatus: string,
  cycle: number,
  at: string,
): EventToAppend {
  return {
    id: randomUUID(),
    type,
    object: { kind: 'CASE', id: caseId },
    caseId,
    fromStatus,
    toStatus,
    cycle,
    effective: { at, precision: 'INSTANT' },
  };
}

/** What a month needs to know of a case. */
export type Found = { readonly id: string; readonly cycle: number; readonly status: string };

/** Open cases, the oldest first; those in a later cycle or those in their first. */
export async function openCases(tx: Tx, isReopened: boolean, count: number): Promise<readonly Found[]> {
  const found = await tx.$queryRaw<Found[]>(Prisma.sql`
    select c.id, c.cycle, c.status from review_case c where c.closed_at is null and (c.cycle > 1) = ${isReopened}
      and not exists (select from review_case d where d.duplicate_of_id = c.id)
    order by c.received_at, c.reference limit ${count}::int`);
  if (found.length < count) throw new Error(`only ${String(found.length)} of ${String(count)} open cases`);
  return found;
}
