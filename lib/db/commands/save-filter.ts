import 'server-only';
import { randomUUID } from 'node:crypto';
import { isUniqueViolation } from '@/lib/db/errors';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';
import { missingField, problem } from '@/lib/domain/shared/problem';
import { isBlank } from '@/lib/domain/shared/text';

/** How many a person may keep; a list longer than this is no help. */
const MOST = 30;

/**
 * Keeps a worklist's question under a name, for this person alone: a setting, and no part of the record. A name that is
 * taken is refused, so that none is replaced unseen.
 */
export async function saveFilter(
  actor: StaffActor,
  { name, question }: { readonly name: string; readonly question: string },
): Promise<Outcome<{ readonly id: string }>> {
  if (isBlank(name)) return refuse(missingField('name'));
  const id = randomUUID();
  try {
    return await writeAs(actor, async (tx) => {
      if ((await tx.savedFilter.count()) >= MOST)
        return refuse(problem('filters.tooMany', 'name', { most: MOST }));
      await tx.savedFilter.createMany({ data: [{ id, userId: actor.userId, name, question }] });
      return success({ id });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse(problem('filters.nameTaken', 'name'));
    throw error;
  }
}
