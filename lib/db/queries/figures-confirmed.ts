import 'server-only';
import type {
  AdjustableFigure,
  ConfirmedFigures,
  OpeningBalance,
  StatedFigureName,
} from '@/lib/domain/publication/flow-rows';

/** One row of confirmed_figures(): a stated figure, an adjustment, or one stock of the opening balance. */
export type ConfirmedRow = {
  readonly kind: 'STATED' | 'ADJUSTMENT' | 'OPENING';
  readonly figure: string;
  readonly month: string;
  readonly value: number;
  readonly reason: string | null;
};

const STOCK_OF = {
  OPEN: 'openCases',
  REOPENED: 'reopenedCases',
  KILLED: 'killed',
  INJURED: 'injured',
  REPORTS: 'reports',
  CREDIBLE: 'credible',
  NON_CREDIBLE: 'nonCredible',
  DUPLICATE: 'duplicate',
} as const satisfies Record<string, keyof OpeningBalance>;

function openingOf(rows: readonly ConfirmedRow[]): OpeningBalance | null {
  const [first] = rows;
  if (first === undefined) return null;
  const stocks: Partial<Record<keyof OpeningBalance, number>> = {};
  for (const { figure, value } of rows)
    if (figure in STOCK_OF) stocks[STOCK_OF[figure as keyof typeof STOCK_OF]] = value;
  return {
    month: first.month.slice(0, 7),
    openCases: stocks.openCases ?? 0,
    reopenedCases: stocks.reopenedCases ?? 0,
    killed: stocks.killed ?? null,
    injured: stocks.injured ?? null,
    reports: stocks.reports ?? null,
    credible: stocks.credible ?? null,
    nonCredible: stocks.nonCredible ?? null,
    duplicate: stocks.duplicate ?? null,
  };
}

/** Sorts the rows into what the domain counts with; rows come in the order of their confirmation. */
export function asConfirmedFigures(rows: readonly ConfirmedRow[]): ConfirmedFigures {
  return {
    stated: rows
      .filter(({ kind }) => kind === 'STATED')
      .map(({ figure, month, value }) => ({
        figure: figure as StatedFigureName,
        month: month.slice(0, 7),
        value,
      })),
    adjustments: rows
      .filter(({ kind }) => kind === 'ADJUSTMENT')
      .map(({ figure, month, value, reason }) => ({
        figure: figure as AdjustableFigure,
        month: month.slice(0, 7),
        delta: value,
        reason: reason ?? '',
      })),
    opening: openingOf(rows.filter(({ kind }) => kind === 'OPENING')),
  };
}
