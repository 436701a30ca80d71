import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import {
  contentAsJson,
  contentValues,
  findDuplicateTarget,
  keepDetermination,
} from '@/lib/db/commands/determination-row';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { Actor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';
import { contentHashOf } from '@/lib/ledger/commitment';

/** Freezes a complete determination under its content hash and sends it to a supervisor for decision. */
export function submitDetermination(
  actor: Actor,
  target: CaseTarget,
  content: DeterminationContent,
): Promise<Outcome<Acted>> {
  const find = (tx: Parameters<typeof findDuplicateTarget>[0]) =>
    findDuplicateTarget(tx, content.duplicate?.targetReference ?? null);
  return actOnCase(
    actor,
    target,
    'SUBMIT_DETERMINATION',
    async (tx, state) => ({
      determinationId: state.determination?.id ?? randomUUID(),
      contentHash: contentHashOf(contentAsJson(content)),
      content,
      duplicateTarget: await find(tx),
    }),
    async (context) => {
      await keepDetermination(context, content, await find(context.tx));
      return { values: contentValues(context.after.determination?.id ?? '', content) };
    },
  );
}
