import type { CaseState, DeterminationStage } from '@/lib/domain/case/case-state';
import {
  determinationContent,
  type CaseFile,
  type CaseHead,
  type DeterminationRecord,
  type HistoryEvent,
  type InformationRequest,
  type Reminder,
  textOf,
  valueOf,
  type RecordedVersion,
  type InvestigationRecord,
  type ProposalRecord,
} from '@/lib/domain/case/case-file';
import { claimedColumnsAfter, type ClaimedColumns, type ColumnStep } from '@/lib/domain/case/claimed-columns';
import type { ProposedCorrection } from '@/lib/domain/case/correction';
import type { EventType } from '@/lib/domain/case/events';
import { replay } from '@/lib/domain/case/evolve';
import { isOverdue } from '@/lib/domain/case/requests';
import { isClosed } from '@/lib/domain/case/status';

/**
 * The whole case as the staff could see it right after an entry of its history (process §6: nothing is deleted). What was
 * there is told by the events alone; rows that have gone on since are shown without what came later. `file` holds the
 * texts in the versions of that moment, and the cases that stood as its duplicates then. Null before the first entry.
 */
export function asItWas(file: CaseFile, seq: number): CaseFile | null {
  const events = file.events.filter((event) => event.seq <= seq);
  const [first] = events;
  if (first === undefined) return null;
  const { id, reference, organisationId } = file.state;
  const state = replay({ id, reference, organisationId }, events, file.duplicates.length);
  const past = pastOf(events);
  const determinations = file.determinations.flatMap((record) => determinationThen(record, file, past) ?? []);
  const moment = events.at(-1)?.recordedAt ?? first.recordedAt;
  const requests = file.requests.flatMap((request) => requestThen(request, past, moment.slice(0, 10)) ?? []);
  const current = determinations.find((record) => record.id === state.determination?.id);
  const cameLater = new Set(
    file.events
      .filter((event) => event.seq > seq)
      .flatMap(({ type, payload }): readonly unknown[] => {
        if (type === 'EVIDENCE_ATTACHED') return [payload.evidenceId];
        const withReply = type === 'RFI_REPLY_RECEIVED' ? payload.evidenceIds : null;
        return Array.isArray(withReply) ? withReply : [];
      }),
  );
  return {
    ...file,
    state,
    head: {
      ...headThen(file, events),
      awaitingInformation: requests.some(
        ({ repliedAt, withdrawnAt }) => repliedAt === null && withdrawnAt === null,
      ),
      duplicateOf:
        state.status === 'CLOSED_DUPLICATE' && current?.target
          ? {
              reference: current.target.reference,
              status: current.target.status,
              cycle: current.target.cycle,
            }
          : null,
    },
    // What came with the report has no entry of its own; all else came with one.
    evidence: file.evidence
      .filter((item) => !cameLater.has(item.id))
      .map((item) =>
        past('evidenceId', item.id, 'EVIDENCE_RELEASED') === undefined
          ? { ...item, releasedAt: null, releasedBy: null }
          : item,
      ),
    requests,
    determinations,
    proposals: file.proposals.flatMap((proposal) => proposalThen(proposal, state, events) ?? []),
    investigations: file.investigations.flatMap(
      (investigation) => investigationThen(investigation, file, past) ?? [],
    ),
    events,
    written: Object.fromEntries(
      events.flatMap((event) => {
        const fields = file.written[event.seq];
        return fields === undefined ? [] : [[event.seq, fields]];
      }),
    ),
    units: Object.fromEntries(
      Object.entries(file.units).filter(([unitId]) => state.implicatedUnitIds.includes(unitId)),
    ),
    delegations: Object.fromEntries(
      Object.entries(file.delegations).filter(([id]) =>
        events.some(({ payload }) => payload['delegationId'] === id),
      ),
    ),
  };
}

/** The last event that names an id under a key, of the types asked for. */
type Past = (key: string, id: string, ...types: readonly EventType[]) => HistoryEvent | undefined;

