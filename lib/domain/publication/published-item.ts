import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { SourceKind } from '@/lib/domain/case/allegation';
import type { EffectivePrecision, TimePrecision } from '@/lib/domain/shared/incident-time';

/** One completed case as a report prints it: nothing finer than the governorate, no words but those for the public. */
export type PublishedItem = {
  readonly seq: string;
  readonly reference: string;
  readonly cycle: number;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** Decided elsewhere, by `decidingBody`; recorded here. */
  readonly historic: boolean;
  readonly decidingBody: string | null;
  readonly effectiveAt: string | null;
  readonly effectivePrecision: EffectivePrecision;
  /** The submitter did not agree, or no longer agrees, that day, place and source are printed (docs/decisions/017). */
  readonly withheld: boolean;
  /** "YYYY-MM", in place of the days where they are withheld. */
  readonly incidentMonth: string | null;
  /** Calendar days where it happened, "YYYY-MM-DD"; null: not stated. */
  readonly incidentFirstDay: string | null;
  readonly incidentLastDay: string | null;
  readonly incidentPrecision: TimePrecision | null;
  readonly governorate: string | null;
  readonly sourceKind: SourceKind;
  readonly killed: { readonly min: number | null; readonly max: number | null };
  readonly injured: { readonly min: number | null; readonly max: number | null };
  readonly publicText: string | null;
  readonly codes: readonly string[];
};
