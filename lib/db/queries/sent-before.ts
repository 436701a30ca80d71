import 'server-only';
import type { Tx } from '@/lib/db/scope/as-actor';
import { canonicalJson } from '@/lib/ledger/canonical-json';

/** Within so many minutes the same words on the same case are one sending: a button pressed twice, a page sent again. */
const ONE_SENDING_MINUTES = 15;

/** Whether these very words came to the case just now, as far as the reader can see. Asked under the case's lock. */
export async function wasJustSaid(
  tx: Tx,
  caseId: string,
  objectKind: 'INFORMATION' | 'NOTE',
  text: string,
): Promise<boolean> {
  const found = await tx.recordedValue.findFirst({
    where: {
      ...{ caseId, objectKind, field: 'text', valueJson: canonicalJson(text) },
      recordedAt: { gt: new Date(Date.now() - ONE_SENDING_MINUTES * 60_000) },
    },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Whether a file of these bytes and this name, or a link to this address, is on the case already, as far as the reader can
 * see. Asked under the case's lock. `sha256` in hex; null for a link, whose name is its address.
 */
export async function isOnCase(
  tx: Tx,
  caseId: string,
  item: { readonly sha256: string | null; readonly name: string },
): Promise<boolean> {
  const { sha256, name } = item;
  const same = await tx.evidence.findMany({
    where: {
      caseId,
      form: sha256 === null ? 'LINK' : 'FILE',
      ...(sha256 === null ? {} : { sha256: new Uint8Array(Buffer.from(sha256, 'hex')) }),
    },
    select: { id: true },
  });
  if (same.length === 0) return false;
  const named = await tx.recordedValue.findFirst({
    where: {
      ...{ caseId, objectKind: 'EVIDENCE', objectId: { in: same.map(({ id }) => id) } },
      ...{ field: sha256 === null ? 'url' : 'fileName', valueJson: canonicalJson(name) },
    },
    select: { id: true },
  });
  return named !== null;
}