function pastOf(events: readonly HistoryEvent[]): Past {
  return (key, id, ...types) =>
    events.findLast((event) => types.includes(event.type) && event.payload[key] === id);
}

function headThen(file: CaseFile, events: readonly HistoryEvent[]): CaseHead {
  const moves = (all: readonly HistoryEvent[]) =>
    all.findLast((event) => event.toStatus !== null && event.toStatus !== event.fromStatus);
  const move = moves(events);
  if (move === undefined || move.seq === moves(file.events)?.seq) return file.head;
  const hasLeft = move.toStatus !== null && (isClosed(move.toStatus) || move.toStatus === 'SCREENED_OUT');
  return { ...file.head, statusSince: move.recordedAt, closedAt: hasLeft ? move.recordedAt : null };
}

/** Where the state keeps what waits for an answer, by the stored kind. */
const PENDING = {
  RECOMMENDATION: 'recommendation',
  SCREENING_OUT: 'screeningOut',
  REOPENING: 'reopening',
  CORRECTION: 'correction',
  RETURN_CODE: 'returnCode',
} as const;

function proposalThen(
  proposal: ProposalRecord,
  state: CaseState,
  events: readonly HistoryEvent[],
): ProposalRecord | null {
  const put = events.find(
    ({ payload }) => payload.proposalId === proposal.id || payload.requestId === proposal.id,
  );
  if (put === undefined) return null;
  const isOpen =
    proposal.kind === 'REOPENING_REQUEST'
      ? !events.some(({ seq, type }) => seq > put.seq && ENDS_REQUESTS.includes(type))
      : state[PENDING[proposal.kind]]?.id === proposal.id;
  return isOpen ? { ...proposal, decidedBy: null, decidedAt: null, decision: null } : proposal;
}
const ENDS_REQUESTS: readonly EventType[] = ['CASE_REOPENED', 'REOPENING_REFUSED'];

function requestThen(request: InformationRequest, past: Past, today: string): InformationRequest | null {
  if (past('rfiId', request.id, 'RFI_SENT') === undefined) return null;
  const reply = past('rfiId', request.id, 'RFI_REPLY_RECEIVED');
  const isRead = past('replyId', request.id, 'RFI_REPLY_READ') !== undefined;
  const isWithdrawn = past('rfiId', request.id, 'RFI_WITHDRAWN') !== undefined;
  const isSent = ({ id }: Reminder): boolean => past('reminderId', id, 'RFI_REMINDED') !== undefined;
  // The day asked for is what the next change of it found.
  const nextDay = request.reminders.find((reminder) => !isSent(reminder) && reminder.dueOn !== null);
  const then = {
    ...request,
    repliedAt: reply === undefined ? null : request.repliedAt,
    replyReadAt: isRead ? request.replyReadAt : null,
    withdrawnAt: isWithdrawn ? request.withdrawnAt : null,
    dueOn: nextDay === undefined ? request.dueOn : nextDay.dueBefore,
    reminders: request.reminders.filter(isSent),
  };
  return { ...then, overdue: isOverdue(then, today) };
}

/** The day it was due is told by its last extension until then, before that by the order itself. */
function investigationThen(
  investigation: InvestigationRecord,
  file: CaseFile,
  past: Past,
): InvestigationRecord | null {
  const { id } = investigation;
  if (past('investigationId', id, 'INVESTIGATION_DIRECTED') === undefined) return null;
  const isConcluded = past('investigationId', id, 'INVESTIGATION_CONCLUDED') !== undefined;
  const extension = past('investigationId', id, 'INVESTIGATION_EXTENDED')?.payload.extensionId;
  const dueOn =
    typeof extension === 'string'
      ? textOf(file, 'INVESTIGATION_EXTENSION', extension, 'dueOn')
      : textOf(file, 'INVESTIGATION', id, 'dueOn');
  return {
    ...investigation,
    dueOn: dueOn ?? investigation.dueOn,
    concludedAt: isConcluded ? investigation.concludedAt : null,
  };
}

