import 'server-only';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

/** A filter that a person keeps: its name, and the worklist's address after the question mark. */
export type SavedFilter = { readonly id: string; readonly name: string; readonly question: string };

/** The reader's own filters, by name; within the transaction that reads the list they belong to. */
export function findSavedFilters(tx: Tx, actor: StaffActor): Promise<readonly SavedFilter[]> {
  return tx.savedFilter.findMany({
    where: { userId: actor.userId },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, question: true },
  });
}
