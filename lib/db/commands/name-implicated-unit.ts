import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/**
 * Names a unit implicated in the strike; nobody of that unit may assess or decide the case from now on, and so the case
 * stays with none of them.
 */
export function nameImplicatedUnit(
  actor: Actor,
  target: CaseTarget,
  given: { readonly unitId: string },
): Promise<Outcome<Acted>> {
  return actOnCase(
    actor,
    target,
    'NAME_IMPLICATED_UNIT',
    async (tx, { assigneeId }) => {
      const unit = given.unitId === '' ? null : await tx.unit.findUnique({ where: { id: given.unitId } });
      const assignee =
        assigneeId === null
          ? null
          : await tx.user.findUnique({ where: { id: assigneeId }, select: { unitId: true } });
      return { unitId: unit?.id ?? '', barsAssignee: unit !== null && assignee?.unitId === unit.id };
    },
    async ({ tx, after }) => {
      await tx.implicatedUnit.createMany({ data: [{ caseId: after.id, unitId: given.unitId }] });
      return {};
    },
  );
}
