/** What an analyst made of one hit of a frozen strike query (process §8). */
export const MATCH_FINDINGS = ['CONFIRMED', 'POSSIBLE', 'RULED_OUT'] as const;

export const STRIKE_KINDS = ['AIR', 'ARTILLERY'] as const;
