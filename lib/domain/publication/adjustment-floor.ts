import { harmBefore } from '@/lib/domain/publication/count-flows';
import type { Adjustment, ConfirmedFigures, FlowRow } from '@/lib/domain/publication/flow-rows';
import { monthSeries } from '@/lib/domain/publication/totals';
import { addMonths } from '@/lib/domain/shared/dates';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/**
 * Refuses an adjustment by which its figure would be less than 0 at the end of any month through `until` ("YYYY-MM"): cases
 * and people are never fewer than none, and a report that says so could not be shown. Empty where none would.
 */
export function floorProblems(
  rows: readonly FlowRow[],
  confirmed: ConfirmedFigures,
  adjustment: Adjustment,
  until: string,
): readonly Problem[] {
  const adjusted = { ...confirmed, adjustments: [...confirmed.adjustments, adjustment] };
  for (const { month, open } of monthSeries(rows, adjusted, until)) {
    if (month < adjustment.month) continue;
    const value = adjustment.figure === 'OPEN' ? open : people(rows, adjusted, month, adjustment.figure);
    if (value !== null && value < 0) return [problem('figures.belowZero', 'delta', { month, value })];
  }
  return [];
}

function people(
  rows: readonly FlowRow[],
  confirmed: ConfirmedFigures,
  month: string,
  figure: 'KILLED' | 'INJURED',
): number | null {
  const harm = figure === 'KILLED' ? 'killed' : 'injured';
  const { opening } = confirmed;
  const start = opening === null ? null : { month: opening.month, stock: opening[harm] };
  return harmBefore({ rows, confirmed }, addMonths(month, 1), harm, start)?.min ?? null;
}
