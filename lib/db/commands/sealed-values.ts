import 'server-only';
import { randomUUID } from 'node:crypto';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';
import { commitTo, type CommittedValue } from '@/lib/ledger/commitment';
import type { CommittedChange } from '@/lib/ledger/entry';

/** Which value: of one object of a case. */
export type SealedField = {
  readonly caseId: string;
  readonly objectKind: 'DETERMINATION';
  readonly objectId: string;
  readonly field: string;
};

/** The next version of a sealed value, made ready before its event is known; `value` null: nothing new to keep. */
export type SealedDraft = {
  readonly where: SealedField;
  /** Of the version that will stand, or stands; null where there is none. */
  readonly commitment: Uint8Array | null;
  readonly value: {
    readonly version: number;
    readonly before: string | null;
    readonly committed: CommittedValue;
  } | null;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The newest version and its commitment, which every member of the staff may know; null where there is none. */
export async function sealedHead(
  tx: Tx,
  { caseId, objectKind, objectId, field }: SealedField,
): Promise<{ readonly version: number; readonly commitment: Uint8Array } | null> {
  const [head] = await tx.$queryRaw<{ version: number; commitment: Uint8Array }[]>(
    Prisma.sql`select version, commitment from sealed_head(${caseId}::uuid, ${objectKind}, ${objectId}::uuid, ${field})`,
  );
  return head ?? null;
}

/**
 * Makes the next version of a sealed value ready, so that a content hash can be reckoned with its commitment. `said` is
 * null where the writer says nothing: what stands there stays, whoever wrote it. What says the same again stays too, and so
 * does what the writer may not read, where `takesBack` says that nothing is raised.
 */
export async function draftSealedValue(
  tx: Tx,
  where: SealedField,
  said: Json | null,
  { takesBack }: { readonly takesBack: boolean },
): Promise<SealedDraft> {
  const head = await sealedHead(tx, where);
  const standing = { where, commitment: head?.commitment ?? null, value: null };
  if (said === null) return standing;
  // Only where the writer may read it: the same words of somebody else are a new version.
  const own = await tx.sealedValue.findFirst({
    where: { ...where, version: head?.version ?? 0 },
    select: { valueJson: true },
  });
  if (own?.valueJson === canonicalJson(said)) return standing;
  // Nobody takes back what they may not read: it stands for whoever decides.
  if (takesBack && head !== null && own === null) return standing;
  const committed = commitTo(said);
  const before = head === null ? null : hex(head.commitment);
  return {
    where,
    commitment: committed.commitment,
    value: { version: (head?.version ?? 0) + 1, before, committed },
  };
}

/** Writes what was made ready, and answers the committed changes for the ledger entry. */
export async function recordSealedValue(
  tx: Tx,
  { where, value }: SealedDraft,
  by: { readonly eventId: string; readonly userId: string | null },
): Promise<readonly CommittedChange[]> {
  if (value === null) return [];
  if (by.userId === null) throw new Error('a sealed value without its writer');
  const { version, before, committed } = value;
  await tx.sealedValue.createMany({
    data: [{ id: randomUUID(), ...where, version, eventId: by.eventId, recordedBy: by.userId, ...committed }],
  });
  return [{ field: `${where.objectKind}.${where.field}`, before, after: hex(committed.commitment) }];
}
