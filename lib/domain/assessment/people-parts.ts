/** Conceded men, women and children, killed and injured (process §8): each a field of its own. */
export const CONCEDED_PARTS = [
  'killedMen',
  'killedWomen',
  'killedChildren',
  'injuredMen',
  'injuredWomen',
  'injuredChildren',
] as const;
export type ConcededPart = (typeof CONCEDED_PARTS)[number];

/** Some of the people conceded: whole numbers, min ≤ max. Null is "not stated", never 0. */
export type PartRange = { readonly min: number | null; readonly max: number | null };

/** The parts that belong to a total. */
export function partsOf(figure: 'killed' | 'injured'): readonly ConcededPart[] {
  return CONCEDED_PARTS.filter((part) => part.startsWith(figure));
}
