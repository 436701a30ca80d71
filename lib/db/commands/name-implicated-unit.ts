import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Names a unit implicated in the strike; nobody of that unit may assess or decide the case from now on. */
export function nameImplicatedUnit(
  actor: Actor,
  target: CaseTarget,
  given: ActionInputs['NAME_IMPLICATED_UNIT'],
): Promise<Outcome<Acted>> {
  return actOnCase(actor, target, 'NAME_IMPLICATED_UNIT', given, async ({ tx, after }) => {
    await tx.implicatedUnit.createMany({ data: [{ caseId: after.id, unitId: given.unitId }] });
    return {};
  });
}
