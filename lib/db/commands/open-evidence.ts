import 'server-only';
import { randomUUID } from 'node:crypto';
import { appendEvent } from '@/lib/db/commands/append-events';
import { findEvidenceFile, type EvidenceFile } from '@/lib/db/queries/get-evidence-file';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';

/**
 * Records that this reader is handed the original of a file: who, when, and its hash, as an entry of its case (custody). The
 * case stays as it was, open forms stay good. Null, and nothing recorded, where there is no such file, it is held, or it
 * is not theirs to see.
 */
export function openEvidence(actor: Actor, evidenceId: string): Promise<EvidenceFile | null> {
  return writeAs(actor, async (tx) => {
    const file = await findEvidenceFile(tx, evidenceId);
    const state = file && (await loadCaseState(tx, actor, file.caseId));
    if (file === null || state === null) return null;
    await appendEvent(tx, actor, {
      id: randomUUID(),
      type: 'EVIDENCE_OPENED',
      object: { kind: 'CASE', id: state.id },
      caseId: state.id,
      fromStatus: state.status,
      toStatus: state.status,
      cycle: state.cycle,
      payload: { evidenceId },
      evidence: [file.sha256],
    });
    return file;
  });
}
