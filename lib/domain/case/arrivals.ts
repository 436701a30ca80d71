import type { CaseFile, HistoryEvent } from '@/lib/domain/case/case-file';
import type { EventType } from '@/lib/domain/case/events';

/** Ways in which something comes to a case that whoever decides it must have read. */
export const ARRIVALS = [
  'EVIDENCE_ATTACHED',
  'INFORMATION_ADDED',
  'RFI_REPLY_RECEIVED',
  'ALLEGATION_VERSION_APPENDED',
] as const satisfies readonly EventType[];
export type Arrival = (typeof ARRIVALS)[number];

/** What colleagues leave for each other: shown, and not to be acknowledged. */
const NOTES: readonly HistoryEvent['type'][] = ['NOTE_ADDED', 'CASE_HANDED_OVER'];

/** What has happened to a case since its determination was submitted, oldest first. */
export type SinceSubmission = {
  readonly arrivals: readonly HistoryEvent[];
  readonly notes: readonly HistoryEvent[];
};

const isArrival = ({ type }: HistoryEvent): boolean => ARRIVALS.some((arrival) => arrival === type);

/** What has come in since the determination that waits for a decision was submitted. */
export function sinceSubmission({ events, state }: CaseFile): SinceSubmission {
  const submission = events.findLast(
    ({ type, payload }) =>
      type === 'DETERMINATION_SUBMITTED' && payload.determinationId === state.determination?.id,
  );
  const later = events.filter(({ seq }) => submission !== undefined && seq > submission.seq);
  return {
    arrivals: later.filter(isArrival),
    notes: later.filter(({ type }) => NOTES.includes(type)),
  };
}

/** The submission that was returned last in this cycle: which determination, and its place in the record. */
export function returnedSubmission({
  events,
  state,
}: Pick<CaseFile, 'events' | 'state'>): { readonly determinationId: string; readonly seq: number } | null {
  const inCycle = events.filter(({ cycle }) => cycle === state.cycle);
  const returned = inCycle.findLast(({ type }) => type === 'DETERMINATION_RETURNED');
  const submission = inCycle.findLast(
    ({ type, seq }) => returned !== undefined && type === 'DETERMINATION_SUBMITTED' && seq < returned.seq,
  );
  const determinationId = submission?.payload.determinationId;
  return submission !== undefined && typeof determinationId === 'string'
    ? { determinationId, seq: submission.seq }
    : null;
}
