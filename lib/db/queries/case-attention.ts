import 'server-only';
import { readAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

/** Whom a note mentions, and whether they have read it. */
export type Mention = { readonly noteId: string; readonly userId: string; readonly isRead: boolean };

/** What of a case is somebody's to notice: mentions in its notes, and how far the reader, watching, has seen it. */
export type CaseAttention = {
  readonly mentions: readonly Mention[];
  /** The last event seen; null for who does not watch the case. */
  readonly seenSeq: number | null;
};

/** Mentions of everybody; watching of the reader alone, since nobody may know what others watch. */
export function getCaseAttention(actor: StaffActor, caseId: string): Promise<CaseAttention> {
  return readAs(actor, async (tx) => {
    const mentions = await tx.caseMention.findMany({
      where: { caseId },
      select: { noteId: true, userId: true, readAt: true },
    });
    const watch = await tx.caseWatch.findUnique({
      where: { userId_caseId: { userId: actor.userId, caseId } },
      select: { seenSeq: true },
    });
    return {
      mentions: mentions.map(({ readAt, ...mention }) => ({ ...mention, isRead: readAt !== null })),
      seenSeq: watch === null ? null : Number(watch.seenSeq),
    };
  });
}
