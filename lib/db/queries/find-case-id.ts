import 'server-only';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';

/** The id behind a spoken reference, if this reader may see the case; null otherwise. */
export async function findCaseId(actor: Actor, reference: string): Promise<string | null> {
  const row = await readAs(actor, (tx) =>
    tx.reviewCase.findUnique({ where: { reference }, select: { id: true } }),
  );
  return row?.id ?? null;
}
