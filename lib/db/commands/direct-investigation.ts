import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { findAppointee } from '@/lib/db/queries/find-appointee';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** What a supervisor gives to open an investigation; the officer may have no account here. */
export type InvestigationToDirect = Omit<
  ActionInputs['DIRECT_INVESTIGATION'],
  'investigationId' | 'officerAccount'
> & { readonly officerId: string | null };

/** A supervisor directs an investigation: it holds an open case open, and runs beside a closed credible one. */
export function directInvestigation(
  actor: Actor,
  target: CaseTarget,
  given: InvestigationToDirect,
): Promise<Outcome<Acted>> {
  const investigationId = randomUUID();
  const { officerId, ...rest } = given;
  return actOnCase(
    actor,
    target,
    'DIRECT_INVESTIGATION',
    async (tx) => ({ investigationId, ...rest, officerAccount: await findAppointee(tx, officerId) }),
    async ({ tx, before, after }) => {
      const opened = after.investigation;
      await tx.investigation.createMany({
        data: [
          {
            id: investigationId,
            caseId: after.id,
            cycle: before.cycle,
            type: given.investigationType ?? '',
            officerId: opened?.officerId ?? null,
            dueOn: new Date(given.dueOn),
            runsBeside: opened?.effect === 'BESIDE_CLOSED_CASE',
          },
        ],
      });
      const of = { objectKind: 'INVESTIGATION', objectId: investigationId } as const;
      return {
        values: [
          { ...of, field: 'appointingAuthority', value: given.appointingAuthority },
          // Kept beside the row, whose day goes on with each extension.
          { ...of, field: 'dueOn', value: given.dueOn },
          { ...of, field: 'officer', value: given.officer },
          { ...of, field: 'scope', value: given.scope },
        ],
      };
    },
  );
}
