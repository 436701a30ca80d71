import 'server-only';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import { parseReference } from '@/lib/domain/case/reference';

/** The id behind a spoken reference, if this reader may see the case; null otherwise. */
export async function findCaseId(actor: Actor, reference: string): Promise<string | null> {
  const parsed = parseReference(reference);
  if (parsed === null) return null;
  const where = { reference: parsed.reference };
  const row = await readAs(actor, (tx) => tx.reviewCase.findUnique({ where, select: { id: true } }));
  return row?.id ?? null;
}
