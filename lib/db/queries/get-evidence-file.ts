import 'server-only';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';

/** What is needed to hand out a file. `sha256` in hex. */
export type EvidenceFile = {
  readonly caseId: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
};

/** A file of a case this reader may see; null when there is none, it is a link, it is held, or it is not theirs to see. */
export function getEvidenceFile(actor: Actor, evidenceId: string): Promise<EvidenceFile | null> {
  return readAs(actor, (tx) => findEvidenceFile(tx, evidenceId));
}

/** The same within a transaction of whoever asks. */
export async function findEvidenceFile(tx: Tx, evidenceId: string): Promise<EvidenceFile | null> {
  const row = await tx.evidence.findUnique({
    where: { id: evidenceId },
    select: {
      caseId: true,
      sha256: true,
      mediaType: true,
      heldBecause: true,
      release: { select: { releasedAt: true } },
    },
  });
  if (row === null || row.sha256 === null) return null;
  if (row.heldBecause.length > 0 && row.release === null) return null;
  const name = await tx.recordedValue.findFirst({
    where: { caseId: row.caseId, objectKind: 'EVIDENCE', objectId: evidenceId, field: 'fileName' },
    orderBy: { version: 'desc' },
    select: { valueJson: true },
  });
  const fileName: unknown = name?.valueJson ? JSON.parse(name.valueJson) : null;
  return {
    caseId: row.caseId,
    sha256: Buffer.from(row.sha256).toString('hex'),
    mediaType: row.mediaType ?? 'application/octet-stream',
    fileName: typeof fileName === 'string' ? fileName : row.caseId,
  };
}
