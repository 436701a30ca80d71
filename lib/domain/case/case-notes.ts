import { textOf, type CaseFile } from '@/lib/domain/case/case-file';

/** A note among the staff, told by its event and its words on record. Times are ISO 8601, UTC. */
export type CaseNote = {
  readonly id: string;
  readonly kind: 'NOTE' | 'HAND_OVER';
  readonly cycle: number;
  readonly authorId: string | null;
  readonly writtenAt: string;
  /** Null where the words were erased. */
  readonly text: string | null;
  readonly mentionedIds: readonly string[];
};

/** The notes of a case as the file has it, oldest first: those of a past moment, where the file is of one. */
export function notesOf(file: CaseFile): readonly CaseNote[] {
  return file.events.flatMap((event) => {
    const { noteId, mentionedIds, assigneeId } = event.payload;
    if (typeof noteId !== 'string') return [];
    const ids: readonly unknown[] = Array.isArray(mentionedIds) ? mentionedIds : [assigneeId];
    return [
      {
        id: noteId,
        kind: event.type === 'CASE_HANDED_OVER' ? 'HAND_OVER' : 'NOTE',
        cycle: event.cycle ?? 1,
        authorId: event.actorId,
        writtenAt: event.recordedAt,
        text: textOf(file, 'NOTE', noteId, 'text'),
        mentionedIds: ids.filter((id) => typeof id === 'string'),
      },
    ];
  });
}

/** What a reader is shown for the first time: the latest event, where they watch, and notes that mention them. */
export type NewToReader = { readonly throughSeq: number; readonly noteIds: readonly string[] };

/** What is to be remembered as seen once a reader has been shown the case; null where nothing is new. */
export function newToReader(
  file: CaseFile,
  readerId: string,
  attention: {
    readonly seenSeq: number | null;
    readonly mentions: readonly {
      readonly noteId: string;
      readonly userId: string;
      readonly isRead: boolean;
    }[];
  },
): NewToReader | null {
  const shown = notesOf(file).map(({ id }) => id);
  const noteIds = attention.mentions
    .filter(({ noteId, userId, isRead }) => userId === readerId && !isRead && shown.includes(noteId))
    .map(({ noteId }) => noteId);
  const throughSeq = file.events.at(-1)?.seq ?? -1;
  const isNew = noteIds.length > 0 || (attention.seenSeq !== null && attention.seenSeq < throughSeq);
  return isNew ? { throughSeq, noteIds } : null;
}
