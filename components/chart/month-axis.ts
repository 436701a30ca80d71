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

/**
 * Where the axis names a year: at the first month shown and at the first of each year. A first year too short for its
 * name to stand clear of the next one gives way to it.
 */
export function yearPlaces(months: readonly string[], step: number, room: number): readonly number[] {
  const places = months.flatMap((month, at) =>
    at === 0 || months[at - 1]?.slice(0, 4) !== month.slice(0, 4) ? [at] : [],
  );
  return places.filter((at, n) => ((places[n + 1] ?? Infinity) - at) * step >= room);
}

/** How far the bars above and beneath the line reach, to one scale; a half without bars keeps only a little room. */
export function flowRoom(
  points: readonly { readonly received: number | null; readonly completed: number | null }[],
  height: number,
  least: number,
): { readonly perOne: number; readonly above: number; readonly beneath: number } {
  const received = Math.max(0, ...points.map((point) => point.received ?? 0));
  const completed = Math.max(0, ...points.map((point) => point.completed ?? 0));
  const perOne = height / Math.max(1, received, completed);
  return {
    perOne,
    above: Math.max(least, received * perOne),
    beneath: Math.max(least, completed * perOne),
  };
}
