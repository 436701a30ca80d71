import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { readAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

/** A note among the staff. `text` is null where it was erased. */
export type CaseNote = {
  readonly id: string;
  readonly kind: 'NOTE' | 'HAND_OVER';
  readonly cycle: number;
  readonly authorId: string;
  readonly author: string;
  readonly writtenAt: Date;
  readonly text: string | null;
  readonly mentioned: readonly Mentioned[];
};
export type Mentioned = { readonly userId: string; readonly name: string; readonly isRead: boolean };

/** The notes of a case, oldest first, and up to which event its reader, watching, has seen it; null for who does not. */
export type CaseNotes = { readonly notes: readonly CaseNote[]; readonly seenSeq: number | null };

type Row = Omit<CaseNote, 'mentioned' | 'text'> & {
  readonly mentioned: readonly Mentioned[] | null;
  readonly text: string | null;
};

/** The statement that reads the notes; apart, so that its plan can be tested. */
export function notesStatement(caseId: string): Prisma.Sql {
  return Prisma.sql`/* prepared: case-notes */
    select n.id, n.kind, n.cycle, n.author_id as "authorId", a.name as author, n.written_at as "writtenAt",
      (select v.value_json::jsonb #>> '{}' from recorded_value v where v.case_id = n.case_id and v.object_kind = 'NOTE'
         and v.object_id = n.id and v.field = 'text' order by v.version desc limit 1) as text,
      (select json_agg(json_build_object('userId', m.user_id, 'name', u.name, 'isRead', m.read_at is not null) order by u.name, u.id)
         from case_mention m join app_user u on u.id = m.user_id where m.note_id = n.id) as mentioned
    from case_note n join app_user a on a.id = n.author_id
    where n.case_id = ${caseId}::uuid order by n.written_at, n.id`;
}

/** What the staff wrote to each other about a case, for a member of the staff. */
export function getCaseNotes(actor: StaffActor, caseId: string): Promise<CaseNotes> {
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>(notesStatement(caseId));
    const watch = await tx.caseWatch.findUnique({
      where: { userId_caseId: { userId: actor.userId, caseId } },
      select: { seenSeq: true },
    });
    return {
      notes: rows.map((row) => ({ ...row, mentioned: row.mentioned ?? [] })),
      seenSeq: watch === null ? null : Number(watch.seenSeq),
    };
  });
}
