import 'server-only';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

/** What a reader was shown of a case: up to which event, and notes that mention the reader. */
export type Shown = {
  readonly caseId: string;
  readonly throughSeq: number;
  readonly noteIds: readonly string[];
};

/** Remembers that the reader has seen a case so far: nothing of it is new to them then, in their lists. */
export async function lookAtCase(actor: StaffActor, { caseId, throughSeq, noteIds }: Shown): Promise<void> {
  await writeAs(actor, async (tx) => {
    await tx.caseWatch.updateMany({
      where: { userId: actor.userId, caseId, seenSeq: { lt: throughSeq } },
      data: { seenSeq: throughSeq },
    });
    await tx.caseMention.updateMany({
      where: { userId: actor.userId, caseId, noteId: { in: [...noteIds] }, readAt: null },
      data: { readAt: new Date() },
    });
  });
}
