/** A number of people known within bounds. Differences of two such numbers may be negative. */
export type PeopleRange = { readonly min: number; readonly max: number };

export const NOBODY: PeopleRange = { min: 0, max: 0 };

/** A figure known exactly. */
export function exactly(people: number): PeopleRange {
  return { min: people, max: people };
}

/** Adds part by part. */
export function plus(a: PeopleRange, b: PeopleRange): PeopleRange {
  return { min: a.min + b.min, max: a.max + b.max };
}

/** Takes away part by part: what was added before is taken back exactly. */
export function minus(a: PeopleRange, b: PeopleRange): PeopleRange {
  return { min: a.min - b.min, max: a.max - b.max };
}

/** The same in every part. */
export function isSameRange(a: PeopleRange, b: PeopleRange): boolean {
  return a.min === b.min && a.max === b.max;
}

/** The sum of those stated; null when none is. */
export function sumStated(ranges: readonly (PeopleRange | null)[]): PeopleRange | null {
  return ranges.reduce<PeopleRange | null>(
    (sum, range) => (range === null ? sum : plus(sum ?? NOBODY, range)),
    null,
  );
}
