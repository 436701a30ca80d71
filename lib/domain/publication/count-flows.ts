import {
  casesWhere,
  firstOwnMonth,
  openMovement,
  type AdjustableFigure,
  type ConfirmedFigures,
  type CountedStocks,
  type FlowKind,
  type FlowRow,
  type StatedFigureName,
} from '@/lib/domain/publication/flow-rows';
import type { HarmCounts, MonthCounts } from '@/lib/domain/publication/month-figures';
import { exactly, minus, NOBODY, plus, type PeopleRange } from '@/lib/domain/publication/people-range';

/** Everything a month is computed from, as known at one moment. */
export type MonthSources = {
  readonly rows: readonly FlowRow[];
  readonly confirmed: ConfirmedFigures;
  /** Counted case by case at the end of the month, and at the end of the opening balance's month where there is one. */
  readonly atEnd: CountedStocks;
  readonly atOpening: CountedStocks | null;
};

type Harm = 'killed' | 'injured';

const CONCEDING: readonly FlowKind[] = ['COMPLETED', 'HISTORIC_COMPLETED'];

/** People conceded by the rows that pass. */
export function sumPeople(
  rows: readonly FlowRow[],
  harm: Harm,
  passes: (row: FlowRow) => boolean,
): PeopleRange {
  return rows.reduce((total, row) => (passes(row) ? plus(total, row[harm]) : total), NOBODY);
}

/** Confirmed adjustments of one figure in the months that pass. */
export function adjusted(
  { adjustments }: ConfirmedFigures,
  figure: AdjustableFigure,
  passes: (month: string) => boolean,
): number {
  return adjustments
    .filter((adjustment) => adjustment.figure === figure && passes(adjustment.month))
    .reduce((total, { delta }) => total + delta, 0);
}

/** The figure as last stated for a month; null where nobody did. */
export function statedValue(
  { stated }: ConfirmedFigures,
  figure: StatedFigureName,
  month: string,
): number | null {
  return stated.filter((one) => one.figure === figure && one.month === month).at(-1)?.value ?? null;
}

/** What every cumulative figure starts from: the month its opening stock stands for, and the stock. */
type Start = { readonly month: string; readonly stock: number | null };

/** Whether a month's flows come on top of the opening stock; without one, all do. */
const isAfterStart = (start: Start | null, month: string): boolean => start === null || month > start.month;

/** The cumulative number of one kind of harm before a month; null where it is not stated. */
export function harmBefore(
  sources: Pick<MonthSources, 'rows' | 'confirmed'>,
  month: string,
  harm: Harm,
  start: Start | null,
): PeopleRange | null {
  if (start !== null && (month <= start.month || start.stock === null)) return null;
  const isEarlier = (when: string | null): boolean =>
    when !== null && when < month && isAfterStart(start, when);
  const conceded = sumPeople(
    sources.rows,
    harm,
    (row) => CONCEDING.includes(row.flow) && isEarlier(row.month),
  );
  const replaced = sumPeople(sources.rows, harm, (row) => row.flow === 'SUPERSEDED' && isEarlier(row.month));
  const corrected = sumPeople(sources.rows, harm, (row) => row.flow === 'CORRECTED' && isEarlier(row.month));
  const opening = exactly(start?.stock ?? 0);
  return plus(
    plus(minus(plus(opening, conceded), replaced), corrected),
    exactly(adjusted(sources.confirmed, adjustedAs(harm), isEarlier)),
  );
}

/** The opening stock, plus what stands now, less what of it stood already when the opening stock was taken. */
function harmAfter(
  sources: MonthSources,
  month: string,
  harm: Harm,
  start: Start | null,
): PeopleRange | null {
  if (start === null) {
    const all = adjusted(sources.confirmed, adjustedAs(harm), (when) => when <= month);
    return plus(sources.atEnd[harm], exactly(all));
  }
  if (month < start.month || start.stock === null || sources.atOpening === null) return null;
  const since = adjusted(sources.confirmed, adjustedAs(harm), (when) => when > start.month && when <= month);
  return plus(
    plus(exactly(start.stock), minus(sources.atEnd[harm], sources.atOpening[harm])),
    exactly(since),
  );
}

const adjustedAs = (harm: Harm): AdjustableFigure => (harm === 'killed' ? 'KILLED' : 'INJURED');

