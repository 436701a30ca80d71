import 'server-only';
import {
  criminalityOf,
  determinationHash,
  findCitable,
  findDuplicateTarget,
} from '@/lib/db/commands/determination-row';
import { sealedHead } from '@/lib/db/commands/sealed-values';
import { assessmentOf } from '@/lib/db/queries/get-initial-assessment';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { readRecorded, RECORDED } from '@/lib/db/queries/recorded-shapes';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import { missingForSubmission } from '@/lib/domain/assessment/completeness';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import type { CitableSource, CitableSources } from '@/lib/domain/assessment/finding';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import { parseReference } from '@/lib/domain/case/reference';
import type { Problem } from '@/lib/domain/shared/outcome';
import { commitmentOf } from '@/lib/ledger/commitment';

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
  /** What the case holds that findings may cite, in the order in which the case page numbers it. */
  readonly sources: CitableSources;
  /** The initial assessment of this cycle, from which a determination not yet begun starts; null where there is none. */
  readonly assessment: InitialAssessment | null;
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
    const sealed = determination ? await criminalityRead(tx, row.id, determination.id) : NOTHING_SEALED;
    const content = { ...EMPTY_DETERMINATION, ...readRecorded(RECORDED, [...values, ...sealed.values]) };
    const isFrozen = determination?.stage === 'SUBMITTED' || determination?.stage === 'APPROVED';
    const hash = isFrozen ? determination.contentHash : null;
    return {
      state,
      placeNameLatin: row.placeNameLatin,
      placeNameOriginal: row.placeNameOriginal,
      content,
      duplicateTarget: await findDuplicateTarget(tx, content.duplicate?.targetReference ?? null),
      assessment: await assessmentOf(tx, state),
      sources: await citableSources(tx, row.id),
      authorName: await nameOf(tx, stored?.authorId ?? null),
      submittedAt: stored?.submittedAt ?? null,
      matchesHash:
        hash === null ? null : sealed.isWhole && determinationHash(content, sealed.commitment) === hash,
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
    return missingForSubmission(content, state, target, await findCitable(tx, caseId));
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

type Sealed = {
  readonly values: readonly { readonly field: string; readonly valueJson: string | null }[];
  readonly commitment: Uint8Array | null;
  /** Where this reader may read the value, it is the one that was committed to. */
  readonly isWhole: boolean;
};
const NOTHING_SEALED: Sealed = { values: [], commitment: null, isWhole: true };

/** The criminality flag: its value for whom the database shows it to, its commitment for all. */
async function criminalityRead(tx: Tx, caseId: string, determinationId: string): Promise<Sealed> {
  const where = criminalityOf(caseId, determinationId);
  const head = await sealedHead(tx, where);
  if (head === null) return NOTHING_SEALED;
  const shown = await tx.sealedValue.findFirst({
    where: { ...where, version: head.version },
    select: { field: true, valueJson: true, salt: true },
  });
  const { commitment } = head;
  if (!shown || shown.valueJson === null || shown.salt === null)
    return { values: [], commitment, isWhole: true };
  const isWhole = Buffer.from(commitmentOf(shown.valueJson, shown.salt)).equals(Buffer.from(commitment));
  return { values: [shown], commitment, isWhole };
}

/** Evidence by its title, file name or address; replies by the question they answer. Oldest first. */
export async function citableSources(tx: Tx, caseId: string): Promise<CitableSources> {
  const evidence = await tx.evidence.findMany({
    where: { caseId },
    orderBy: [{ attachedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  const replies = await tx.rfi.findMany({
    where: { caseId, repliedAt: { not: null } },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  const ids = [...evidence, ...replies].map(({ id }) => id);
  if (ids.length === 0) return { evidence: [], replies: [] };
  const named = await tx.recordedValue.findMany({
    where: { caseId, objectId: { in: ids }, field: { in: [...NAMING] } },
    orderBy: { version: 'desc' },
    select: { objectId: true, field: true, valueJson: true },
  });
  const nameOfSource = ({ id }: { readonly id: string }, n: number): CitableSource => {
    const own = named.filter(({ objectId, valueJson }) => objectId === id && valueJson !== null);
    const texts = NAMING.flatMap((field) => own.find((value) => value.field === field)?.valueJson ?? []);
    const name: unknown = texts.map((json): unknown => JSON.parse(json)).find((text) => text !== '');
    return { id, number: n + 1, name: typeof name === 'string' ? name : '' };
  };
  return { evidence: evidence.map(nameOfSource), replies: replies.map(nameOfSource) };
}
const NAMING = ['title', 'fileName', 'url', 'question'] as const;

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
