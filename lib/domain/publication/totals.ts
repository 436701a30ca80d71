import { adjusted, sumPeople } from '@/lib/domain/publication/count-flows';
import {
  casesWhere,
  firstOwnMonth,
  openMovement,
  type ConfirmedFigures,
  type FlowKind,
  type FlowRow,
} from '@/lib/domain/publication/flow-rows';
import { exactly, minus, plus, type PeopleRange } from '@/lib/domain/publication/people-range';
import { addMonths } from '@/lib/domain/shared/dates';

/** Everything to date, for the front page. Null is "not stated". */
export type Totals = {
  /** The first and the last month that anything is known of; null while nothing is. */
  readonly from: string | null;
  readonly until: string | null;
  readonly received: number | null;
  readonly completed: number | null;
  readonly credible: number | null;
  readonly nonCredible: number | null;
  readonly duplicate: number | null;
  readonly open: number;
  readonly openReopened: number;
  readonly killed: PeopleRange | null;
  readonly injured: PeopleRange | null;
  /** Decisions brought in whose date is not stated; part of the above unless an opening balance covers them. */
  readonly undated: number;
};

/** One month of the open, received and completed series; null where not stated. */
export type MonthOfSeries = {
  readonly month: string;
  readonly received: number | null;
  readonly completed: number | null;
  readonly open: number | null;
};

const CONCEDING: readonly FlowKind[] = ['COMPLETED', 'HISTORIC_COMPLETED'];

/** All that stands to date: the opening stocks and what came since, less what later decisions replaced. */
export function totalsToDate(rows: readonly FlowRow[], confirmed: ConfirmedFigures): Totals {
  const { opening } = confirmed;
  const isSince = (row: FlowRow): boolean =>
    opening === null || (row.month !== null && row.month > opening.month);
  const since = rows.filter(isSince);
  const standing = (outcome: FlowRow['outcome'], stock: number | null): number | null =>
    stock === null
      ? null
      : stock +
        casesWhere(since, (row) => CONCEDING.includes(row.flow) && row.outcome === outcome) -
        casesWhere(since, (row) => row.flow === 'SUPERSEDED' && row.outcome === outcome);
  const people = (harm: 'killed' | 'injured'): PeopleRange | null => {
    const stock = opening === null ? 0 : opening[harm];
    if (stock === null) return null;
    const conceded = sumPeople(since, harm, (row) => CONCEDING.includes(row.flow));
    const replaced = sumPeople(since, harm, (row) => row.flow === 'SUPERSEDED');
    const corrected = sumPeople(since, harm, (row) => row.flow === 'CORRECTED');
    const by = adjusted(
      confirmed,
      harm === 'killed' ? 'KILLED' : 'INJURED',
      (month) => opening === null || month > opening.month,
    );
    return plus(plus(minus(plus(exactly(stock), conceded), replaced), corrected), exactly(by));
  };
  const credible = standing('CREDIBLE', opening === null ? 0 : opening.credible);
  const nonCredible = standing('NON_CREDIBLE', opening === null ? 0 : opening.nonCredible);
  const duplicate = standing('DUPLICATE', opening === null ? 0 : opening.duplicate);
  const reports = opening === null ? 0 : opening.reports;
  const months = knownMonths(rows, confirmed);
  return {
    from: months.at(0) ?? null,
    until: months.at(-1) ?? null,
    received:
      reports === null
        ? null
        : reports + casesWhere(since, ({ flow }) => flow === 'RECEIVED' || flow === 'BROUGHT_IN'),
    completed:
      credible === null || nonCredible === null || duplicate === null
        ? null
        : credible + nonCredible + duplicate,
    credible,
    nonCredible,
    duplicate,
    open: rows.reduce((total, row) => total + openMovement(row), 0) + adjusted(confirmed, 'OPEN', () => true),
    openReopened: rows.filter((row) => row.reopened).reduce((total, row) => total + openMovement(row), 0),
    killed: people('killed'),
    injured: people('injured'),
    undated: casesWhere(rows, ({ month, flow }) => month === null && flow === 'HISTORIC_COMPLETED'),
  };
}

/** The months that have a figure of their own, in order: flow, an opening balance, a stated figure or an adjustment. */
export function knownMonths(rows: readonly FlowRow[], confirmed: ConfirmedFigures): readonly string[] {
  const months = new Set<string>();
  for (const { month } of rows) if (month !== null) months.add(month);
  for (const { month } of [...confirmed.stated, ...confirmed.adjustments]) months.add(month);
  if (confirmed.opening !== null) months.add(confirmed.opening.month);
  return [...months].sort();
}

/** Every month from the first known one through `until`, for charts and the list of publications. */
export function monthSeries(
  rows: readonly FlowRow[],
  confirmed: ConfirmedFigures,
  until: string,
): readonly MonthOfSeries[] {
  const first = knownMonths(rows, confirmed).at(0);
  if (first === undefined || first > until) return [];
  const own = firstOwnMonth(rows, confirmed.opening);
  const byMonth = new Map<string, FlowRow[]>();
  for (const row of rows) {
    if (row.month === null) continue;
    const known = byMonth.get(row.month);
    if (known === undefined) byMonth.set(row.month, [row]);
    else known.push(row);
  }
  const series: MonthOfSeries[] = [];
  let stock = 0;
  for (let month = first; month <= until; month = addMonths(month, 1)) {
    const ofMonth = byMonth.get(month) ?? [];
    stock += ofMonth.reduce((total, row) => total + openMovement(row), 0);
    stock += adjusted(confirmed, 'OPEN', (when) => when === month);
    const isOwn = own !== null && month >= own;
    const brought = casesWhere(ofMonth, ({ flow }) => flow === 'HISTORIC_COMPLETED');
    series.push({
      month,
      received: isOwn ? casesWhere(ofMonth, ({ flow }) => flow === 'RECEIVED' || flow === 'REOPENED') : null,
      completed:
        isOwn || brought > 0
          ? isOwn
            ? casesWhere(ofMonth, ({ flow }) => flow === 'COMPLETED')
            : brought
          : null,
      open: isOwn || month === confirmed.opening?.month ? stock : null,
    });
  }
  return series;
}
