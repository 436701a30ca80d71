/** The two kinds of inquiry a supervisor can direct (process §1). */
export const INVESTIGATION_TYPES = ['AR_15_6', 'COMMANDERS_INQUIRY'] as const;
export type InvestigationType = (typeof INVESTIGATION_TYPES)[number];

/** Opened before the determination an investigation holds the case open; after a credible one it runs beside it. */
export const INVESTIGATION_EFFECTS = ['HOLDS_CASE_OPEN', 'BESIDE_CLOSED_CASE'] as const;
export type InvestigationEffect = (typeof INVESTIGATION_EFFECTS)[number];

/** In what capacity somebody was interviewed: a closed list, since free words would soon name the person. */
export const INTERVIEW_CAPACITIES = [
  'SURVIVOR',
  'RELATIVE',
  'EYEWITNESS',
  'MEDICAL',
  'RESPONDER',
  'AIRCREW',
  'TARGETING',
  'OTHER',
] as const;
export type InterviewCapacity = (typeof INTERVIEW_CAPACITIES)[number];

/** Whether the site was visited. That it was not is recorded too, with the reason. */
export const SITE_VISITS = ['MADE', 'NOT_MADE'] as const;
export type SiteVisit = (typeof SITE_VISITS)[number];

/** Whether a lawyer reviewed the findings. That none did is recorded with the reason. */
export const LEGAL_REVIEWS = ['DONE', 'NOT_DONE'] as const;
export type LegalReview = (typeof LEGAL_REVIEWS)[number];

/** What an investigation ends with. Days are ISO; what does not apply is blank. */
export type InvestigationEnd = {
  readonly findings: string;
  readonly recommendations: string;
  readonly noInterviewReason: string;
  readonly noSiteVisitReason: string;
  readonly legalReview: LegalReview | null;
  readonly legalReviewBy: string;
  readonly legalReviewOn: string;
  readonly legalReviewResult: string;
  readonly noLegalReviewReason: string;
  /** Evidence of the case that the findings rest on, by id. */
  readonly exhibits: readonly string[];
};

/** What is on record of the investigation already, and what the case holds. */
export type InvestigationRecordSoFar = {
  readonly interviews: number;
  readonly siteVisits: number;
  readonly evidenceIds: readonly string[];
};

/** The field of the compartment that holds an interviewed person's name; the number is the one that all staff see. */
export const interviewedField = (person: number): string => `interviewed.${String(person)}`;

/** The number of the person whose name a field of the compartment holds; null for a field about the submitter. */
export function interviewedPerson(field: string): number | null {
  const number = /^interviewed\.(\d+)$/.exec(field)?.[1];
  return number === undefined ? null : Number(number);
}
