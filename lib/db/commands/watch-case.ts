import 'server-only';
import { NotFoundError } from '@/lib/db/errors';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

/**
 * Watches a case, from its latest event on; answers its reference. A personal setting and no act on the case: no event,
 * no ledger entry, and nobody else can read it (docs/decisions/011). Watching twice is watching.
 */
export function watchCase(actor: StaffActor, caseId: string): Promise<string> {
  return writeAs(actor, async (tx) => {
    const reference = await referenceOf(tx, caseId);
    await tx.$executeRaw`
      insert into case_watch (user_id, case_id, seen_seq)
        select ${actor.userId}::uuid, ${caseId}::uuid, coalesce(max(e.seq), -1) from case_event e where e.case_id = ${caseId}::uuid
        on conflict (user_id, case_id) do nothing`;
    return reference;
  });
}

/** Watches a case no longer; answers its reference. */
export function unwatchCase(actor: StaffActor, caseId: string): Promise<string> {
  return writeAs(actor, async (tx) => {
    const reference = await referenceOf(tx, caseId);
    await tx.caseWatch.deleteMany({ where: { userId: actor.userId, caseId } });
    return reference;
  });
}

async function referenceOf(tx: Tx, caseId: string): Promise<string> {
  const row = await tx.reviewCase.findUnique({ where: { id: caseId }, select: { reference: true } });
  if (row === null) throw new NotFoundError(`case ${caseId}`);
  return row.reference;
}
