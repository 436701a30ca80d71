import type { HistoryEvent } from '@/lib/domain/case/case-file';

/** Something that happened to a case, for whoever read it before: an entry of its history without its leaf. */
export type CaseChange = Omit<HistoryEvent, 'leafHash'>;
