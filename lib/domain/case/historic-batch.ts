import type { Outcome } from '@/lib/domain/assessment/outcome';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/** A batch of determinations brought in, by outcome, with the killed conceded. */
export type BatchTotals = Readonly<Record<Outcome, number>> & {
  readonly killedMin: number;
  readonly killedMax: number;
};

const COMPARED = ['CREDIBLE', 'NON_CREDIBLE', 'DUPLICATE', 'killedMin', 'killedMax'] as const;

/**
 * Whether the second person's own totals agree with the batch as recorded (process §6, history). Beside this each of
 * its cases goes through `decide` with CONFIRM_HISTORIC_BATCH, which holds role and two-person rule.
 */
export function batchTotalsProblems(recorded: BatchTotals, stated: BatchTotals): readonly Problem[] {
  if (recorded.CREDIBLE + recorded.NON_CREDIBLE + recorded.DUPLICATE === 0) return [problem('batchEmpty')];
  return COMPARED.filter((figure) => recorded[figure] !== stated[figure]).map((figure) =>
    problem('batchTotalsDiffer', figure, { recorded: recorded[figure], stated: stated[figure] }),
  );
}
