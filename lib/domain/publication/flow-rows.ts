import type { Outcome } from '@/lib/domain/assessment/outcome';
import type { PeopleRange } from '@/lib/domain/publication/people-range';
import { addMonths } from '@/lib/domain/shared/dates';
import type { EffectivePrecision } from '@/lib/domain/shared/incident-time';

/** How an event moves the figures of its month (process §5); SUPERSEDED is what a later decision replaces, CORRECTED differences. */
export type FlowKind =
  | 'OPENING'
  | 'RECEIVED'
  | 'REOPENED'
  | 'COMPLETED'
  | 'SCREENED_OUT'
  | 'BROUGHT_IN'
  | 'BROUGHT_IN_DECIDED'
  | 'HISTORIC_COMPLETED'
  | 'SUPERSEDED'
  | 'CORRECTED';

/** Events of one kind in one month, counted. `month` is "YYYY-MM", or null where the date is not stated. */
export type FlowRow = {
  readonly month: string | null;
  readonly flow: FlowKind;
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  readonly precision: EffectivePrecision;
  /** In cycle 2 or later. */
  readonly reopened: boolean;
  readonly cases: number;
  /** Sums of what is stated; `killedUnstated` credible determinations state none. */
  readonly killed: PeopleRange;
  readonly killedUnstated: number;
  readonly injured: PeopleRange;
  readonly injuredUnstated: number;
};

/** A month's figure that the body states, entered by one person and confirmed by another (process §5). */
export const STATED_FIGURE_NAMES = ['STRIKES_TO_DATE', 'ENGAGEMENTS_TO_DATE', 'REPORTS_TO_DATE'] as const;
export type StatedFigureName = (typeof STATED_FIGURE_NAMES)[number];

/** What a recorded adjustment may move. */
export const ADJUSTABLE_FIGURES = ['OPEN', 'KILLED', 'INJURED'] as const;
export type AdjustableFigure = (typeof ADJUSTABLE_FIGURES)[number];

export type StatedValue = {
  readonly figure: StatedFigureName;
  readonly month: string;
  readonly value: number;
};
export type Adjustment = {
  readonly figure: AdjustableFigure;
  readonly month: string;
  readonly delta: number;
  readonly reason: string;
};

/** Every stock at the end of `month`, where a body starts in mid-campaign; null is "not stated". */
export type OpeningBalance = {
  readonly month: string;
  readonly openCases: number;
  readonly reopenedCases: number;
  readonly killed: number | null;
  readonly injured: number | null;
  readonly reports: number | null;
  readonly credible: number | null;
  readonly nonCredible: number | null;
  readonly duplicate: number | null;
};

/** What two people have confirmed. Of two statements for one month the later one holds. */
export type ConfirmedFigures = {
  readonly stated: readonly StatedValue[];
  readonly adjustments: readonly Adjustment[];
  readonly opening: OpeningBalance | null;
};

/** Stocks at the end of a month counted case by case, not as sums of flows, so that the identities can fail. */
export type CountedStocks = {
  readonly open: number;
  readonly openReopened: number;
  readonly credible: number;
  readonly killed: PeopleRange;
  readonly injured: PeopleRange;
};

const ENTRIES: readonly FlowKind[] = ['OPENING', 'RECEIVED', 'REOPENED', 'BROUGHT_IN'];
const EXITS: readonly FlowKind[] = ['COMPLETED', 'SCREENED_OUT', 'BROUGHT_IN_DECIDED'];

/** By how much one row moves the number of open cases. */
export function openMovement({ flow, cases }: FlowRow): number {
  if (ENTRIES.includes(flow)) return cases;
  return EXITS.includes(flow) ? -cases : 0;
}

/** The cases of the rows that pass. */
export function casesWhere(rows: readonly FlowRow[], passes: (row: FlowRow) => boolean): number {
  return rows.reduce((total, row) => (passes(row) ? total + row.cases : total), 0);
}

/** What moves figures without being the body's own receipt, opening or closing of a case. */
const OF_OTHERS: readonly FlowKind[] = ['HISTORIC_COMPLETED', 'SUPERSEDED', 'CORRECTED'];

/**
 * The first month whose receipts and open cases are the body's own: the one after the opening balance, else the first
 * with any flow but determinations brought in. Null where there is none.
 */
export function firstOwnMonth(rows: readonly FlowRow[], opening: OpeningBalance | null): string | null {
  if (opening !== null) return addMonths(opening.month, 1);
  return rows.reduce<string | null>((first, { month, flow }) => {
    if (month === null || OF_OTHERS.includes(flow)) return first;
    return first === null || month < first ? month : first;
  }, null);
}
