import 'server-only';
import { EMPTY_DETERMINATION, type ConcededRange } from '@/lib/domain/assessment/determination';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { CaseState } from '@/lib/domain/case/case-state';
import type { ProposedCorrection, StandingRecord } from '@/lib/domain/case/correction';
import type { TimePrecision } from '@/lib/domain/shared/incident-time';
import { incidentZones } from '@/lib/db/queries/incident-zones';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { Json } from '@/lib/ledger/canonical-json';

/**
 * What stands on record of a closed case: the determination that closed it, with every correction approved since. Null
 * while no decision stands.
 */
export async function readStandingRecord(
  tx: Tx,
  { id, determination }: CaseState,
): Promise<StandingRecord | null> {
  if (determination === null) return null;
  const row = await tx.determination.findFirst({
    where: { id: determination.id, caseId: id, status: { in: ['APPROVED', 'HISTORIC'] } },
    include: { batch: { select: { confirmedAt: true } } },
  });
  if (row === null) return null;
  const review = await tx.reviewCase.findUniqueOrThrow({
    where: { id },
    select: {
      incidentFrom: true,
      incidentTo: true,
      incidentPrecision: true,
      governorate: true,
      placeNameLatin: true,
    },
  });
  const corrections = await tx.correction.findMany({
    where: { determinationId: row.id },
    orderBy: { ordinal: 'desc' },
    distinct: ['field'],
  });
  const values = await latestValues(tx, id, [row.id, ...corrections.map((one) => one.id)]);
  const of = (field: string) => corrections.find((one) => one.field === field);
  const people = (field: 'KILLED' | 'INJURED', before: ConcededRange): ConcededRange => {
    const last = of(field);
    return last === undefined ? before : { best: last.bestTo, min: last.minTo, max: last.maxTo };
  };
  const zone = (await incidentZones(tx, [id])).get(id);
  const text = of('PUBLIC_TEXT');
  const corrected = text && (values.get(`${text.id}/correction`) as ProposedCorrection | undefined)?.to;
  const original = values.get(`${row.id}/publicText`);
  return {
    determinationId: row.id,
    outcome: row.outcome as Outcome,
    historic: row.historic,
    confirmed: !row.historic || (row.batch?.confirmedAt ?? null) !== null,
    values: {
      KILLED: people('KILLED', { best: row.killedBest, min: row.killedMin, max: row.killedMax }),
      INJURED: people('INJURED', { best: row.injuredBest, min: row.injuredMin, max: row.injuredMax }),
      REASON: (of('REASON')?.reasonTo ?? row.reason) as Reason | null,
      PUBLIC_TEXT: textOrNull(text === undefined ? original : (corrected ?? null)),
      INCIDENT_DATE: {
        from: review.incidentFrom?.toISOString() ?? null,
        to: review.incidentTo?.toISOString() ?? null,
        precision: review.incidentPrecision as TimePrecision | null,
        ...(zone === undefined ? {} : { zone }),
      },
      GOVERNORATE: review.governorate,
      PLACE_NAME: review.placeNameLatin,
    },
    content: row.historic ? EMPTY_DETERMINATION : contentOf(row.id, values),
  };
}

/** What was proposed and waits for an answer; null where there is no such proposal of this case. */
export async function readProposedCorrection(
  tx: Tx,
  caseId: string,
  proposalId: string,
): Promise<ProposedCorrection | null> {
  const values = await latestValues(tx, caseId, [proposalId]);
  return (values.get(`${proposalId}/correction`) ?? null) as ProposedCorrection | null;
}

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

function contentOf(determinationId: string, values: ReadonlyMap<string, Json>): DeterminationContent {
  const fields = Object.keys(EMPTY_DETERMINATION) as (keyof DeterminationContent)[];
  const given = fields.flatMap((field) => {
    const value = values.get(`${determinationId}/${field}`);
    return value === undefined ? [] : [[field, value] as const];
  });
  return { ...EMPTY_DETERMINATION, ...(Object.fromEntries(given) as Partial<DeterminationContent>) };
}

async function latestValues(
  tx: Tx,
  caseId: string,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, Json>> {
  const rows = await tx.recordedValue.findMany({
    where: { caseId, objectKind: { in: ['DETERMINATION', 'PROPOSAL'] }, objectId: { in: [...objectIds] } },
    orderBy: { version: 'asc' },
    select: { objectId: true, field: true, valueJson: true },
  });
  return new Map(
    rows.flatMap((row) =>
      row.valueJson === null
        ? []
        : [[`${row.objectId}/${row.field}`, JSON.parse(row.valueJson) as Json] as const],
    ),
  );
}
