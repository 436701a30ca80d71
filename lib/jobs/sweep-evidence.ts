import 'server-only';
import { readAs } from '@/lib/db/scope/as-actor';
import type { OperatorActor } from '@/lib/domain/case/actor';
import type { EvidenceStore } from '@/lib/storage/evidence-store';

const HOUR_MS = 3_600_000;
/** Twice as long as an unsent report is kept: bytes that no row names by then were never sent. */
const LEFT_ALONE_MS = 48 * HOUR_MS;
const SWEEPER: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'sweep' };

/** Removes stored bytes that no evidence row names, such as uploads of reports that were never sent. Answers how many. */
export function sweepEvidence(store: EvidenceStore, now: Date): Promise<number> {
  const isReferenced = (sha256: string): Promise<boolean> =>
    readAs(SWEEPER, async (tx) => {
      const row = await tx.evidence.findFirst({
        where: { sha256: new Uint8Array(Buffer.from(sha256, 'hex')) },
        select: { id: true },
      });
      return row !== null;
    });
  return store.sweep(new Date(now.getTime() - LEFT_ALONE_MS), isReferenced);
}

/** Sweeps once an hour for as long as the server runs. `onFault` is told what went wrong; the next hour tries again. */
export function sweepHourly(store: EvidenceStore, onFault: (error: unknown) => void): void {
  setInterval(() => void sweepEvidence(store, new Date()).catch(onFault), HOUR_MS).unref();
}
