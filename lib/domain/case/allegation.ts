/** Who told the reviewing body (process §2). A private person is printed as "individual" and never named. */
export const SOURCE_KINDS = [
  'SELF_REPORT',
  'NGO',
  'MEDIA',
  'SOCIAL_MEDIA',
  'INDIVIDUAL',
  'GOVERNMENT',
  'OVERSIGHT',
  'OTHER',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How the allegation reached the reviewing body. */
export const CHANNELS = [
  'WEB_FORM',
  'PORTAL',
  'API',
  'EMAIL',
  'TELEPHONE',
  'LETTER',
  'IN_PERSON',
  'PUBLISHED',
  'IMPORT',
  'OTHER',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why a case leaves the count without a determination (process §6). */
export const SCREENING_GROUNDS = ['SPAM', 'TEST', 'OTHER_THEATRE'] as const;
export type ScreeningGround = (typeof SCREENING_GROUNDS)[number];

/** On what a reopening rests (process §6). */
export const REOPENING_BASES = ['NEW_EVIDENCE', 'DOCUMENTED_ERROR'] as const;
export type ReopeningBasis = (typeof REOPENING_BASES)[number];
