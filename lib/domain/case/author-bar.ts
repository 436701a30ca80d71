import type { CaseFile } from '@/lib/domain/case/case-file';

/** Since when, ISO 8601, and why what the author of this cycle's determination wrote can't be approved. */
export type AuthorBar = { readonly kind: 'RECUSED' | 'UNIT_IMPLICATED'; readonly at: string };

/** What keeps the author of the current determination from having a part in the case any more; null for nothing. */
export function authorBar({ state, events }: CaseFile): AuthorBar | null {
  const authorId = state.determination?.authorId ?? null;
  if (authorId === null) return null;
  for (const { type, payload, recordedAt } of events) {
    if (type === 'PERSON_RECUSED' && payload.userId === authorId) return { kind: 'RECUSED', at: recordedAt };
    if (type === 'UNIT_IMPLICATED' && payload.barredAuthorId === authorId)
      return { kind: 'UNIT_IMPLICATED', at: recordedAt };
  }
  return null;
}
