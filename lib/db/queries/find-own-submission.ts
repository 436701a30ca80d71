import 'server-only';
import { allegationValues } from '@/lib/db/commands/allegation-rows';
import type { AllegationToReceive } from '@/lib/db/commands/receive-allegation';
import { readAs, unsafeAtGate } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import { canonicalJson } from '@/lib/ledger/canonical-json';

/** An allegation that has been received, and where that stands in the ledger. `leafHash` in hex. */
export type Submission = {
  readonly caseId: string;
  readonly reference: string;
  readonly seq: bigint;
  readonly leafHash: string;
  readonly recordedAt: Date;
};

/**
 * Finds the allegation that an earlier sending of the same form made, and whether it said the same. Whoever has no
 * account must show the return code that form was given. Null: there is none that is theirs.
 */
export async function findOwnSubmission(
  actor: Actor,
  input: AllegationToReceive,
): Promise<{ readonly submission: Submission; readonly sameContent: boolean } | null> {
  const reader = actor.kind === 'PUBLIC' ? await holderOf(input) : actor;
  if (reader === null) return null;
  return readAs(reader, async (tx) => {
    const found = await tx.reviewCase.findUnique({ where: { id: input.id }, select: { reference: true } });
    const event = await tx.caseEvent.findFirst({
      where: { caseId: input.id, type: 'CASE_RECEIVED' },
      select: { seq: true, recordedAt: true },
    });
    if (found === null || event === null) return null;
    const entry = await tx.ledgerEntry.findUnique({ where: { seq: event.seq }, select: { leafHash: true } });
    const values = await tx.recordedValue.findMany({
      where: { caseId: input.id, objectKind: 'ALLEGATION', version: 1 },
      select: { field: true, valueJson: true },
    });
    const files = await tx.evidence.findMany({
      where: { caseId: input.id, form: 'FILE' },
      select: { sha256: true },
    });
    const submission = {
      caseId: input.id,
      reference: found.reference,
      seq: event.seq,
      leafHash: Buffer.from(entry?.leafHash ?? []).toString('hex'),
      recordedAt: event.recordedAt,
    };
    return { submission, sameContent: saysTheSame(input, values, files) };
  });
}

/** The holder of the code that came with the form, if the code belongs to this case. */
async function holderOf({ id, returnCodeHash }: AllegationToReceive): Promise<Actor | null> {
  if (returnCodeHash === null) return null;
  const row = await unsafeAtGate((tx) =>
    tx.returnCode.findUnique({ where: { codeHash: returnCodeHash }, select: { caseId: true } }),
  );
  return row?.caseId === id ? { kind: 'RETURN_CODE_HOLDER', caseId: id } : null;
}

type Value = { readonly field: string; readonly valueJson: string | null };
type File = { readonly sha256: Uint8Array | null };

function saysTheSame(input: AllegationToReceive, values: readonly Value[], files: readonly File[]): boolean {
  const stored = new Map(values.map(({ field, valueJson }) => [field, valueJson]));
  const sent = allegationValues(input);
  const there = new Set(files.map(({ sha256 }) => Buffer.from(sha256 ?? []).toString('hex')));
  return (
    sent.length === stored.size &&
    sent.every(({ field, value }) => stored.get(field) === canonicalJson(value)) &&
    input.files.every(({ sha256 }) => there.has(sha256))
  );
}
