/** How well a position is known (process §8), finest first. */
export const ACCURACY_LEVELS = [
  'EXACT',
  'WITHIN_1_M',
  'WITHIN_100_M',
  'NEARBY_LANDMARK',
  'STREET',
  'NEIGHBOURHOOD',
  'VILLAGE',
  'TOWN',
  'CITY',
  'SUBDISTRICT',
  'DISTRICT',
  'PROVINCE',
] as const;
export type AccuracyLevel = (typeof ACCURACY_LEVELS)[number];

/** Radius in metres within which the true position is taken to lie. Search windows start from it. */
const RADIUS_METRES: Readonly<Record<AccuracyLevel, number>> = {
  EXACT: 1,
  WITHIN_1_M: 1,
  WITHIN_100_M: 100,
  NEARBY_LANDMARK: 250,
  STREET: 500,
  NEIGHBOURHOOD: 1_000,
  VILLAGE: 2_000,
  TOWN: 5_000,
  CITY: 10_000,
  SUBDISTRICT: 20_000,
  DISTRICT: 40_000,
  PROVINCE: 100_000,
};

/** The radius that goes with an accuracy level, in metres. */
export function radiusMetres(level: AccuracyLevel): number {
  return RADIUS_METRES[level];
}

/** Who gave the position (process §8). */
export const PROVENANCES = ['SUBMITTER', 'NGO', 'REVIEWING_BODY', 'ANALYST'] as const;
export type Provenance = (typeof PROVENANCES)[number];
