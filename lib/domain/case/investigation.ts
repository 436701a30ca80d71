/** The two kinds of inquiry a supervisor can direct (process §1). */
export const INVESTIGATION_TYPES = ['AR_15_6', 'COMMANDERS_INQUIRY'] as const;
export type InvestigationType = (typeof INVESTIGATION_TYPES)[number];

/** Opened before the determination an investigation holds the case open; after a credible one it runs beside it. */
export const INVESTIGATION_EFFECTS = ['HOLDS_CASE_OPEN', 'BESIDE_CLOSED_CASE'] as const;
export type InvestigationEffect = (typeof INVESTIGATION_EFFECTS)[number];
