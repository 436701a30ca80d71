import type { HeldBecause } from '@/lib/domain/evidence/judge-file';
import type { ConsultedSource } from '@/lib/domain/assessment/sources-consulted';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import { EMPTY_DETERMINATION } from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { Channel, SourceKind } from '@/lib/domain/case/allegation';
import type { ActorKind } from '@/lib/domain/case/actor';
import type { CaseState, DeterminationStage } from '@/lib/domain/case/case-state';
import type { EventType } from '@/lib/domain/case/events';
import type { InvestigationType } from '@/lib/domain/case/investigation';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { EffectivePrecision } from '@/lib/domain/shared/incident-time';

/** A case as its page shows it to the staff: everything that is known now. Times are ISO 8601, UTC. */
export type CaseFile = {
  readonly state: CaseState;
  readonly head: CaseHead;
  /** The newest version of every text and figure on record. */
  readonly values: readonly RecordedText[];
  readonly evidence: readonly EvidenceItem[];
  readonly requests: readonly InformationRequest[];
  /** Oldest first, all cycles. */
  readonly determinations: readonly DeterminationRecord[];
  readonly proposals: readonly ProposalRecord[];
  readonly investigations: readonly InvestigationRecord[];
  readonly events: readonly HistoryEvent[];
  /** What was written anew by an event that keeps a text, by its place in the ledger: names of fields, each once. */
  readonly written: Readonly<Record<number, readonly WrittenField[]>>;
  readonly people: Readonly<Record<string, Person>>;
  readonly units: Readonly<Record<string, string>>;
  /** Cases closed as duplicates of this one. */
  readonly duplicates: readonly OtherCase[];
  /** Those by which something was done here, by id. */
  readonly delegations: Readonly<Record<string, NamedGiver>>;
  /** What of it the page shows, where there is more than one page holds; null where the file is whole. */
  readonly extract: CaseExtract | null;
};

/**
 * Which part of a long case a file was read for. The file holds besides what other parts of the page draw from: every
 * event that tells of more than its line, and every item that a finding or an investigation names.
 */
export type CaseExtract = {
  /** By place in the ledger. */
  readonly events: Stretch;
  /** By number on the case, from 1. */
  readonly evidence: Stretch;
  /** How many cases are closed as its duplicates, shown or not. */
  readonly duplicates: number;
};

/** One stretch of a list, both ends included; with none of it, `from` is past `through`. */
export type Stretch = {
  readonly from: number;
  readonly through: number;
  /** How many there are of the whole list, before this stretch, and after it. */
  readonly total: number;
  readonly earlier: number;
  readonly later: number;
  /** Where the next stretch towards the newest ends, exclusively; null where that is the newest one. */
  readonly laterBefore: number | null;
};

/** For whom a delegate acted, and the day the delegation was given (ISO 8601, UTC). */
export type NamedGiver = { readonly giver: string; readonly givenAt: string };

export type Person = { readonly name: string; readonly role: ActorKind; readonly unitId: string | null };

export type OtherCase = { readonly reference: string; readonly status: CaseStatus; readonly cycle: number };

export type CaseHead = {
  readonly statusSince: string;
  readonly organisation: string | null;
  readonly codes: readonly string[];
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  readonly language: string;
  readonly receivedAt: string;
  readonly receivedPrecision: EffectivePrecision;
  readonly placeNameLatin: string | null;
  readonly placeNameOriginal: string | null;
  readonly governorate: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly killedMin: number | null;
  readonly killedMax: number | null;
  readonly injuredMin: number | null;
  readonly injuredMax: number | null;
  readonly closedAt: string | null;
  readonly awaitingInformation: boolean;
  readonly placeholder: boolean;
  readonly duplicateOf: OtherCase | null;
};

/** A field of an object by the name it is kept under, such as "DETERMINATION.publicText". */
export type WrittenField = `${string}.${string}`;

/** One value on record. `erased`: it was taken away under a policy, and only that is known. */
export type RecordedText = {
  readonly kind: string;
  readonly objectId: string;
  readonly field: string;
  readonly version: number;
  readonly value: unknown;
  readonly at: string;
  readonly erased: boolean;
};

/** One version of a value, with what proves it: for who prints all that was ever on record. */
export type RecordedVersion = RecordedText & {
  /** Hex; binds the value to the entry without telling it. */
  readonly commitment: string;
  /** The entry of the ledger that recorded it. */
  readonly seq: number;
};

/** A case as it is read for paper: the file, and every version of every value that was ever on record. */
export type CaseForPrint = { readonly file: CaseFile; readonly versions: readonly RecordedVersion[] };

export type EvidenceItem = {
  readonly id: string;
  /** Its number on the case, from 1, in the order in which they came: E1, E2. */
  readonly number: number;
  readonly form: 'FILE' | 'LINK';
  readonly sha256: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly mediaType: string | null;
  /** Why its name and its bytes did not agree when it came; empty for what did, and for links. */
  readonly heldBecause: readonly HeldBecause[];
  /** Somebody looked, and let it through. ISO 8601; null where nobody did. */
  readonly releasedAt: string | null;
  readonly releasedBy: string | null;
  readonly audience: 'STAFF' | 'SUBMITTER' | 'PUBLIC';
  readonly attachedBy: string | null;
  readonly byKind: ActorKind;
  readonly attachedAt: string;
  /** The request with whose reply it came. */
  readonly rfiId: string | null;
};

/** Whether an item is kept and handed to nobody until somebody has looked. */
export function isHeld(item: Pick<EvidenceItem, 'heldBecause' | 'releasedAt'>): boolean {
  return item.heldBecause.length > 0 && item.releasedAt === null;
}

