import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { sourceIdentityRows } from '@/lib/db/commands/record-values';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Actor } from '@/lib/domain/case/actor';
import { interviewedField } from '@/lib/domain/case/investigation';
import type { Outcome } from '@/lib/domain/shared/outcome';

export type InterviewToRecord = Omit<ActionInputs['RECORD_INTERVIEW'], 'interviewId'> & {
  /** Goes into the compartment of identities, whose every reading is recorded; blank where it is not known. */
  readonly personName: string;
};

/** The officer or a supervisor records an interview. On the case the person is a number among those interviewed. */
export function recordInterview(
  actor: Actor,
  target: CaseTarget,
  { personName, ...given }: InterviewToRecord,
): Promise<Outcome<Acted>> {
  const interviewId = randomUUID();
  const { capacity, heldOn, placeOrMeans, whatSaid } = given;
  return actOnCase(actor, target, 'RECORD_INTERVIEW', { interviewId, ...given }, async ({ tx, eventId }) => {
    const earlier = await tx.caseEvent.count({
      where: { caseId: target.caseId, type: 'INTERVIEW_RECORDED' },
    });
    const where = { caseId: target.caseId, eventId };
    const name = sourceIdentityRows(where, { [interviewedField(earlier + 1)]: personName });
    await tx.sourceIdentity.createMany({ data: [...name.rows] });
    return {
      values: Object.entries({ capacity, heldOn, placeOrMeans, whatSaid }).map(([field, value]) => ({
        objectKind: 'INTERVIEW',
        objectId: interviewId,
        field,
        value,
      })),
      committed: name.commitments,
    };
  });
}
