import 'server-only';
import type { CaseTarget } from '@/lib/db/commands/act-on-case';
import { assignCase } from '@/lib/db/commands/assign-case';
import { NotFoundError } from '@/lib/db/errors';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import type { Conflict, Refusal } from '@/lib/domain/shared/outcome';

/** What became of each case, in the order they were given; none is left unsaid. */
export type Assigned = { readonly reference: string; readonly refused: Refusal | Conflict | null };

/**
 * Gives several cases to one person: each is a command of its own, with its own lock, guards, event and ledger entry, so
 * that one that is refused or was changed meanwhile keeps none of the others back.
 */
export async function assignCases(
  actor: Actor,
  targets: readonly CaseTarget[],
  given: { readonly assigneeId: string },
): Promise<readonly Assigned[]> {
  const rows = await readAs(actor, (tx) =>
    tx.reviewCase.findMany({
      where: { id: { in: targets.map(({ caseId }) => caseId) } },
      select: { id: true, reference: true },
    }),
  );
  const references = new Map(rows.map(({ id, reference }) => [id, reference]));
  const answers: Assigned[] = [];
  for (const target of targets) {
    const reference = references.get(target.caseId);
    // A case that is not there was never ticked in a list: the whole form is not one of ours.
    if (reference === undefined) throw new NotFoundError(`case ${target.caseId}`);
    const outcome = await assignCase(actor, target, given);
    answers.push({ reference, refused: outcome.ok ? null : outcome });
  }
  return answers;
}
