import type { CompletedStatus } from '@/lib/domain/case/status';

/** The only outcomes made public (process §1); everything else is open. */
export const OUTCOMES = ['CREDIBLE', 'NON_CREDIBLE', 'DUPLICATE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a case was found non-credible or a duplicate (process §4). A credible one has a cause, not a reason. */
export const REASONS = [
  'NO_ACTION_IN_AREA',
  'INSUFFICIENT_INFORMATION',
  'INSUFFICIENT_EVIDENCE_OF_HARM',
  'INSUFFICIENT_EVIDENCE',
  'ONLY_MILITARY_TARGETS',
  'NOT_MORE_LIKELY_THAN_NOT',
  'DUPLICATE_OF_ASSESSED',
  'DUPLICATE_OF_OPEN',
] as const;
export type Reason = (typeof REASONS)[number];

const REASONS_OF: Readonly<Record<Outcome, readonly Reason[]>> = {
  CREDIBLE: [],
  NON_CREDIBLE: [
    'NO_ACTION_IN_AREA',
    'INSUFFICIENT_INFORMATION',
    'INSUFFICIENT_EVIDENCE_OF_HARM',
    'INSUFFICIENT_EVIDENCE',
    'ONLY_MILITARY_TARGETS',
    'NOT_MORE_LIKELY_THAN_NOT',
  ],
  DUPLICATE: ['DUPLICATE_OF_ASSESSED', 'DUPLICATE_OF_OPEN'],
};

/** The reasons that may stand beside an outcome; none for a credible one. */
export function reasonsFor(outcome: Outcome): readonly Reason[] {
  return REASONS_OF[outcome];
}

const STATUS_OF: Readonly<Record<Outcome, CompletedStatus>> = {
  CREDIBLE: 'CLOSED_CREDIBLE',
  NON_CREDIBLE: 'CLOSED_NON_CREDIBLE',
  DUPLICATE: 'CLOSED_DUPLICATE',
};

/** The status a case closes in once a determination with this outcome is approved. */
export function closedStatusFor(outcome: Outcome): CompletedStatus {
  return STATUS_OF[outcome];
}

/** How a duplicate relates to the case it is closed onto. */
export const DUPLICATE_KINDS = ['SAME_REPORT', 'SAME_EVENT', 'PART_OF_EVENT'] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

/** What brought about harm found credible; used for lessons and trends (process §9). */
export const CAUSE_CODES = [
  'ENTERED_BLAST_AREA',
  'PRESENCE_NOT_DETECTED',
  'MISIDENTIFIED',
  'WRONG_LOCATION',
  'WEAPON_FAULT',
  'SECONDARY_EXPLOSION',
  'NOT_ESTABLISHED',
  'OTHER',
] as const;
export type CauseCode = (typeof CAUSE_CODES)[number];
