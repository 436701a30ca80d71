import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted } from '@/lib/db/commands/act-on-case';
import { keepNote } from '@/lib/db/commands/note-rows';
import { findAppointees } from '@/lib/db/queries/find-appointee';
import { wasJustSaid } from '@/lib/db/queries/sent-before';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import { refuse, type Outcome } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';

/**
 * Writes a note on a case, for the staff, naming colleagues by account. It cannot clash: nothing that was there is
 * changed. A name that is no active colleague's is refused, never left out.
 */
export async function addNote(
  actor: Actor,
  caseId: string,
  given: { readonly note: string; readonly mentionedIds: readonly string[] },
): Promise<Outcome<Acted>> {
  const mentionedIds = [...new Set(given.mentionedIds)];
  const mentioned = await readAs(actor, (tx) => findAppointees(tx, mentionedIds));
  if (mentioned.length !== mentionedIds.length) return refuse(problem('mentionedUnknown', 'mentioned'));
  const noteId = randomUUID();
  return actOnCase(
    actor,
    { caseId, expectedVersion: null },
    'ADD_NOTE',
    async (tx) => ({
      noteId,
      note: given.note,
      mentioned,
      isRepeated: await wasJustSaid(tx, caseId, 'NOTE', given.note),
    }),
    async (context) => ({
      values: await keepNote(context, { noteId, kind: 'NOTE', text: given.note, mentionedIds }),
    }),
  );
}
