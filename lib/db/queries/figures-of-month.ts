import 'server-only';
import { env } from '@/lib/config/env';
import { Prisma } from '@/lib/db/generated/client';
import { keptFor, type Computed } from '@/lib/db/queries/figures-kept';
import { readFlowSources, readStockSources, type FlowScope } from '@/lib/db/queries/flow-by-month';
import { readCorrections, type PublishedCorrection } from '@/lib/db/queries/publication-corrections';
import { readCompletedItems, type ItemsPage } from '@/lib/db/queries/publications-items';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { Outcome } from '@/lib/domain/assessment/outcome';
import type { Actor } from '@/lib/domain/case/actor';
import { countFromFlows, sumPeople } from '@/lib/domain/publication/count-flows';
import { casesWhere, type Adjustment, type FlowRow } from '@/lib/domain/publication/flow-rows';
import { assertIdentities } from '@/lib/domain/publication/identities';
import { monthFigures, type MonthFigures } from '@/lib/domain/publication/month-figures';
import type { PeopleRange } from '@/lib/domain/publication/people-range';
import { knownMonths } from '@/lib/domain/publication/totals';
import { parseMoment, reportMonth } from '@/lib/domain/shared/dates';
import type { Problem } from '@/lib/domain/shared/outcome';

/** The figures of a month do not add up: a fault. Nothing of the month may be shown (process §5). */
export class FiguresDoNotAddUpError extends Error {
  override readonly name = 'FiguresDoNotAddUpError';
  constructor(
    readonly month: string,
    readonly problems: readonly Problem[],
  ) {
    const said = problems.map(({ code, params }) => `${code} ${JSON.stringify(params ?? {})}`);
    super(`the figures of ${month} do not add up: ${said.join('; ')}`);
  }
}

/** Decisions of other bodies that were brought in, counted by outcome. */
export type BroughtInDecisions = Readonly<Record<Outcome, number>> & { readonly killed: PeopleRange };

/** Where in the ledger something was computed: the last entry that counted. `seq` null: there was none. */
export type ComputedThrough = {
  readonly seq: string | null;
  readonly leafHash: string | null;
  readonly recordedAt: string | null;
};

/** A month as computed from events, and what it was computed from. */
export type MonthReport = {
  readonly month: string;
  readonly zone: string;
  /** The past instant asked for (ISO 8601, UTC), or null for now. */
  readonly asOf: string | null;
  readonly through: ComputedThrough;
  readonly figures: MonthFigures;
  /** Brought in and decided elsewhere in this month, where the month has decisions of its own besides. */
  readonly elsewhere: BroughtInDecisions;
  /** Brought in with no date stated: in no month's figures. */
  readonly undated: BroughtInDecisions;
  readonly adjustments: readonly Adjustment[];
  /** The month has not ended yet in the body's time zone. */
  readonly isUnderway: boolean;
  /** Anything at all is known of the month. */
  readonly isKnown: boolean;
  /** The first month that anything is known of. */
  readonly firstMonth: string | null;
  /** The month all totals are counted from; null where an opening balance states what came before, of unknown length. */
  readonly countedFrom: string | null;
  /** The months next to it that have figures. */
  readonly previous: string | null;
  readonly next: string | null;
};

export type AsOf = {
  /** Only what was recorded by this instant counts: ISO instant, or a day, which counts to its last moment in UTC. */
  readonly asOf?: string | null;
};

/** The instant an as-of text means, ISO 8601 UTC; null where it is neither a day nor an instant. */
export function asOfInstant(text: string): string | null {
  const moment = parseMoment(text);
  if (moment === null) return null;
  return new Date(text.length === 10 ? moment + 86_399_999 : moment).toISOString();
}

async function resolveAsOf(tx: Tx, asOf: string | null): Promise<bigint | null> {
  if (asOf === null) return null;
  const [row] = await tx.$queryRaw<{ seq: bigint }[]>(
    Prisma.sql`select ledger_seq_at(${asOf}::timestamptz) as seq`,
  );
  return row?.seq ?? -1n;
}

/** The last entry of the ledger, or the last at or before a sequence number. */
export async function readLedgerPosition(tx: Tx, asOfSeq: bigint | null): Promise<ComputedThrough> {
  const [row] = await tx.$queryRaw<{ seq: bigint; leaf_hash: Uint8Array; recorded_at: Date }[]>(
    Prisma.sql`select seq, leaf_hash, recorded_at from ledger_position(${asOfSeq})`,
  );
  if (row === undefined) return { seq: null, leafHash: null, recordedAt: null };
  return {
    seq: row.seq.toString(),
    leafHash: Buffer.from(row.leaf_hash).toString('hex'),
    recordedAt: row.recorded_at.toISOString(),
  };
}

