/** What an item of evidence is (process §8). */
export const EVIDENCE_KINDS = [
  'PHOTO',
  'VIDEO',
  'DOCUMENT',
  'WEB_PAGE',
  'SOCIAL_POST',
  'TESTIMONY',
  'IMAGERY',
  'STRIKE_RECORD',
  'OTHER',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Who may read an item. A sealed one is its own compartment. */
export const SENSITIVITIES = ['ORDINARY', 'PERSONAL', 'SEALED'] as const;
