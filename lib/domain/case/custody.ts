import type { CaseFile, EvidenceItem, HistoryEvent } from '@/lib/domain/case/case-file';

/** What happened to an item of evidence: it came, was let through, or its original was handed out. */
export type CustodyStep = 'CAME' | 'RELEASED' | 'OPENED';
export type CustodyEntry = { readonly step: CustodyStep; readonly event: HistoryEvent };

const STEPS: Readonly<Partial<Record<HistoryEvent['type'], CustodyStep>>> = {
  EVIDENCE_ATTACHED: 'CAME',
  EVIDENCE_RELEASED: 'RELEASED',
  EVIDENCE_OPENED: 'OPENED',
};

/**
 * The custody of an item, oldest first: every entry of its case that is about it. What came with the report or a reply came
 * with that one's entry.
 */
export function custodyOf(
  file: Pick<CaseFile, 'events'>,
  item: Pick<EvidenceItem, 'id'>,
): readonly CustodyEntry[] {
  const own = file.events.flatMap((event): readonly CustodyEntry[] => {
    const step = STEPS[event.type];
    if (step !== undefined && event.payload['evidenceId'] === item.id) return [{ step, event }];
    const withReply = event.type === 'RFI_REPLY_RECEIVED' ? event.payload['evidenceIds'] : null;
    return Array.isArray(withReply) && withReply.includes(item.id) ? [{ step: 'CAME', event }] : [];
  });
  const [received] = file.events;
  if (own.some(({ step }) => step === 'CAME') || received === undefined) return own;
  return [{ step: 'CAME', event: received }, ...own];
}
