import type { CaseFile, EvidenceItem, HistoryEvent } from '@/lib/domain/case/case-file';

/** How much of a long list the case page itself shows, the newest of it, and how much a page of its own. */
export const ON_CASE_PAGE = { events: 30, evidence: 20 } as const;
export const ON_OWN_PAGE = { events: 100, evidence: 100 } as const;

/** The events of the stretch that the file was read for; all of them where it is whole. Oldest first. */
export function eventsShown({ events, extract }: CaseFile): readonly HistoryEvent[] {
  if (extract === null) return events;
  const { from, through } = extract.events;
  return events.filter(({ seq }) => seq >= from && seq <= through);
}

/** Whether the item with this number is in the stretch that the file was read for. */
export function isShown({ extract }: CaseFile, number: number): boolean {
  return extract === null || (number >= extract.evidence.from && number <= extract.evidence.through);
}

/** The evidence of the stretch that the file was read for; all of it where it is whole. Oldest first. */
export function evidenceShown(file: CaseFile): readonly EvidenceItem[] {
  return file.evidence.filter(({ number }) => isShown(file, number));
}
