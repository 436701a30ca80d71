/** The arithmetic of the month chart, apart from its drawing. */

/** Round steps from 0 that reach the highest value with at most four lines. The highest line is the last. */
export function niceTicks(highest: number): readonly number[] {
  const least = Math.max(1, highest) / 4;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= least) ?? 1);
  const whole = Math.ceil(step);
  const count = Math.max(1, Math.ceil(highest / whole));
  return Array.from({ length: count + 1 }, (_, n) => n * whole);
}

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/**
 * Splits points into runs of consecutive months with a stated value: a line must not be drawn over what nobody
 * stated. Months are YYYY-MM.
 */
export function statedRuns<P extends { readonly month: string; readonly open: number | null }>(
  points: readonly P[],
): readonly (readonly { readonly at: number; readonly open: number }[])[] {
  const runs: { at: number; open: number; month: number }[][] = [];
  points.forEach((point, at) => {
    if (point.open === null) return;
    const month = indexOf(point.month);
    const run = runs.at(-1);
    const before = run?.at(-1);
    const next = { at, open: point.open, month };
    if (run && before && before.at === at - 1 && before.month === month - 1) run.push(next);
    else runs.push([next]);
  });
  return runs;
}

/** Whether a month is the first shown or the first of a year, where the axis names the year. */
export function namesYear(months: readonly string[], at: number): boolean {
  const [month, before] = [months[at], months[at - 1]];
  return month !== undefined && (before === undefined || before.slice(0, 4) !== month.slice(0, 4));
}
