import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { keepNote } from '@/lib/db/commands/note-rows';
import { findAppointee } from '@/lib/db/queries/find-appointee';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Whoever has a case gives it to a colleague, who finds the note among the mentions. */
export function handOverCase(
  actor: Actor,
  target: CaseTarget,
  { assigneeId, note }: { readonly assigneeId: string | null; readonly note: string },
): Promise<Outcome<Acted>> {
  const noteId = randomUUID();
  return actOnCase(
    actor,
    target,
    'HAND_OVER_CASE',
    async (tx) => ({ noteId, note, assignee: await findAppointee(tx, assigneeId) }),
    async (context) => {
      const next = context.after.assigneeId;
      const mentionedIds = next === null ? [] : [next];
      return { values: await keepNote(context, { noteId, kind: 'HAND_OVER', text: note, mentionedIds }) };
    },
  );
}
