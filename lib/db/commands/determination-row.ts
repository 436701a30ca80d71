import 'server-only';
import type { ActContext } from '@/lib/db/commands/act-on-case';
import type { ValueToRecord } from '@/lib/db/commands/record-values';
import { draftSealedValue, type SealedDraft, type SealedField } from '@/lib/db/commands/sealed-values';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import type { Citable } from '@/lib/domain/assessment/finding';
import { hashedContent } from '@/lib/domain/assessment/hashed-content';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { Json } from '@/lib/ledger/canonical-json';
import { contentHashOf } from '@/lib/ledger/commitment';

const asJson = (value: unknown): { readonly [field: string]: Json } =>
  JSON.parse(JSON.stringify(value)) as { readonly [field: string]: Json };

/** The hash that an approval is bound to: SHA-256, hex. `commitment` is that of the sealed criminality flag, if there is one. */
export function determinationHash(content: DeterminationContent, commitment: Uint8Array | null): string {
  const hex = commitment === null ? null : Buffer.from(commitment).toString('hex');
  return contentHashOf(asJson(hashedContent(content, hex)));
}

/** One recorded value for each field of the determination that all the staff may read. */
export function contentValues(
  determinationId: string,
  content: DeterminationContent,
): readonly ValueToRecord[] {
  const { criminality: _sealed, ...open } = content;
  return Object.entries(asJson(open)).map(([field, value]) => ({
    objectKind: 'DETERMINATION',
    objectId: determinationId,
    field,
    value,
  }));
}

/** Where the criminality flag of a determination is kept. */
export const criminalityOf = (caseId: string, determinationId: string): SealedField => ({
  caseId,
  objectKind: 'DETERMINATION',
  objectId: determinationId,
  field: 'criminality',
});

/** Makes the criminality flag ready to be kept with the determination. */
export function draftCriminality(
  tx: Tx,
  caseId: string,
  determinationId: string,
  { criminality }: DeterminationContent,
): Promise<SealedDraft> {
  return draftSealedValue(
    tx,
    criminalityOf(caseId, determinationId),
    criminality.kind === 'NOT_SAID' ? null : { ...criminality },
    { takesBack: criminality.kind === 'NONE' },
  );
}

/** What a case holds that findings may cite: its evidence, and the requests that were answered. */
export async function findCitable(tx: Tx, caseId: string): Promise<Citable> {
  const evidence = await tx.evidence.findMany({ where: { caseId }, select: { id: true } });
  const replies = await tx.rfi.findMany({
    where: { caseId, repliedAt: { not: null } },
    select: { id: true },
  });
  return { evidenceIds: evidence.map(({ id }) => id), replyIds: replies.map(({ id }) => id) };
}

/** Writes the current cycle's determination as the domain left it: the row is made at its first draft. */
export async function keepDetermination(
  { tx, before, after, now }: ActContext,
  content: DeterminationContent,
  target: DuplicateTarget | null,
): Promise<void> {
  const determination = after.determination;
  if (determination === null) throw new Error('no determination to keep');
  const isSubmitted = determination.stage === 'SUBMITTED';
  const data = {
    status: determination.stage,
    authorId: determination.authorId,
    outcome: content.outcome,
    reason: content.outcome === 'CREDIBLE' ? null : content.reason,
    contentHash:
      determination.contentHash === null
        ? null
        : new Uint8Array(Buffer.from(determination.contentHash, 'hex')),
    submittedFrom: determination.submittedFrom,
    submittedAt: isSubmitted ? now : null,
    duplicateOfId: target?.caseId ?? null,
    // A draft may hold figures that do not fit together yet; they stand in its values until it is submitted.
    ...(isSubmitted ? figures(content) : {}),
  };
  if (before.determination === null) {
    await tx.determination.createMany({
      data: [{ id: determination.id, caseId: after.id, cycle: after.cycle, number: 1, ...data }],
    });
  } else {
    await tx.determination.updateMany({
      where: { id: determination.id },
      data: { ...data, version: { increment: 1 } },
    });
  }
}

function figures({ killed, injured }: DeterminationContent) {
  return {
    killedBest: killed.best,
    killedMin: killed.min,
    killedMax: killed.max,
    injuredBest: injured.best,
    injuredMin: injured.min,
    injuredMax: injured.max,
  };
}

/** The case a reference names, as it stands now; null where there is none. */
export async function findDuplicateTarget(tx: Tx, reference: string | null): Promise<DuplicateTarget | null> {
  if (reference === null || reference.trim() === '') return null;
  const row = await tx.reviewCase.findUnique({
    where: { reference: reference.trim().toUpperCase() },
    select: { id: true, reference: true, status: true, cycle: true, duplicateOfId: true },
  });
  return (
    row && {
      caseId: row.id,
      reference: row.reference,
      status: row.status as CaseStatus,
      cycle: row.cycle,
      duplicateOfId: row.duplicateOfId,
    }
  );
}