/** A request for information and its reply; the texts are values. */
export type InformationRequest = {
  readonly id: string;
  readonly cycle: number;
  readonly sentBy: string;
  readonly sentAt: string;
  readonly dueOn: string | null;
  readonly repliedAt: string | null;
  readonly replyReadAt: string | null;
  readonly withdrawnAt: string | null;
  /** Past its day now, unanswered, in a case that is open. */
  readonly overdue: boolean;
  /** Oldest first; a line of text with one is a value. */
  readonly reminders: readonly Reminder[];
};

/** A reminder; the days are null where it set no new one. */
export type Reminder = {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly dueOn: string | null;
  readonly dueBefore: string | null;
};

export type DeterminationRecord = {
  readonly id: string;
  readonly cycle: number;
  readonly number: number;
  readonly stage: DeterminationStage;
  readonly authorId: string | null;
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  readonly killed: Conceded;
  readonly injured: Conceded;
  /** Hex; of the content last submitted. */
  readonly contentHash: string | null;
  readonly submittedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidingBody: string | null;
  readonly effectiveOn: string | null;
  readonly effectivePrecision: EffectivePrecision | null;
  readonly batchId: string | null;
  readonly batchConfirmed: boolean;
  readonly target: DuplicateTarget | null;
};
export type Conceded = {
  readonly best: number | null;
  readonly min: number | null;
  readonly max: number | null;
};

export type ProposalRecord = {
  readonly id: string;
  readonly kind:
    'RECOMMENDATION' | 'SCREENING_OUT' | 'REOPENING' | 'REOPENING_REQUEST' | 'CORRECTION' | 'RETURN_CODE';
  readonly cycle: number;
  readonly proposedBy: string | null;
  readonly byKind: ActorKind;
  readonly ground: string | null;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decision: 'AGREED' | 'REFUSED' | 'SUPERSEDED' | null;
};

export type InvestigationRecord = {
  readonly id: string;
  readonly cycle: number;
  readonly type: InvestigationType;
  readonly officerId: string | null;
  readonly dueOn: string | null;
  readonly runsBeside: boolean;
  readonly openedAt: string;
  readonly concludedAt: string | null;
};

/** One entry of the history, with its place in the ledger. */
export type HistoryEvent = {
  readonly seq: number;
  /** Hex. */
  readonly leafHash: string;
  readonly type: EventType | 'CASE_CARRIED_IN';
  readonly actorKind: ActorKind;
  readonly actorId: string | null;
  readonly fromStatus: CaseStatus | null;
  readonly toStatus: CaseStatus | null;
  readonly cycle: number | null;
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
  readonly effectiveAt: string | null;
  readonly effectivePrecision: EffectivePrecision;
};

/** The value of one field of one object; undefined where there is none or it was erased. */
export function valueOf(file: CaseFile, kind: string, objectId: string, field: string): unknown {
  const found = file.values.find(
    (value) => value.kind === kind && value.objectId === objectId && value.field === field,
  );
  return found === undefined || found.erased ? undefined : found.value;
}

/** The same, where it is a text. Null otherwise. */
export function textOf(file: CaseFile, kind: string, objectId: string, field: string): string | null {
  const value = valueOf(file, kind, objectId, field);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** All values of one object by field, erased ones apart. */
export function valuesOf(file: CaseFile, kind: string, objectId: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    file.values
      .filter((value) => value.kind === kind && value.objectId === objectId && !value.erased)
      .map(({ field, value }) => [field, value]),
  );
}

/** What a determination says, put together from its fields on record. */
export function determinationContent(file: CaseFile, determinationId: string): DeterminationContent {
  const recorded = valuesOf(file, 'DETERMINATION', determinationId) as Partial<DeterminationContent>;
  const fields = Object.keys(EMPTY_DETERMINATION) as (keyof DeterminationContent)[];
  const given = fields
    .filter((field) => recorded[field] !== undefined)
    .map((field) => [field, recorded[field]]);
  return { ...EMPTY_DETERMINATION, ...(Object.fromEntries(given) as Partial<DeterminationContent>) };
}

/** The current cycle's determination as a record, if there is one. */
export function currentDetermination(file: CaseFile): DeterminationRecord | null {
  const id = file.state.determination?.id;
  return file.determinations.find((determination) => determination.id === id) ?? null;
}

/** How one source of the checklist stands in a determination. */
export function consulted(content: DeterminationContent, source: ConsultedSource) {
  return content.sourcesConsulted.find((row) => row.source === source) ?? { source, state: null, reason: '' };
}

/** What a body said in public about an allegation, word for word, as it was brought in beside its decision. */
export type PublishedStatement = {
  /** The evidence item that holds it. */
  readonly id: string;
  /** ISO day; null where its source gives none. */
  readonly on: string | null;
  /** Null where it was erased. */
  readonly words: string | null;
  readonly url: string | null;
};

/** The published statements a case holds, oldest first, undated ones last. Only these say how their day is known. */
export function publishedStatements(file: CaseFile): readonly PublishedStatement[] {
  const isStatement = (id: string): boolean =>
    file.values.some(
      ({ kind, objectId, field }) => kind === 'EVIDENCE' && objectId === id && field === 'publishedPrecision',
    );
  const day = ({ on }: PublishedStatement): string => on ?? '9999';
  return file.evidence
    .filter(({ id }) => isStatement(id))
    .map(({ id }) => ({
      id,
      on: textOf(file, 'EVIDENCE', id, 'publishedOn'),
      words: textOf(file, 'EVIDENCE', id, 'description'),
      url: textOf(file, 'EVIDENCE', id, 'url'),
    }))
    .sort((one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0));
}
