export const SEXES = ['FEMALE', 'MALE', 'UNKNOWN'] as const;
export type Sex = (typeof SEXES)[number];

/** Always kept with its basis (process §8). */
export const CIVILIAN_STATUSES = ['CIVILIAN', 'COMBATANT', 'CONTESTED', 'UNKNOWN'] as const;
export type CivilianStatus = (typeof CIVILIAN_STATUSES)[number];

export const HARMS = ['KILLED', 'INJURED', 'MISSING'] as const;
export type Harm = (typeof HARMS)[number];
