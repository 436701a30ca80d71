import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import { readAs, writeAs } from '@/lib/db/scope/as-actor';
import { PUBLIC_ACTOR, type Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/assessment/outcome';
import type { ConfirmedFigures, CountedStocks, FlowKind, FlowRow } from '@/lib/domain/publication/flow-rows';
import type { EffectivePrecision } from '@/lib/domain/shared/incident-time';
import { asConfirmedFigures, type ConfirmedRow } from '@/lib/db/queries/figures-confirmed';
import { logFault } from '@/lib/log';

/** Which months and what was known: the body's time zone, and a sequence number (null: everything known now). */
export type FlowScope = { readonly zone: string; readonly asOfSeq: bigint | null };

type GroupRow = {
  readonly month: string | null;
  readonly flow: FlowKind;
  readonly outcome: Outcome | '';
  readonly reason: string;
  readonly precision: EffectivePrecision;
  readonly reopened: boolean;
  readonly cases: number;
  readonly killed_min: number;
  readonly killed_max: number;
  readonly killed_unstated: number;
  readonly injured_min: number;
  readonly injured_max: number;
  readonly injured_unstated: number;
};

function asFlowRow(row: GroupRow): FlowRow {
  return {
    month: row.month?.slice(0, 7) ?? null,
    flow: row.flow,
    outcome: row.outcome === '' ? null : row.outcome,
    reason: row.reason === '' ? null : row.reason,
    precision: row.precision,
    reopened: row.reopened,
    cases: row.cases,
    killed: { min: row.killed_min, max: row.killed_max },
    killedUnstated: row.killed_unstated,
    injured: { min: row.injured_min, max: row.injured_max },
    injuredUnstated: row.injured_unstated,
  };
}

export type StocksRow = {
  readonly open: number;
  readonly open_reopened: number;
  readonly credible: number;
  readonly killed_min: number;
  readonly killed_max: number;
  readonly injured_min: number;
  readonly injured_max: number;
};

function asStocks(row: StocksRow): CountedStocks {
  return {
    open: row.open,
    openReopened: row.open_reopened,
    credible: row.credible,
    killed: { min: row.killed_min, max: row.killed_max },
    injured: { min: row.injured_min, max: row.injured_max },
  };
}

/** Everything the figures come from, out of one statement and so from one moment. */
export type FlowSources = {
  /** The newest entry that moved a figure; figures computed for it stay true. */
  readonly figureSeq: bigint;
  readonly rows: readonly FlowRow[];
  readonly confirmed: ConfirmedFigures;
};

export type StockSources = FlowSources & {
  readonly atEnd: CountedStocks;
  readonly atOpening: CountedStocks | null;
};

type SourcesRow = {
  readonly figure_seq: bigint;
  readonly lag: bigint;
  readonly rows: GroupRow[];
  readonly confirmed: ConfirmedRow[];
};

const SOURCES = ({ zone, asOfSeq }: FlowScope): Prisma.Sql => Prisma.sql`
  last_figure_seq(${asOfSeq}) as figure_seq, flow_summary_lag(${zone}) as lag,
  (select coalesce(jsonb_agg(f), '[]') from flow_by_month(${zone}, ${asOfSeq}) f) as rows,
  (select coalesce(jsonb_agg(c), '[]') from confirmed_figures(${asOfSeq}) c) as confirmed`;

function asSources(row: SourcesRow, zone: string): FlowSources {
  if (row.lag > SUMMARY_LAG) refreshFlowSummary(zone);
  return {
    figureSeq: row.figure_seq,
    // What was recorded anew leaves nothing where it counted before.
    rows: row.rows.filter(({ cases }) => cases !== 0).map(asFlowRow),
    confirmed: asConfirmedFigures(row.confirmed),
  };
}

/** Every month's flow and the confirmed figures, as known at `asOfSeq`. */
export async function readFlowSources(tx: Tx, scope: FlowScope): Promise<FlowSources> {
  const [row] = await tx.$queryRaw<SourcesRow[]>(Prisma.sql`select ${SOURCES(scope)}`);
  if (row === undefined) throw new Error('the figures answered nothing');
  return asSources(row, scope.zone);
}

/** The same, with the stocks at the end of one month and of the opening balance's, counted case by case. */
export async function readStockSources(tx: Tx, month: string, scope: FlowScope): Promise<StockSources> {
  const { zone, asOfSeq } = scope;
  const [row] = await tx.$queryRaw<(SourcesRow & { at_end: StocksRow; at_opening: StocksRow | null })[]>(
    Prisma.sql`select ${SOURCES(scope)},
      (select to_jsonb(s) from stocks_at(${`${month}-01`}::date, ${zone}, ${asOfSeq}) s) as at_end,
      (select to_jsonb(s) from (select c.month from confirmed_figures(${asOfSeq}) c where c.kind = 'OPENING' limit 1) o,
        stocks_at(o.month, ${zone}, ${asOfSeq}) s) as at_opening`,
  );
  if (row === undefined) throw new Error('the figures answered nothing');
  return {
    ...asSources(row, zone),
    atEnd: asStocks(row.at_end),
    atOpening: row.at_opening === null ? null : asStocks(row.at_opening),
  };
}

/** The flow of cases by month. */
export async function flowByMonth(actor: Actor, scope: FlowScope): Promise<readonly FlowRow[]> {
  return readAs(actor, async (tx) => (await readFlowSources(tx, scope)).rows);
}

/** How many events may lie beyond the summary before it is brought up to date. */
const SUMMARY_LAG = 2000n;

let refreshing: Promise<void> | null = null;

/**
 * Brings the summary of flows up to date in the background; one run at a time in a process, and the database lets
 * only one process at it. Nothing depends on it but speed, so a failure is logged and no more.
 */
export function refreshFlowSummary(zone: string): Promise<void> {
  refreshing ??= writeAs(
    PUBLIC_ACTOR,
    async (tx) => {
      await tx.$queryRaw(Prisma.sql`select refresh_flow_summary(${zone})`);
    },
    REFRESH_LIMIT_MS,
  )
    .catch((error: unknown) => {
      logFault(error, { work: 'refresh-flow-summary' });
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

const REFRESH_LIMIT_MS = 120_000;

/** Waits for a refresh that is under way, if one is: a process that ends must not cut it off. */
export async function flowSummarySettled(): Promise<void> {
  await refreshing;
}
