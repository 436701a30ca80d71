import type { HistoryEvent } from '@/lib/domain/case/case-file';

/** What people do many times in a row: such runs by one person are one line. */
const IN_RUNS: readonly HistoryEvent['type'][] = [
  'INITIAL_ASSESSMENT_SAVED',
  'DETERMINATION_DRAFT_SAVED',
  'EVIDENCE_ATTACHED',
  'EVIDENCE_OPENED',
  'ALLEGATION_VERSION_APPENDED',
];

/**
 * Events that come in great numbers and tell nothing besides their line: a page that shows a stretch of the history may
 * leave out those outside it. Any other event may say something elsewhere on the page.
 */
export const LINE_ONLY_EVENTS: readonly HistoryEvent['type'][] = [...IN_RUNS, 'SOURCE_IDENTITY_READ'];

/** Events whose line says which fields were written: each keeps a text that several people work on, or a source goes on with. */
export const EVENTS_THAT_WRITE: readonly HistoryEvent['type'][] = [
  'INITIAL_ASSESSMENT_SAVED',
  'CREDIBILITY_ASSESSMENT_RECOMMENDED',
  'DETERMINATION_DRAFT_SAVED',
  'DETERMINATION_SUBMITTED',
  'ALLEGATION_VERSION_APPENDED',
];

/** Of those, what puts a whole text forward: what it says for the first time needs no list, only what it changed. */
export const PUT_FORWARD: readonly HistoryEvent['type'][] = [
  'CREDIBILITY_ASSESSMENT_RECOMMENDED',
  'DETERMINATION_SUBMITTED',
];

/** A line of the history: the last event of a run, and the places in the ledger of all that the run holds. */
export type HistoryLine = { readonly event: HistoryEvent; readonly seqs: readonly number[] };

/** The events as lines, oldest first; nothing is left out, runs are counted. */
export function historyLines(events: readonly HistoryEvent[]): readonly HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const event of events) {
    const last = lines.at(-1);
    const continues =
      last !== undefined &&
      IN_RUNS.includes(event.type) &&
      last.event.type === event.type &&
      last.event.actorId === event.actorId &&
      last.event.recordedAt.slice(0, 10) === event.recordedAt.slice(0, 10);
    if (continues) lines[lines.length - 1] = { event, seqs: [...last.seqs, event.seq] };
    else lines.push({ event, seqs: [event.seq] });
  }
  return lines;
}
