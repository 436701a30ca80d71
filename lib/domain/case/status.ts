/** What a case is (process §6). Nothing else is a status: an open request for information is an overlay. */
export const CASE_STATUSES = [
  'RECEIVED',
  'UNDER_INITIAL_ASSESSMENT',
  'UNDER_CREDIBILITY_ASSESSMENT',
  'UNDER_INVESTIGATION',
  'AWAITING_DECISION',
  'CLOSED_CREDIBLE',
  'CLOSED_NON_CREDIBLE',
  'CLOSED_DUPLICATE',
  'SCREENED_OUT',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** The statuses a determination can be submitted from, and returned to. */
export const ASSESSING_STATUSES = [
  'UNDER_INITIAL_ASSESSMENT',
  'UNDER_CREDIBILITY_ASSESSMENT',
  'UNDER_INVESTIGATION',
] as const satisfies readonly CaseStatus[];
export type AssessingStatus = (typeof ASSESSING_STATUSES)[number];

/** Counted as open in a monthly report. */
export const OPEN_STATUSES = [
  'RECEIVED',
  ...ASSESSING_STATUSES,
  'AWAITING_DECISION',
] as const satisfies readonly CaseStatus[];

/** Counted as completed in a monthly report. */
export const COMPLETED_STATUSES = [
  'CLOSED_CREDIBLE',
  'CLOSED_NON_CREDIBLE',
  'CLOSED_DUPLICATE',
] as const satisfies readonly CaseStatus[];
export type CompletedStatus = (typeof COMPLETED_STATUSES)[number];

/** Work has stopped: completed, or screened out. Only reopening leads on from here. */
export const CLOSED_STATUSES = [
  ...COMPLETED_STATUSES,
  'SCREENED_OUT',
] as const satisfies readonly CaseStatus[];

/** The only three things the public is told about where a case stands. */
export const PUBLIC_BUCKETS = ['OPEN', 'COMPLETED', 'NOT_COUNTED'] as const;
export type PublicBucket = (typeof PUBLIC_BUCKETS)[number];

/** The bucket a status is published in (process §6, second column). */
export function publicBucket(status: CaseStatus): PublicBucket {
  if (status === 'SCREENED_OUT') return 'NOT_COUNTED';
  return isOpen(status) ? 'OPEN' : 'COMPLETED';
}

/** Work on the case goes on. */
export function isOpen(status: CaseStatus): boolean {
  return (OPEN_STATUSES as readonly CaseStatus[]).includes(status);
}

/** Completed or screened out. */
export function isClosed(status: CaseStatus): boolean {
  return !isOpen(status);
}

/** A determination may be written and submitted. */
export function isAssessing(status: CaseStatus): status is AssessingStatus {
  return (ASSESSING_STATUSES as readonly CaseStatus[]).includes(status);
}
