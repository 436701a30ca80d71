import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import { NOTHING_BESIDE, type BesideTheCase } from '@/lib/domain/case/beside';
import type { InvestigationEffect } from '@/lib/domain/case/investigation';
import type { AssessingStatus, CaseStatus } from '@/lib/domain/case/status';

/** Something one person put forward and a second must answer. */
export type PendingProposal = { readonly id: string; readonly byUserId: string };

/** Where the current cycle's determination stands. An historic one was decided elsewhere and only recorded here. */
export const DETERMINATION_STAGES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'WITHDRAWN',
  'APPROVED',
  'HISTORIC',
] as const;
export type DeterminationStage = (typeof DETERMINATION_STAGES)[number];

/** The current cycle's determination; earlier cycles' stay frozen elsewhere. */
export type CurrentDetermination = {
  readonly id: string;
  readonly stage: DeterminationStage;
  /** Null for an historic one: its author is the named body. */
  readonly authorId: string | null;
  /** Of the content last submitted; null until then. A new draft after a return starts again without one. */
  readonly contentHash: string | null;
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  /** The status it was last submitted from and goes back to; null until submitted. */
  readonly submittedFrom: AssessingStatus | null;
};

export type OpenInvestigation = {
  readonly id: string;
  readonly effect: InvestigationEffect;
  /** The officer's account, or null when the officer has none. */
  readonly officerId: string | null;
};

/** The current cycle was closed by a determination brought in from elsewhere. */
export type HistoricRecord = {
  readonly batchId: string;
  readonly recordedById: string | null;
  readonly confirmed: boolean;
};

/** All that `decide` needs to know of a case. Loaded by lib/db inside the command's transaction. */
export type CaseState = {
  readonly id: string;
  readonly reference: string;
  readonly status: CaseStatus;
  /** Counts writes; guards the update. */
  readonly version: number;
  /** 1, then one more with each reopening. */
  readonly cycle: number;
  readonly organisationId: string | null;
  readonly assigneeId: string | null;
  /** Accounts that worked on the current cycle (process §6); none of them may approve it. */
  readonly workedOnBy: readonly string[];
  readonly recusedUserIds: readonly string[];
  readonly implicatedUnitIds: readonly string[];
  readonly recommendation: PendingProposal | null;
  readonly screeningOut: PendingProposal | null;
  readonly reopening: PendingProposal | null;
  readonly correction: PendingProposal | null;
  /** A new return code for a submitter who lost it. */
  readonly returnCode: PendingProposal | null;
  readonly determination: CurrentDetermination | null;
  readonly investigation: OpenInvestigation | null;
  /** Requests of this cycle that stand: one withdrawn counts as none. */
  readonly rfisSent: number;
  /** Those of them that nobody has answered, in the order of their ids. */
  readonly openRfiIds: readonly string[];
  readonly unreadReplies: number;
  readonly historic: HistoricRecord | null;
  /** How many cases stand closed as duplicates of this one; while there are any it can't become one itself. */
  readonly duplicateCount: number;
} & BesideTheCase;

/** A new case: received, first cycle, nothing done yet. */
export function newCaseState(given: {
  readonly id: string;
  readonly reference: string;
  readonly organisationId: string | null;
}): CaseState {
  return {
    ...given,
    status: 'RECEIVED',
    version: 1,
    cycle: 1,
    assigneeId: null,
    workedOnBy: [],
    recusedUserIds: [],
    implicatedUnitIds: [],
    recommendation: null,
    screeningOut: null,
    reopening: null,
    correction: null,
    returnCode: null,
    determination: null,
    investigation: null,
    rfisSent: 0,
    openRfiIds: [],
    unreadReplies: 0,
    historic: null,
    duplicateCount: 0,
    ...NOTHING_BESIDE,
  };
}
