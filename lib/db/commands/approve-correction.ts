import 'server-only';
import {
  actOnCase,
  type Acted,
  type ActContext,
  type CaseTarget,
  type Effects,
} from '@/lib/db/commands/act-on-case';
import { standingRecord } from '@/lib/db/commands/propose-correction';
import { answerProposal, proposalText } from '@/lib/db/commands/proposals';
import { readProposedCorrection } from '@/lib/db/queries/standing-record';
import type { Actor } from '@/lib/domain/case/actor';
import { isPrintedInFull, type ProposedCorrection } from '@/lib/domain/case/correction';
import type { Outcome } from '@/lib/domain/shared/outcome';

/**
 * A second person approves a correction of a closed case. The determination stays as it was decided; the correction stands
 * beside it, moves the figures of this month, and the month's report prints it.
 */
export function approveCorrection(
  actor: Actor,
  target: CaseTarget,
  { proposalId }: { readonly proposalId: string },
): Promise<Outcome<Acted>> {
  let proposed: ProposedCorrection | null = null;
  return actOnCase(
    actor,
    target,
    'APPROVE_CORRECTION',
    async (tx, state) => {
      proposed = await readProposedCorrection(tx, state.id, proposalId);
      return { proposalId, correction: proposed, standing: await standingRecord(tx, state) };
    },
    async (context) => {
      if (proposed === null) throw new Error('a correction was approved that nobody proposed');
      await answerProposal(context, proposalId, 'AGREED');
      await keep(context, proposalId, proposed);
      const why = await context.tx.recordedValue.findFirstOrThrow({
        where: {
          caseId: context.before.id,
          objectKind: 'PROPOSAL',
          objectId: proposalId,
          field: 'rationale',
        },
        orderBy: { version: 'desc' },
        select: { valueJson: true },
      });
      return {
        caseChanges: projected(proposed),
        values: [
          ...(isPrintedInFull(proposed.field)
            ? [proposalText(proposalId, 'correction', proposed, 'PUBLIC')]
            : []),
          ...(why.valueJson === null
            ? []
            : [proposalText(proposalId, 'rationale', JSON.parse(why.valueJson) as string, 'PUBLIC')]),
        ],
      };
    },
  );
}

/** The correction's own row, from which the figures are counted. */
async function keep(
  { tx, before, eventId }: ActContext,
  id: string,
  { field, from, to }: ProposedCorrection,
): Promise<void> {
  const determinationId = before.determination?.id;
  if (determinationId === undefined) throw new Error('a correction of no determination');
  const ordinal = (await tx.correction.count({ where: { determinationId, field } })) + 1;
  const columns =
    field === 'KILLED' || field === 'INJURED'
      ? {
          ...{ bestFrom: from.best, minFrom: from.min, maxFrom: from.max },
          ...{ bestTo: to.best, minTo: to.min, maxTo: to.max },
        }
      : field === 'REASON'
        ? { reasonTo: to }
        : field === 'INCIDENT_DATE'
          ? { oldIncidentFrom: from.from, oldIncidentTo: from.to, oldPrecision: from.precision }
          : field === 'GOVERNORATE'
            ? { oldGovernorate: from }
            : {};
  await tx.correction.createMany({
    data: [
      { id, caseId: before.id, determinationId, cycle: before.cycle, field, ordinal, eventId, ...columns },
    ],
  });
}

/** What worklists and pages show of the case follows its correction. */
function projected(correction: ProposedCorrection): NonNullable<Effects['caseChanges']> {
  switch (correction.field) {
    case 'REASON':
      return { reason: correction.to };
    case 'INCIDENT_DATE':
      return {
        incidentFrom: correction.to.from,
        incidentTo: correction.to.to,
        incidentPrecision: correction.to.precision,
      };
    case 'GOVERNORATE':
      return { governorate: correction.to };
    case 'PLACE_NAME':
      return { placeNameLatin: correction.to };
    case 'KILLED':
    case 'INJURED':
    case 'PUBLIC_TEXT':
      return {};
  }
}
