/** How exactly the moment of an incident is known (process §8). */
export const TIME_PRECISIONS = ['EXACT', 'APPROXIMATE', 'DAY', 'RANGE'] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

/** What kind of statement the time of day is (process §8). */
export const TIME_TYPES = ['EXACT', 'APPROXIMATE', 'WINDOW', 'TIME_OF_DAY', 'UNKNOWN'] as const;
export type TimeType = (typeof TIME_TYPES)[number];

/** How exactly the day a fact took effect is known; a published determination is known by its statement's date. */
export const EFFECTIVE_PRECISIONS = ['INSTANT', 'DAY', 'PUBLISHED', 'NOT_STATED'] as const;
export type EffectivePrecision = (typeof EFFECTIVE_PRECISIONS)[number];
