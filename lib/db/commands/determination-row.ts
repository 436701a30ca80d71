import 'server-only';
import type { ActContext } from '@/lib/db/commands/act-on-case';
import type { ValueToRecord } from '@/lib/db/commands/record-values';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { Json } from '@/lib/ledger/canonical-json';

/** The content of a determination as JSON: what is hashed, and what is recorded field by field. */
export function contentAsJson(content: DeterminationContent): { readonly [field: string]: Json } {
  return JSON.parse(JSON.stringify(content)) as { readonly [field: string]: Json };
}

/** One recorded value for each field of the determination. */
export function contentValues(
  determinationId: string,
  content: DeterminationContent,
): readonly ValueToRecord[] {
  return Object.entries(contentAsJson(content)).map(([field, value]) => ({
    objectKind: 'DETERMINATION',
    objectId: determinationId,
    field,
    value,
  }));
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
