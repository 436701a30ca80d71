import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** A supervisor sets a later day for an investigation, and says why. */
export function extendInvestigation(
  actor: Actor,
  target: CaseTarget,
  given: Omit<ActionInputs['EXTEND_INVESTIGATION'], 'extensionId' | 'dueBefore'>,
): Promise<Outcome<Acted>> {
  const extensionId = randomUUID();
  const of = { objectKind: 'INVESTIGATION_EXTENSION', objectId: extensionId } as const;
  const { investigationId } = given;
  return actOnCase(
    actor,
    target,
    'EXTEND_INVESTIGATION',
    async (tx) => {
      const row = await tx.investigation.findFirst({
        where: { id: investigationId, caseId: target.caseId },
        select: { dueOn: true },
      });
      return { extensionId, ...given, dueBefore: row?.dueOn?.toISOString().slice(0, 10) ?? null };
    },
    async ({ tx }) => {
      await tx.investigation.updateMany({
        where: { id: investigationId, caseId: target.caseId },
        data: { dueOn: new Date(given.dueOn) },
      });
      return {
        values: [
          { ...of, field: 'dueOn', value: given.dueOn },
          { ...of, field: 'rationale', value: given.rationale },
        ],
      };
    },
  );
}
