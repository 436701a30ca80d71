import 'server-only';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/**
 * Names a unit implicated in the strike; nobody of that unit may assess or decide the case from now on, and so the case
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
    async (tx, { assigneeId, determination, ...state }) => {
      const unit = given.unitId === '' ? null : await tx.unit.findUnique({ where: { id: given.unitId } });
      const authorId = determination?.authorId ?? null;
      const { recommendation, screeningOut, reopening, correction } = state;
      const proposerIds = [recommendation, screeningOut, reopening, correction].flatMap(
        (pending) => pending?.byUserId ?? [],
      );
      const ids = [assigneeId, authorId, ...proposerIds].filter((id) => id !== null);
      const members =
        unit === null || ids.length === 0
          ? []
          : await tx.user.findMany({ where: { id: { in: ids }, unitId: unit.id }, select: { id: true } });
      const isMember = (id: string | null): boolean => members.some((member) => member.id === id);
      return {
        unitId: unit?.id ?? '',
        barsAssignee: isMember(assigneeId),
        barredAuthorId: isMember(authorId) ? authorId : null,
        barredProposerIds: [...new Set(proposerIds.filter(isMember))],
      };
    },
    async ({ tx, after }) => {
      await tx.implicatedUnit.createMany({ data: [{ caseId: after.id, unitId: given.unitId }] });
      return {};
    },
  );
}
