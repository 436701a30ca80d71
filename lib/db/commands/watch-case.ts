import 'server-only';
import { NotFoundError } from '@/lib/db/errors';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

/**
 * Watches a case, from its latest event on. A personal setting and no act on the case: no event, no ledger entry, and
 * nobody else can read it (docs/decisions/011). Watching twice is watching.
 */
export async function watchCase(actor: StaffActor, caseId: string): Promise<void> {
  await writeAs(actor, async (tx) => {
    const watched = await tx.$executeRaw`
      insert into case_watch (user_id, case_id, seen_seq)
        select ${actor.userId}::uuid, c.id, coalesce((select max(e.seq) from case_event e where e.case_id = c.id), -1)
          from review_case c where c.id = ${caseId}::uuid
        on conflict (user_id, case_id) do update set seen_seq = case_watch.seen_seq`;
    if (watched === 0) throw new NotFoundError(`case ${caseId}`);
  });
}

/** Watches a case no longer. */
export async function unwatchCase(actor: StaffActor, caseId: string): Promise<void> {
  await writeAs(actor, (tx) => tx.caseWatch.deleteMany({ where: { userId: actor.userId, caseId } }));
}
