import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db/generated/client';
import { readChangesSince, type ChangesSince } from '@/lib/db/queries/changes-since';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { readRecorded, RECORDED_PLACE_SEARCH, RECORDED_STRIKE_QUERY } from '@/lib/db/queries/recorded-shapes';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import { ANSWERS } from '@/lib/domain/assessment/determination';
import {
  EMPTY_INITIAL_ASSESSMENT,
  INITIAL_RECOMMENDATIONS,
  type InitialAssessment,
} from '@/lib/domain/assessment/initial-assessment';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import { parseReference } from '@/lib/domain/case/reference';

/** The initial assessment of a case's cycle, as whoever writes it reads it. */
export type InitialAssessmentPage = {
  readonly state: CaseState;
  readonly placeNameLatin: string | null;
  readonly placeNameOriginal: string | null;
  /** What it says so far; empty where nothing was written yet. */
  readonly assessment: InitialAssessment;
  /** What the supervisor who returned the last recommendation of this cycle wrote; null where none was. */
  readonly returned: { readonly text: string; readonly byName: string | null; readonly at: Date } | null;
};

/** A case with its initial assessment; null where there is none for this reader. */
export async function getInitialAssessment(
  actor: StaffActor,
  reference: string,
): Promise<InitialAssessmentPage | null> {
  const parsed = parseReference(reference);
  if (parsed === null) return null;
  return readAs(actor, async (tx) => {
    const row = await tx.reviewCase.findUnique({
      where: { reference: parsed.reference },
      select: { id: true, placeNameLatin: true, placeNameOriginal: true },
    });
    const state = row && (await loadCaseState(tx, actor, row.id));
    if (!row || !state) return null;
    const { placeNameLatin, placeNameOriginal } = row;
    const assessment = await assessmentOf(tx, state);
    return {
      ...{ state, placeNameLatin, placeNameOriginal },
      assessment: assessment ?? EMPTY_INITIAL_ASSESSMENT,
      returned: await lastReturn(tx, state),
    };
  });
}

/** What stands in the initial assessment of the case's cycle; null where none was begun. */
export async function assessmentOf(tx: Tx, state: CaseState): Promise<InitialAssessment | null> {
  const id = await findAssessmentId(tx, state);
  return id === null ? null : assessmentAt(tx, state.id, id, null);
}

/** An initial assessment as it stood after an entry of the ledger; as it stands now where none is given. */
async function assessmentAt(
  tx: Tx,
  caseId: string,
  assessmentId: string,
  throughSeq: number | null,
): Promise<InitialAssessment> {
  const until =
    throughSeq === null
      ? Prisma.sql`true`
      : Prisma.sql`exists (select 1 from case_event b where b.id = r.event_id and b.seq <= ${throughSeq})`;
  const values = await tx.$queryRaw<{ field: string; valueJson: string | null }[]>(Prisma.sql`
    select distinct on (r.field) r.field, r.value_json as "valueJson" from recorded_value r
      where r.case_id = ${caseId}::uuid and r.object_kind = 'INITIAL_ASSESSMENT' and r.object_id = ${assessmentId}::uuid
        and ${until} order by r.field, r.version desc`);
  return { ...EMPTY_INITIAL_ASSESSMENT, ...readRecorded(RECORDED_ASSESSMENT, values) };
}

/** What has happened to a case and its initial assessment since its reader's version; null where there is none for them. */
export function getAssessmentChanges(
  actor: StaffActor,
  caseId: string,
  version: number,
): Promise<ChangesSince<InitialAssessment> | null> {
  return readChangesSince(actor, caseId, version, async (tx, state, throughSeq) => {
    const id = await findAssessmentId(tx, state);
    const at = async (seq: number | null): Promise<InitialAssessment> =>
      id === null ? EMPTY_INITIAL_ASSESSMENT : assessmentAt(tx, caseId, id, seq);
    return {
      isDraft: id !== null && state.status === 'UNDER_INITIAL_ASSESSMENT' && state.recommendation === null,
      then: await at(throughSeq),
      now: await at(null),
    };
  });
}

/** The id under which the initial assessment of the case's cycle is kept; null where none was begun. */
export async function findAssessmentId(
  tx: Tx,
  state: Pick<CaseState, 'id' | 'cycle'>,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string | null }[]>(Prisma.sql`
    select e.payload ->> 'assessmentId' as id from case_event e where e.case_id = ${state.id}::uuid and e.cycle = ${state.cycle}
      and e.type in ('INITIAL_ASSESSMENT_SAVED', 'CREDIBILITY_ASSESSMENT_RECOMMENDED') and e.payload ? 'assessmentId'
      order by e.seq desc limit 1`);
  return row?.id ?? null;
}

async function lastReturn(tx: Tx, state: CaseState): Promise<InitialAssessmentPage['returned']> {
  if (state.recommendation !== null) return null;
  const refused = await tx.proposal.findFirst({
    where: { caseId: state.id, cycle: state.cycle, kind: 'RECOMMENDATION', decision: 'REFUSED' },
    orderBy: { decidedAt: 'desc' },
    select: { id: true, decidedBy: true, decidedAt: true },
  });
  if (refused === null || refused.decidedAt === null) return null;
  const remarks = await tx.recordedValue.findFirst({
    where: { caseId: state.id, objectKind: 'PROPOSAL', objectId: refused.id, field: 'remarks' },
    orderBy: { version: 'desc' },
    select: { valueJson: true },
  });
  const text: unknown = remarks?.valueJson ? JSON.parse(remarks.valueJson) : null;
  const by =
    refused.decidedBy === null
      ? null
      : await tx.user.findUnique({ where: { id: refused.decidedBy }, select: { name: true } });
  return typeof text === 'string' ? { text, byName: by?.name ?? null, at: refused.decidedAt } : null;
}

const texts = z.array(z.string());
const RECORDED_ASSESSMENT = {
  duplicateSearch: z
    .object({ where: texts, how: z.string(), found: texts, noneFound: z.boolean() })
    .nullable(),
  placeSearch: RECORDED_PLACE_SEARCH,
  strikeQuery: RECORDED_STRIKE_QUERY,
  potential: z.enum(ANSWERS).nullable(),
  reasons: z.string(),
  recommendation: z.enum(INITIAL_RECOMMENDATIONS).nullable(),
} satisfies { readonly [F in keyof InitialAssessment]: z.ZodType<InitialAssessment[F]> };
