import type { Outcome } from '@/lib/domain/assessment/outcome';
import type { PeopleRange } from '@/lib/domain/publication/people-range';

/** When a fact took effect (ISO day or instant; null: not stated, then it counts when recorded) and when we learned it. */
type Times = { readonly effectiveAt: string | null; readonly recordedAt: string };
type OfCycle = Times & { readonly caseId: string; readonly cycle: number };

/** What a determination concedes; null is "not stated" and never 0. */
export type Conceded = {
  readonly outcome: Outcome;
  readonly killed: PeopleRange | null;
  readonly injured: PeopleRange | null;
};

/** Cumulative stocks a body brings along when it starts mid-campaign (process §5). Null is "not stated". */
export type OpeningStocks = {
  readonly killed: PeopleRange | null;
  readonly injured: PeopleRange | null;
  readonly reports: number | null;
  readonly credible: number | null;
};

/** The stocks an adjustment can move; each adjustment is recorded with its reason and shown as its own line. */
export const ADJUSTED_STOCKS = ['OPEN', 'KILLED', 'INJURED'] as const;
export type AdjustedStock = (typeof ADJUSTED_STOCKS)[number];

/** Figures entered by two people and never counted from logs (process §5). */
export const STATED_FIGURES = ['STRIKES_TO_DATE', 'ENGAGEMENTS_TO_DATE', 'REPORTS_TO_DATE'] as const;
export type StatedFigure = (typeof STATED_FIGURES)[number];

/**
 * What a month is computed from. The unit of flow is the cycle of a case (process §5). Only confirmed historic
 * determinations become facts. Recording the same cycle's closing again replaces the earlier statement from then on.
 */
export type FlowFact =
  | (OfCycle & { readonly kind: 'RECEIVED' })
  | (OfCycle & { readonly kind: 'REOPENED' })
  | (OfCycle & { readonly kind: 'COMPLETED' } & Conceded)
  | (OfCycle & { readonly kind: 'SCREENED_OUT' })
  /** A placeholder case, open when the body started; `earlier` is the determination it was reopened from. */
  | (OfCycle & { readonly kind: 'CARRIED_IN'; readonly earlier: Conceded | null })
  | (Times & { readonly kind: 'OPENING_STOCKS' } & OpeningStocks)
  /** Difference (new less old) that an approved correction makes to the figures a closed cycle concedes. */
  | (OfCycle & { readonly kind: 'CORRECTION'; readonly killed: PeopleRange; readonly injured: PeopleRange })
  | (Times & { readonly kind: 'ADJUSTMENT'; readonly stock: AdjustedStock; readonly by: number })
  | (Times & { readonly kind: 'STATED_FIGURE'; readonly figure: StatedFigure; readonly value: number });
