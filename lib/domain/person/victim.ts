export const SEXES = ['FEMALE', 'MALE', 'UNKNOWN'] as const;

/** Always kept with its basis (process §8). */
export const CIVILIAN_STATUSES = ['CIVILIAN', 'COMBATANT', 'CONTESTED', 'UNKNOWN'] as const;

export const HARMS = ['KILLED', 'INJURED', 'MISSING'] as const;
