import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import {
  contentValues,
  draftCriminality,
  findDuplicateTarget,
  keepDetermination,
} from '@/lib/db/commands/determination-row';
import { recordSealedValue } from '@/lib/db/commands/sealed-values';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** Keeps a determination as far as it is written; nothing need be complete. Each changed field gets a new version. */
export function saveDeterminationDraft(
  actor: Actor,
  target: CaseTarget,
  content: DeterminationContent,
): Promise<Outcome<Acted>> {
  return actOnCase(
    actor,
    target,
    'SAVE_DETERMINATION_DRAFT',
    async (_tx, state) => ({ determinationId: state.determination?.id ?? randomUUID() }),
    async (context) => {
      await keepDetermination(
        context,
        content,
        await findDuplicateTarget(context.tx, content.duplicate?.targetReference ?? null),
      );
      const determinationId = context.after.determination?.id ?? '';
      const sealed = await draftCriminality(context.tx, context.after.id, determinationId, content);
      return {
        values: contentValues(determinationId, content),
        committed: await recordSealedValue(context.tx, sealed, context),
      };
    },
  );
}
