import type { CitableSources } from '@/lib/domain/assessment/finding';
import { textOf, type CaseFile } from '@/lib/domain/case/case-file';

/** What a case holds that findings may cite: its evidence by name, and its answered requests by their question. */
export function citableSources(file: CaseFile): CitableSources {
  const text = (kind: string, id: string, field: string): string | null => textOf(file, kind, id, field);
  return {
    evidence: file.evidence.map(({ id, number }) => ({
      ...{ id, number },
      name:
        text('EVIDENCE', id, 'title') ??
        text('EVIDENCE', id, 'fileName') ??
        text('EVIDENCE', id, 'url') ??
        '',
    })),
    replies: file.requests
      .filter(({ repliedAt }) => repliedAt !== null)
      .map(({ id }, n) => ({ id, number: n + 1, name: text('RFI', id, 'question') ?? '' })),
  };
}
