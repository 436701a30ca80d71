import 'server-only';
import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '@/lib/db/commands/append-events';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { OpeningBalance } from '@/lib/domain/publication/flow-rows';
import { lastDayOf } from '@/lib/domain/shared/dates';

/** Rows in one INSERT, well below PostgreSQL's limit on parameters. */
const BATCH = 1_000;

/** Claims the least: what was reopened is at initial assessment in its second cycle, the rest is received. */
const STATE_OF_NEW: CaseStatus = 'RECEIVED';
const STATE_OF_REOPENED: CaseStatus = 'UNDER_INITIAL_ASSESSMENT';

/**
 * Creates the placeholder open cases of an opening balance and returns the events that bring them in, to be appended
 * with its confirmation. Of a placeholder nothing is known but that it was open at the end of the month.
 */
export async function carryInCases(
  tx: Tx,
  openingBalanceId: string,
  balance: OpeningBalance,
): Promise<EventToAppend[]> {
  const day = lastDayOf(balance.month);
  const since = new Date(`${day}T00:00:00Z`);
  const references = await tx.$queryRaw<{ reference: string }[]>(
    Prisma.sql`select next_case_reference(${since.getUTCFullYear()}::int) as reference from generate_series(1, ${balance.openCases}::int)`,
  );
  const cases = references.map(({ reference }, n) => ({
    id: randomUUID(),
    reference,
    status: n < balance.reopenedCases ? STATE_OF_REOPENED : STATE_OF_NEW,
    cycle: n < balance.reopenedCases ? 2 : 1,
  }));
  for (let from = 0; from < cases.length; from += BATCH) {
    await tx.reviewCase.createMany({
      data: cases.slice(from, from + BATCH).map((one) => ({
        ...one,
        statusSince: since,
        sourceKind: 'OTHER',
        channel: 'OTHER',
        language: 'en',
        receivedAt: since,
        receivedPrecision: 'NOT_STATED',
        placeholder: true,
      })),
    });
  }
  return cases.map(({ id, status, cycle }) => ({
    id: randomUUID(),
    type: 'CASE_CARRIED_IN',
    object: { kind: 'CASE', id },
    caseId: id,
    fromStatus: null,
    toStatus: status,
    cycle,
    flow: 'OPENING',
    effective: { at: day, precision: 'DAY' },
    payload: { openingBalanceId },
  }));
}
