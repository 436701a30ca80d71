import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { findAppointee } from '@/lib/db/queries/find-appointee';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor gives an open case to an active analyst or supervisor. */
export function assignCase(
  actor: Actor,
  target: CaseTarget,
  given: { readonly assigneeId: string | null },
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'ASSIGN_CASE', async (tx) => ({
    assignee: await findAppointee(tx, given.assigneeId),
  }));
}