function broughtIn(rows: readonly FlowRow[], passes: (row: FlowRow) => boolean): BroughtInDecisions {
  const decided = rows.filter((row) => row.flow === 'HISTORIC_COMPLETED' && passes(row));
  const of = (outcome: Outcome): number => casesWhere(decided, (row) => row.outcome === outcome);
  return {
    CREDIBLE: of('CREDIBLE'),
    NON_CREDIBLE: of('NON_CREDIBLE'),
    DUPLICATE: of('DUPLICATE'),
    killed: sumPeople(decided, 'killed', () => true),
  };
}

type Counted = Pick<MonthReport, 'figures' | 'elsewhere' | 'undated' | 'adjustments'> & {
  readonly hasOpening: boolean;
};

async function countMonth(
  tx: Tx,
  month: string,
  zone: string,
  asOfSeq: bigint | null,
): Promise<Computed<Counted>> {
  const sources = await readStockSources(tx, month, { zone, asOfSeq });
  const figures = monthFigures(countFromFlows(sources, month));
  const problems = assertIdentities(figures);
  if (problems.length > 0) throw new FiguresDoNotAddUpError(month, problems);
  const value = {
    figures,
    hasOpening: sources.confirmed.opening !== null,
    elsewhere: broughtIn(sources.rows, (row) => row.month === month && !figures.historicOnly),
    undated: broughtIn(sources.rows, (row) => row.month === null),
    adjustments: sources.confirmed.adjustments.filter((adjustment) => adjustment.month === month),
  };
  return { figureSeq: sources.figureSeq, value };
}

/** Whether nothing recorded since that entry counts in this month or before it, or in no month at all. */
async function monthHolds(tx: Tx, month: string, zone: string, since: bigint): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ moved: boolean }[]>(
    Prisma.sql`select figures_moved(${`${month}-01`}::date, ${zone}, ${since}) as moved`,
  );
  return row?.moved === false;
}

async function monthsKnown(tx: Tx, scope: FlowScope): Promise<Computed<readonly string[]>> {
  const { figureSeq, rows, confirmed } = await readFlowSources(tx, scope);
  return { figureSeq, value: knownMonths(rows, confirmed) };
}

/**
 * Computes one month ("YYYY-MM") from events alone, as known now or at a past instant (process §5). Stocks are counted
 * a second way, case by case, so that the identities can fail; where one does, throws FiguresDoNotAddUpError.
 */
export async function computeMonth(
  actor: Actor,
  month: string,
  now: Date,
  { asOf = null }: AsOf = {},
): Promise<MonthReport> {
  const zone = env().reportTimeZone;
  return readAs(actor, async (tx) => {
    const asOfSeq = await resolveAsOf(tx, asOf);
    const through = await readLedgerPosition(tx, asOfSeq);
    const [moved] = await tx.$queryRaw<{ seq: bigint }[]>(
      Prisma.sql`select last_figure_seq(${asOfSeq}) as seq`,
    );
    const figureSeq = moved?.seq ?? -1n;
    const at = asOfSeq === null ? 'now' : `through ${figureSeq}`;
    const { hasOpening, ...counted } = await keptFor(
      ['month', month, zone, at],
      figureSeq,
      () => countMonth(tx, month, zone, asOfSeq),
      (since) => monthHolds(tx, month, zone, since),
    );
    const months = await keptFor(['months', zone, at], figureSeq, () => monthsKnown(tx, { zone, asOfSeq }));
    const isUnderway = month >= reportMonth(asOf ?? now.toISOString(), zone);
    return {
      ...{ month, zone, asOf, through, isUnderway, ...counted },
      isKnown: months.length > 0 && month >= (months[0] ?? ''),
      firstMonth: months[0] ?? null,
      countedFrom: hasOpening ? null : (months[0] ?? null),
      previous: months.findLast((known) => known < month) ?? null,
      next: months.find((known) => known > month) ?? null,
    };
  });
}

/** The corrections that two people approved in a month, as known now or at a past instant. */
export async function correctionsOfMonth(
  actor: Actor,
  month: string,
  { asOf = null }: AsOf = {},
): Promise<readonly PublishedCorrection[]> {
  return readAs(actor, async (tx) =>
    readCorrections(tx, { month, zone: env().reportTimeZone, asOfSeq: await resolveAsOf(tx, asOf) }),
  );
}

/** The items of a month, or the undated ones (month null), as known now or at a past instant. */
export async function itemsOfMonth(
  actor: Actor,
  month: string | null,
  { asOf = null, limit, offset }: AsOf & { readonly limit: number; readonly offset: number },
): Promise<ItemsPage> {
  return readAs(actor, async (tx) =>
    readCompletedItems(tx, {
      month,
      zone: env().reportTimeZone,
      asOfSeq: await resolveAsOf(tx, asOf),
      limit,
      offset,
    }),
  );
}
