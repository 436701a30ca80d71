import type { Outcome } from '@/lib/domain/assessment/outcome';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/** A batch of determinations brought in, by outcome, with the killed conceded. */
export type BatchTotals = Readonly<Record<Outcome, number>> & {
  readonly killedMin: number;
  readonly killedMax: number;
};

const COMPARED = ['CREDIBLE', 'NON_CREDIBLE', 'DUPLICATE', 'killedMin', 'killedMax'] as const;

/** Whether no case is closed by any determination of a batch any more: it waits for nothing. */
export function nothingStands({ CREDIBLE, NON_CREDIBLE, DUPLICATE }: BatchTotals): boolean {
  return CREDIBLE + NON_CREDIBLE + DUPLICATE === 0;
}

/**
 * Whether the second person's own totals agree with the batch as recorded (process §6, history). Beside this each of
 * its cases goes through `decide` with CONFIRM_HISTORIC_BATCH, which holds role and two-person rule.
 */
export function batchTotalsProblems(recorded: BatchTotals, stated: BatchTotals): readonly Problem[] {
  if (nothingStands(recorded)) return [problem('batchEmpty')];
  return COMPARED.filter((figure) => recorded[figure] !== stated[figure]).map((figure) =>
    problem('batchTotalsDiffer', figure, { recorded: recorded[figure], stated: stated[figure] }),
  );
}