const STAGES: Readonly<Partial<Record<EventType, DeterminationStage>>> = {
  DETERMINATION_DRAFT_SAVED: 'DRAFT',
  DETERMINATION_SUBMITTED: 'SUBMITTED',
  DETERMINATION_WITHDRAWN: 'WITHDRAWN',
  DETERMINATION_RETURNED: 'RETURNED',
  DETERMINATION_APPROVED: 'APPROVED',
  HISTORIC_DETERMINATION_RECORDED: 'HISTORIC',
};
const NOT_STATED = { best: null, min: null, max: null };

/** A determination as far as it had come. What it says is read from its texts of that moment, which `file` holds. */
function determinationThen(
  record: DeterminationRecord,
  file: CaseFile,
  past: Past,
): DeterminationRecord | null {
  const { id } = record;
  const last = past('determinationId', id, ...(Object.keys(STAGES) as EventType[]));
  if (last === undefined) return null;
  const stage = STAGES[last.type] ?? record.stage;
  const isConfirmed = past('batchId', record.batchId ?? '', 'HISTORIC_BATCH_CONFIRMED') !== undefined;
  if (stage === 'HISTORIC') return { ...record, batchConfirmed: isConfirmed };
  const content = determinationContent(file, id);
  const submitted = stage === 'DRAFT' ? undefined : past('determinationId', id, 'DETERMINATION_SUBMITTED');
  const isFrozen = stage === 'SUBMITTED' || stage === 'APPROVED';
  const hash = submitted?.payload.contentHash;
  return {
    ...record,
    stage,
    authorId:
      past('determinationId', id, 'DETERMINATION_DRAFT_SAVED', 'DETERMINATION_SUBMITTED')?.actorId ?? null,
    outcome: content.outcome,
    reason: content.outcome === 'CREDIBLE' ? null : content.reason,
    killed: isFrozen ? content.killed : NOT_STATED,
    injured: isFrozen ? content.injured : NOT_STATED,
    contentHash: typeof hash === 'string' ? hash : null,
    submittedAt: submitted?.recordedAt ?? null,
    decidedBy: stage === 'APPROVED' ? record.decidedBy : null,
    decidedAt: stage === 'APPROVED' ? record.decidedAt : null,
    target: content.duplicate?.targetReference === record.target?.reference ? record.target : null,
  };
}

/**
 * What a case's list columns showed of a source that went on with what it says, after the last of `then.events`: what it
 * had said by then, and what people corrected. `versions` are all of the allegation's values.
 */
export function claimedThen(
  then: CaseFile,
  versions: readonly RecordedVersion[],
): Partial<Omit<ClaimedColumns, 'incidentFrom' | 'incidentTo' | 'incidentPrecision'>> {
  const steps: ColumnStep[] = [];
  let said: Readonly<Record<string, unknown>> = {};
  for (const { seq, type, payload } of then.events) {
    const written = versions.filter((version) => version.seq === seq && !version.erased);
    if (written.length > 0) {
      said = { ...said, ...Object.fromEntries(written.map(({ field, value }) => [field, value])) };
      steps.push({ seq, kind: 'SAID', values: said });
    }
    const correction =
      type === 'CORRECTION_APPROVED'
        ? (valueOf(then, 'PROPOSAL', String(payload['proposalId']), 'correction') as
            ProposedCorrection | undefined)
        : undefined;
    if (correction?.field === 'PLACE_NAME')
      steps.push({ seq, kind: 'CORRECTED', columns: { placeNameLatin: correction.to } });
    if (correction?.field === 'GOVERNORATE')
      steps.push({ seq, kind: 'CORRECTED', columns: { governorate: correction.to } });
  }
  const {
    incidentFrom: _from,
    incidentTo: _to,
    incidentPrecision: _how,
    ...columns
  } = claimedColumnsAfter(steps);
  return columns;
}
