import type { HistoryEvent } from '@/lib/domain/case/case-file';

/** What people do many times in a row: such runs by one person are one line. */
const IN_RUNS: readonly HistoryEvent['type'][] = [
  'INITIAL_ASSESSMENT_SAVED',
  'DETERMINATION_DRAFT_SAVED',
  'EVIDENCE_ATTACHED',
  'ALLEGATION_VERSION_APPENDED',
];

/**
 * Events that come in great numbers and tell nothing besides their line: a page that shows a stretch of the history may
 * leave out those outside it. Any other event may say something elsewhere on the page.
 */
export const LINE_ONLY_EVENTS: readonly HistoryEvent['type'][] = [...IN_RUNS, 'SOURCE_IDENTITY_READ'];

/** A line of the history: the last event of a run, and how many the run holds. */
export type HistoryLine = { readonly event: HistoryEvent; readonly count: number };

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
    if (continues) lines[lines.length - 1] = { event, count: last.count + 1 };
    else lines.push({ event, count: 1 });
  }
  return lines;
}
