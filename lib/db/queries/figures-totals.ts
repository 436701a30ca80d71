import 'server-only';
import { env } from '@/lib/config/env';
import { Prisma } from '@/lib/db/generated/client';
import { keptFor } from '@/lib/db/queries/figures-kept';
import { readLedgerPosition, type ComputedThrough } from '@/lib/db/queries/figures-of-month';
import { readFlowSources } from '@/lib/db/queries/flow-by-month';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import { firstOwnMonth } from '@/lib/domain/publication/flow-rows';
import { monthSeries, totalsToDate, type MonthOfSeries, type Totals } from '@/lib/domain/publication/totals';
import { addMonths, reportMonth } from '@/lib/domain/shared/dates';

/** All figures to date, month by month, and how far the ledger had come. */
export type Overview = {
  readonly totals: Totals;
  readonly series: readonly MonthOfSeries[];
  /** The month that has not ended yet, in the body's time zone. */
  readonly currentMonth: string;
  /** The last whole month with figures; null while none has ended. */
  readonly latest: string | null;
  readonly through: ComputedThrough;
};

/** Totals, the series by month, and the latest whole month, from the summary of flows (≤ 5 ms at any size). */
export async function figuresOverview(actor: Actor, now: Date): Promise<Overview> {
  const zone = env().reportTimeZone;
  const currentMonth = reportMonth(now.toISOString(), zone);
  return readAs(actor, async (tx) => {
    const through = await readLedgerPosition(tx, null);
    const [moved] = await tx.$queryRaw<{ seq: bigint }[]>(Prisma.sql`select last_figure_seq(null) as seq`);
    const counted = await keptFor(['totals', currentMonth, zone], moved?.seq ?? -1n, async () => {
      const { rows, confirmed, figureSeq } = await readFlowSources(tx, { zone, asOfSeq: null });
      const totals = totalsToDate(rows, confirmed);
      const series = monthSeries(rows, confirmed, currentMonth);
      const last = addMonths(currentMonth, -1);
      const own = firstOwnMonth(rows, confirmed.opening);
      // Own months are reported even when nothing happened in them; of others only those something is known of.
      const latest = series.findLast(
        ({ month, completed }) => month <= last && ((own !== null && month >= own) || completed !== null),
      );
      return { figureSeq, value: { totals, series, latest: latest?.month ?? null } };
    });
    return { ...counted, currentMonth, through };
  });
}
