import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** The author takes a submitted determination back. */
export function withdrawDetermination(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['WITHDRAW_DETERMINATION'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'WITHDRAW_DETERMINATION', given, async ({ tx }) => {
    await tx.determination.updateMany({
      where: { id: given.determinationId, status: 'SUBMITTED' },
      data: { status: 'WITHDRAWN', version: { increment: 1 } },
    });
    return {};
  });
}
