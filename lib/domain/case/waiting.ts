import { isClosed, type CaseStatus } from '@/lib/domain/case/status';

/** What one row of a list knows about what stands between a case and its next step. */
export type WaitingFacts = {
  readonly status: CaseStatus;
  readonly unreadReplies: number;
  readonly awaitingInformation: boolean;
  /** Kinds of proposals that wait for a second person, as stored. */
  readonly pending: readonly string[];
  /** Somebody must look again, and nobody has recorded anything since. */
  readonly hasTask: boolean;
  /** Where the current cycle's determination stands; null where there is none. */
  readonly determination: string | null;
};

/** What a case waits for, most pressing first. Words stand in the catalogue `worklist.waits`. */
export type WaitsFor =
  | 'READING'
  | 'COUNTERSIGN'
  | 'AGREEMENT'
  | 'REOPENING_DECISION'
  | 'REOPENING_PROPOSAL'
  | 'CORRECTION_DECISION'
  | 'RETURN_CODE_DECISION'
  | 'LOOKING_AGAIN'
  | 'DECISION'
  | 'REPLY'
  | 'ACCEPTING'
  | 'FINDINGS'
  | 'MENDING'
  | 'SUBMISSION'
  | 'INITIAL_ASSESSMENT'
  | 'CREDIBILITY_ASSESSMENT'
  | 'NOTHING';

const BY_PROPOSAL: readonly (readonly [string, WaitsFor])[] = [
  ['SCREENING_OUT', 'COUNTERSIGN'],
  ['RECOMMENDATION', 'AGREEMENT'],
  ['REOPENING', 'REOPENING_DECISION'],
  ['CORRECTION', 'CORRECTION_DECISION'],
  ['RETURN_CODE', 'RETURN_CODE_DECISION'],
  ['REOPENING_REQUEST', 'REOPENING_PROPOSAL'],
];

const BY_STATUS: Partial<Record<CaseStatus, WaitsFor>> = {
  AWAITING_DECISION: 'DECISION',
  RECEIVED: 'ACCEPTING',
  UNDER_INVESTIGATION: 'FINDINGS',
  UNDER_INITIAL_ASSESSMENT: 'INITIAL_ASSESSMENT',
  UNDER_CREDIBILITY_ASSESSMENT: 'CREDIBILITY_ASSESSMENT',
};

/** The one thing a list says a case waits for. */
export function waitsFor(facts: WaitingFacts): WaitsFor {
  if (facts.unreadReplies > 0) return 'READING';
  const proposed = BY_PROPOSAL.find(([kind]) => facts.pending.includes(kind));
  if (proposed) return proposed[1];
  if (facts.hasTask) return 'LOOKING_AGAIN';
  if (isClosed(facts.status)) return 'NOTHING';
  if (facts.status === 'AWAITING_DECISION') return 'DECISION';
  if (facts.awaitingInformation) return 'REPLY';
  if (facts.determination === 'RETURNED') return 'MENDING';
  if (facts.determination === 'DRAFT' || facts.determination === 'WITHDRAWN') return 'SUBMISSION';
  return BY_STATUS[facts.status] ?? 'NOTHING';
}
