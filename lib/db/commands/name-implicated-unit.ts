import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/**
 * Names a unit implicated in the strike; nobody who is of that unit now, or comes to it, may assess or decide the case, and so the case
 * stays with none of them, and what one of them has submitted or put forward is not approved.
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
    async (tx, { assigneeId, determination }) => {
      const unit = given.unitId === '' ? null : await tx.unit.findUnique({ where: { id: given.unitId } });
      const members =
        unit === null ? [] : await tx.user.findMany({ where: { unitId: unit.id }, select: { id: true } });
      const memberIds = members.map(({ id }) => id).sort();
      const authorId = determination?.authorId ?? null;
      const isMember = (id: string | null): boolean => id !== null && memberIds.includes(id);
      return {
        unitId: unit?.id ?? '',
        barsAssignee: isMember(assigneeId),
        barredAuthorId: isMember(authorId) ? authorId : null,
        memberIds,
      };
    },
    async ({ tx, after }) => {
      await tx.implicatedUnit.createMany({ data: [{ caseId: after.id, unitId: given.unitId }] });
      return {};
    },
  );
}
