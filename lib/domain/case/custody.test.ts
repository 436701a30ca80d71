import { expect, it } from 'vitest';
import type { CaseFile } from '@/lib/domain/case/case-file';
import { custodyOf } from '@/lib/domain/case/custody';

const file = {
  events: [
    { seq: 1, type: 'CASE_RECEIVED', payload: {} },
    { seq: 2, type: 'EVIDENCE_OPENED', payload: { evidenceId: 'with-report' } },
    { seq: 3, type: 'EVIDENCE_ATTACHED', payload: { evidenceId: 'later' } },
    { seq: 4, type: 'RFI_REPLY_RECEIVED', payload: { rfiId: 'r', evidenceIds: ['with-reply'] } },
    { seq: 5, type: 'EVIDENCE_RELEASED', payload: { evidenceId: 'later' } },
    { seq: 6, type: 'EVIDENCE_OPENED', payload: { evidenceId: 'with-reply' } },
    { seq: 7, type: 'EVIDENCE_OPENED', payload: { evidenceId: 'later' } },
    { seq: 8, type: 'NOTE_ADDED', payload: { noteId: 'later' } },
  ],
} as unknown as CaseFile;

it.each([
  ['with-report', ['1 CAME', '2 OPENED']],
  ['later', ['3 CAME', '5 RELEASED', '7 OPENED']],
  ['with-reply', ['4 CAME', '6 OPENED']],
])('the custody of what came %s begins where it came, and holds what is about it', (id, steps) => {
  expect(custodyOf(file, { id }).map(({ step, event }) => `${event.seq} ${step}`)).toEqual(steps);
});
