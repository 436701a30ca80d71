import 'server-only';
import type { ActContext } from '@/lib/db/commands/act-on-case';
import type { ValueToRecord } from '@/lib/db/commands/record-values';

/** A note to keep: its words, and the colleagues it is for. */
type NoteToKeep = {
  readonly noteId: string;
  readonly kind: 'NOTE' | 'HAND_OVER';
  readonly text: string;
  readonly mentionedIds: readonly string[];
};

/** Writes the rows of a note and answers its words, to be recorded with the event for the staff alone. */
export async function keepNote(
  { tx, after, userId, now }: ActContext,
  { noteId, kind, text, mentionedIds }: NoteToKeep,
): Promise<readonly ValueToRecord[]> {
  if (userId === null) throw new Error('a note has an author');
  const caseId = after.id;
  await tx.caseNote.createMany({
    data: [{ id: noteId, caseId, cycle: after.cycle, kind, authorId: userId, writtenAt: now }],
  });
  await tx.caseMention.createMany({ data: mentionedIds.map((id) => ({ noteId, userId: id, caseId })) });
  return [{ objectKind: 'NOTE', objectId: noteId, field: 'text', value: text, audience: 'STAFF' }];
}
