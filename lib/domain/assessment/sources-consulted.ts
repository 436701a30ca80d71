/** The thirteen rows of the checklist of sources consulted (process §2). */
export const CONSULTED_SOURCES = [
  'AIRCREW_AND_TARGETING_PERSONNEL',
  'STRIKE_VIDEO',
  'SURVEILLANCE_VIDEO',
  'SATELLITE_IMAGERY',
  'STRIKE_LOG',
  'CHAT_LOGS',
  'GOVERNMENT_AGENCIES',
  'NGOS',
  'PARTNER_FORCES',
  'TRADITIONAL_MEDIA',
  'SOCIAL_MEDIA',
  'WITNESS_INTERVIEW',
  'SITE_VISIT',
] as const;
export type ConsultedSource = (typeof CONSULTED_SOURCES)[number];

/** A row that was not consulted says why. */
export const CONSULTED_STATES = ['CONSULTED', 'NOT_AVAILABLE', 'NOT_SOUGHT'] as const;
export type ConsultedState = (typeof CONSULTED_STATES)[number];

export type ConsultedRow = {
  readonly source: ConsultedSource;
  readonly state: ConsultedState | null;
  readonly reason: string;
};
