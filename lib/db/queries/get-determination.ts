import 'server-only';
import { z } from 'zod';
import { contentAsJson, findDuplicateTarget } from '@/lib/db/commands/determination-row';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import { missingForSubmission } from '@/lib/domain/assessment/completeness';
import {
  ANSWERS,
  EMPTY_DETERMINATION,
  type DeterminationContent,
} from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import { CAUSE_CODES, DUPLICATE_KINDS, OUTCOMES, REASONS } from '@/lib/domain/assessment/outcome';
import { CONSULTED_SOURCES, CONSULTED_STATES } from '@/lib/domain/assessment/sources-consulted';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import { parseReference } from '@/lib/domain/case/reference';
import type { Problem } from '@/lib/domain/shared/outcome';
import { contentHashOf } from '@/lib/ledger/commitment';

/** What the last supervisor to return this determination wrote. */
export type ReturnRemarks = { readonly text: string; readonly byName: string | null; readonly at: Date };

/** The current cycle's determination of a case, as those who write and decide it read it. */
export type DeterminationPage = {
  readonly state: CaseState;
  readonly placeNameLatin: string | null;
  readonly placeNameOriginal: string | null;
  /** What it says so far; empty where nothing was written yet. */
  readonly content: DeterminationContent;
  /** The case named as duplicate target, as it stands now. */
  readonly duplicateTarget: DuplicateTarget | null;
  readonly authorName: string | null;
  readonly submittedAt: Date | null;
  /** Whether the values read give the hash that was submitted; null where nothing is submitted. */
  readonly matchesHash: boolean | null;
  readonly lastReturn: ReturnRemarks | null;
};

/** A case with its determination; null where there is none for this reader. */
export async function getDetermination(
  actor: StaffActor,
  reference: string,
): Promise<DeterminationPage | null> {
  const parsed = parseReference(reference);
  if (parsed === null) return null;
  return readAs(actor, async (tx) => {
    const row = await tx.reviewCase.findUnique({
      where: { reference: parsed.reference },
      select: { id: true, placeNameLatin: true, placeNameOriginal: true },
    });
    const state = row && (await loadCaseState(tx, actor, row.id));
    if (!row || !state) return null;
    const { determination } = state;
    const stored = determination && (await tx.determination.findUnique({ where: { id: determination.id } }));
    const values = determination ? await valuesOf(tx, row.id, determination.id) : [];
    const content = contentOf(values);
    const hash = determination?.contentHash ?? null;
    return {
      state,
      placeNameLatin: row.placeNameLatin,
      placeNameOriginal: row.placeNameOriginal,
      content,
      duplicateTarget: await findDuplicateTarget(tx, content.duplicate?.targetReference ?? null),
      authorName: await nameOf(tx, stored?.authorId ?? null),
      submittedAt: stored?.submittedAt ?? null,
      matchesHash: hash === null ? null : contentHashOf(contentAsJson(content)) === hash,
      lastReturn: await lastReturn(tx, values),
    };
  });
}

/**
 * What would still keep this content from being submitted, for a form that could not be read whole and so never
 * reaches the command: the writer sees everything at once all the same. Empty where the case is not the reader's.
 */
export async function missingFromDetermination(
  actor: StaffActor,
  caseId: string,
  content: DeterminationContent,
): Promise<readonly Problem[]> {
  return readAs(actor, async (tx) => {
    const state = await loadCaseState(tx, actor, caseId);
    if (!state) return [];
    const target = await findDuplicateTarget(tx, content.duplicate?.targetReference ?? null);
    return missingForSubmission(content, state, target);
  });
}

type Value = {
  readonly field: string;
  readonly valueJson: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
};

/** The latest version of each field; what was erased has no text any more. */
function valuesOf(tx: Tx, caseId: string, determinationId: string): Promise<Value[]> {
  return tx.recordedValue.findMany({
    where: { caseId, objectKind: 'DETERMINATION', objectId: determinationId },
    orderBy: { version: 'desc' },
    distinct: ['field'],
    select: { field: true, valueJson: true, recordedAt: true, recordedBy: true },
  });
}

async function nameOf(tx: Tx, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const user = await tx.user.findUnique({ where: { id: userId }, select: { name: true } });
  return user?.name ?? null;
}

async function lastReturn(tx: Tx, values: readonly Value[]): Promise<ReturnRemarks | null> {
  const remarks = values.find(({ field }) => field === 'remarks');
  const text: unknown = remarks?.valueJson ? JSON.parse(remarks.valueJson) : null;
  if (remarks === undefined || typeof text !== 'string') return null;
  return { text, byName: await nameOf(tx, remarks.recordedBy), at: remarks.recordedAt };
}

const number = z.number().nullable();
const range = z.object({ best: number, min: number, max: number });
const answer = z.object({ answer: z.enum(ANSWERS).nullable(), note: z.string() });
const texts = z.array(z.string());

/** The shape of each field as it was recorded. */
const RECORDED = {
  outcome: z.enum(OUTCOMES).nullable(),
  reason: z.enum(REASONS).nullable(),
  sourcesConsulted: z.array(
    z.object({
      source: z.enum(CONSULTED_SOURCES),
      state: z.enum(CONSULTED_STATES).nullable(),
      reason: z.string(),
    }),
  ),
  answers: z.object({ HARM: answer, OUR_OPERATIONS: answer, GREATER_REASON_OTHERWISE: answer }),
  killed: range,
  injured: range,
  contraryEvidence: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('NAMED'), text: z.string() }),
    z.object({ kind: z.literal('NONE') }),
    z.object({ kind: z.literal('NOT_SAID') }),
  ]),
  publicText: z.string(),
  causeCode: z.enum(CAUSE_CODES).nullable(),
  rfiImpossibleReason: z.string(),
  placeSearch: z
    .object({ latinTexts: texts, arabicTexts: texts, candidateIds: texts, noneFound: z.boolean() })
    .nullable(),
  strikeQuery: z
    .object({
      centre: z.object({ lat: z.number(), lon: z.number() }).nullable(),
      radiusKm: number,
      from: z.string(),
      to: z.string(),
      logsCovered: texts,
      hits: number,
    })
    .nullable(),
  duplicate: z
    .object({
      targetReference: z.string(),
      kind: z.enum(DUPLICATE_KINDS).nullable(),
      adds: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('ADDS'), text: z.string() }),
        z.object({ kind: z.literal('NOTHING') }),
        z.object({ kind: z.literal('NOT_SAID') }),
      ]),
    })
    .nullable(),
} satisfies { readonly [F in keyof DeterminationContent]: z.ZodType<DeterminationContent[F]> };

/** A field that was never recorded, was erased, or came from elsewhere in another shape counts as not yet written. */
function contentOf(values: readonly Value[]): DeterminationContent {
  const recorded = Object.entries(RECORDED).flatMap(([field, shape]) => {
    const json = values.find((value) => value.field === field)?.valueJson;
    const parsed = json ? shape.safeParse(JSON.parse(json)) : null;
    return parsed?.success ? [[field, parsed.data] as const] : [];
  });
  return { ...EMPTY_DETERMINATION, ...(Object.fromEntries(recorded) as Partial<DeterminationContent>) };
}
