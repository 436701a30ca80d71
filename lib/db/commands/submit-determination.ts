import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import {
  contentValues,
  determinationHash,
  draftCriminality,
  findCitable,
  findDuplicateTarget,
  keepDetermination,
} from '@/lib/db/commands/determination-row';
import { recordSealedValue, type SealedDraft } from '@/lib/db/commands/sealed-values';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Freezes a complete determination under its content hash and sends it to a supervisor for decision. */
export function submitDetermination(
  actor: Actor,
  target: CaseTarget,
  content: DeterminationContent,
): Promise<Outcome<Acted>> {
  const find = (tx: Parameters<typeof findDuplicateTarget>[0]) =>
    findDuplicateTarget(tx, content.duplicate?.targetReference ?? null);
  let sealed: SealedDraft | null = null;
  return actOnCase(
    actor,
    target,
    'SUBMIT_DETERMINATION',
    async (tx, state) => {
      const determinationId = state.determination?.id ?? randomUUID();
      sealed = await draftCriminality(tx, state.id, determinationId, content);
      return {
        determinationId,
        contentHash: determinationHash(content, sealed.commitment),
        content,
        duplicateTarget: await find(tx),
        citable: await findCitable(tx, state.id),
      };
    },
    async (context) => {
      await keepDetermination(context, content, await find(context.tx));
      return {
        values: contentValues(context.after.determination?.id ?? '', content),
        committed: sealed === null ? [] : await recordSealedValue(context.tx, sealed, context),
      };
    },
  );
}