function harmCounts(
  sources: MonthSources,
  month: string,
  harm: Harm,
  countedFlow: 'COMPLETED' | 'HISTORIC_COMPLETED',
  isKnown: boolean,
): HarmCounts {
  const { confirmed } = sources;
  const rows = sources.rows.filter((row) => row.month === month);
  const credible = rows.filter((row) => row.flow === countedFlow && row.outcome === 'CREDIBLE');
  const notStatedIn = credible.reduce(
    (total, row) => total + (harm === 'killed' ? row.killedUnstated : row.injuredUnstated),
    0,
  );
  const isNoneStated = notStatedIn > 0 && notStatedIn === casesWhere(credible, () => true);
  const opening = confirmed.opening;
  const start = opening === null ? null : { month: opening.month, stock: opening[harm] };
  return {
    inMonth: isNoneStated || !isKnown ? null : sumPeople(credible, harm, () => true),
    notStatedIn,
    before: harmBefore(sources, month, harm, start),
    superseded: sumPeople(rows, harm, ({ flow }) => flow === 'SUPERSEDED'),
    corrections: sumPeople(rows, harm, ({ flow }) => flow === 'CORRECTED'),
    elsewhere: sumPeople(rows, harm, ({ flow }) => CONCEDING.includes(flow) && flow !== countedFlow),
    adjustments: adjusted(confirmed, adjustedAs(harm), (when) => when === month),
    after: harmAfter(sources, month, harm, start),
  };
}

/** Opening stock plus flow since; null where the opening stock is not stated. */
function toDate(
  sources: MonthSources,
  month: string,
  stock: 'reports' | 'credible',
  movement: (row: FlowRow) => number,
): number | null {
  const { opening } = sources.confirmed;
  const start = opening === null ? null : { month: opening.month, stock: opening[stock] };
  if (start !== null && (month < start.month || start.stock === null)) return null;
  return sources.rows
    .filter((row) => row.month !== null && row.month <= month && isAfterStart(start, row.month))
    .reduce((total, row) => total + movement(row), start?.stock ?? 0);
}

const reportsMovement = ({ flow, cases }: FlowRow): number =>
  flow === 'RECEIVED' || flow === 'BROUGHT_IN' ? cases : 0;

function credibleMovement({ flow, outcome, cases }: FlowRow): number {
  if (outcome !== 'CREDIBLE') return 0;
  if (flow === 'SUPERSEDED') return -cases;
  return CONCEDING.includes(flow) ? cases : 0;
}

/**
 * Counts one month ("YYYY-MM") from what its events sum to and, beside that, from its cases one by one
 * (process §5). Months before the body's own first one know only what was brought in: the rest is "not stated".
 */
export function countFromFlows(sources: MonthSources, month: string): MonthCounts {
  const { confirmed } = sources;
  const first = firstOwnMonth(sources.rows, confirmed.opening);
  const isOwn = first !== null && month >= first;
  const isOpening = confirmed.opening?.month === month;
  const countedFlow = isOwn ? 'COMPLETED' : 'HISTORIC_COMPLETED';
  const rows = sources.rows.filter((row) => row.month === month);
  const inMonth = (flow: FlowKind): number => casesWhere(rows, (row) => row.flow === flow);
  // Of a month before the body's own first one only decisions brought in are known: where there are none, nothing is.
  const isKnown = isOwn || inMonth('HISTORIC_COMPLETED') > 0;
  const closedAs = (outcome: FlowRow['outcome']): number | null =>
    isKnown ? casesWhere(rows, (row) => row.flow === countedFlow && row.outcome === outcome) : null;
  const before = sources.rows.filter((row) => row.month !== null && row.month < month);
  const carriedOver =
    before.reduce((total, row) => total + openMovement(row), 0) +
    adjusted(confirmed, 'OPEN', (when) => when < month);
  const openEnd = sources.atEnd.open + adjusted(confirmed, 'OPEN', (when) => when <= month);
  const knowsStock = isOwn || isOpening;
  const reports = toDate(sources, month, 'reports', reportsMovement);
  return {
    month,
    historicOnly: !isOwn,
    carriedOver: isOwn ? carriedOver : null,
    receivedNew: isOwn ? inMonth('RECEIVED') : null,
    reopened: isOwn ? inMonth('REOPENED') : 0,
    broughtIn: isOwn ? inMonth('BROUGHT_IN') - inMonth('BROUGHT_IN_DECIDED') : 0,
    completed: isKnown ? inMonth(countedFlow) : null,
    credible: closedAs('CREDIBLE'),
    nonCredible: closedAs('NON_CREDIBLE'),
    duplicate: closedAs('DUPLICATE'),
    screenedOut: isOwn ? inMonth('SCREENED_OUT') : 0,
    openAdjustment: isOwn ? adjusted(confirmed, 'OPEN', (when) => when === month) : 0,
    openEnd: knowsStock ? openEnd : null,
    openReopened: knowsStock ? sources.atEnd.openReopened : null,
    killed: harmCounts(sources, month, 'killed', countedFlow, isKnown),
    injured: harmCounts(sources, month, 'injured', countedFlow, isKnown),
    reportsToDate:
      statedValue(confirmed, 'REPORTS_TO_DATE', month) ??
      (isOwn || confirmed.opening !== null ? reports : null),
    credibleToDate: toDate(sources, month, 'credible', credibleMovement),
    strikesToDate: statedValue(confirmed, 'STRIKES_TO_DATE', month),
    engagementsToDate: statedValue(confirmed, 'ENGAGEMENTS_TO_DATE', month),
  };
}
