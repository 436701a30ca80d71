import 'server-only';
import { NotFoundError } from '@/lib/db/errors';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

/** Removes a filter this person keeps; another's is not there. */
export async function removeFilter(actor: StaffActor, filterId: string): Promise<void> {
  const { count } = await writeAs(actor, (tx) => tx.savedFilter.deleteMany({ where: { id: filterId } }));
  if (count === 0) throw new NotFoundError(`filter ${filterId}`);
}
