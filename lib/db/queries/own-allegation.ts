import type { Conceded } from '@/lib/db/queries/conceded-figures';
import type { OwnBeside } from '@/lib/db/queries/own-beside';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { ProposedCorrection } from '@/lib/domain/case/correction';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { HeldBecause } from '@/lib/domain/evidence/judge-file';
import type { Json } from '@/lib/ledger/canonical-json';

/** What a submitter sees of the own allegation (process §7): what was sent, where it stands, what was asked and answered. */
export type OwnAllegation = {
  readonly caseId: string;
  readonly reference: string;
  readonly cycle: number;
  readonly status: CaseStatus;
  readonly statusSince: Date;
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
  readonly language: string;
  /** ISO 3166-2 code. */
  readonly governorate: string | null;
  readonly awaitingInformation: boolean;
  readonly codes: readonly string[];
  /** The latest version of each value of the allegation, by field. */
  readonly values: Readonly<Record<string, Json>>;
  /** Each decision, in order; the last one stands unless the case has been opened again. */
  readonly outcomes: readonly OwnOutcome[];
  /** What two people corrected of a decision since, in order. */
  readonly corrections: readonly PublicCorrection[];
  readonly requests: readonly OwnRequest[];
  readonly information: readonly { readonly id: string; readonly text: string; readonly at: Date }[];
  readonly evidence: readonly OwnEvidence[];
  readonly reopeningRequests: readonly OwnReopeningRequest[];
  readonly ledger: { readonly seq: bigint; readonly leafHash: string; readonly recordedAt: Date } | null;
} & OwnBeside;

/** A correction in the words meant for the public; `said` is null where the report does not print from what to what. */
export type PublicCorrection = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly why: string;
  readonly said: ProposedCorrection | null;
};

export type OwnOutcome = {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly cycle: number;
  /** When it took effect; null where the source of an earlier decision does not say. */
  readonly at: Date | null;
  /** Decided elsewhere and recorded here. */
  readonly historic: boolean;
  /** The plain-language text for the public; null when none was published. */
  readonly publicText: string | null;
  /** The people conceded; null where the decision concedes none, or is not published. */
  readonly conceded: Conceded | null;
};
export type OwnRequest = {
  readonly id: string;
  readonly question: string;
  readonly sentAt: Date;
  readonly dueOn: Date | null;
  readonly repliedAt: Date | null;
  readonly reply: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBecause: string | null;
  /** Past its day, unanswered, while the case is open. */
  readonly overdue: boolean;
  readonly reminders: readonly OwnReminder[];
};
/** A reminder of a question, with what was written with it; `dueOn` is the new day it set. */
export type OwnReminder = {
  readonly id: string;
  readonly at: Date;
  readonly dueOn: Date | null;
  readonly message: string | null;
};
export type OwnEvidence = {
  readonly id: string;
  readonly form: 'FILE' | 'LINK';
  readonly name: string;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly attachedAt: Date;
  /** The question with whose answer it came. */
  readonly rfiId: string | null;
  /** Why it is held until somebody has looked; empty for what is not, or no longer. */
  readonly heldBecause: readonly HeldBecause[];
};
export type OwnReopeningRequest = {
  readonly id: string;
  readonly rationale: string;
  readonly at: Date;
  readonly decision: 'AGREED' | 'REFUSED' | 'SUPERSEDED' | null;
  readonly decidedAt: Date | null;
  readonly remarks: string | null;
};
