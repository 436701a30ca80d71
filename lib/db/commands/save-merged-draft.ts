import 'server-only';
import type { Acted } from '@/lib/db/commands/act-on-case';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { getChangesSince, type ChangesSince } from '@/lib/db/queries/determination-versions';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import type { DraftField } from '@/lib/domain/assessment/draft-fields';
import { mergeDrafts, type DraftConflict } from '@/lib/domain/assessment/merge-drafts';
import type { StaffActor } from '@/lib/domain/case/actor';
import { sameValue } from '@/lib/domain/shared/same-value';
import { success, type Conflict, type Refusal, type Success } from '@/lib/domain/shared/outcome';

/** Which case, and the version that the writer's page was made from. */
export type WrittenOn = { readonly caseId: string; readonly expectedVersion: number };

/** A draft that was kept. `taken`: what others had written meanwhile and now stands in it; `by`: who did. */
export type MergedSave = Pick<Acted, 'version'> & {
  readonly reference: string;
  readonly content: DeterminationContent;
  readonly taken: readonly DraftField[];
  readonly by: string;
};

/** Both wrote on the same part, or the draft is none any more: nothing was kept, and this is what stands. */
export type ConflictOnDraft = Conflict & {
  readonly conflicts: readonly DraftConflict[];
  readonly merged: DeterminationContent;
  readonly since: ChangesSince;
};

/** As many times as others may come between before the writer is told to try again. */
const ROUNDS = 5;

/**
 * Keeps a draft that was made from an older version without taking away what others have written since: part by part, as
 * lib/domain/assessment/merge-drafts.ts says. What says nothing new leaves no version where `onlyIfNew`.
 */
export async function saveMergedDraft(
  actor: StaffActor,
  target: WrittenOn,
  mine: DeterminationContent,
  { onlyIfNew = false }: { readonly onlyIfNew?: boolean } = {},
): Promise<Success<MergedSave> | Refusal | ConflictOnDraft> {
  let [expectedVersion, content] = [target.expectedVersion, mine];
  let merge: { readonly taken: readonly DraftField[]; readonly by: string } = { taken: [], by: '' };
  let told: ConflictOnDraft | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (onlyIfNew) {
      const standing = await getChangesSince(actor, target.caseId, expectedVersion);
      if (standing !== null && standing.events.length === 0 && isKeptIn(standing, content))
        return success({ version: expectedVersion, reference: standing.reference, content, ...merge });
    }
    const saved = await saveDeterminationDraft(actor, { ...target, expectedVersion }, content);
    if (saved.ok) return success({ ...saved.value, content, ...merge });
    // Where somebody submitted or decided it meanwhile, that is what its writer must hear of.
    if (saved.kind === 'REFUSAL') return told ?? saved;
    const since = await getChangesSince(actor, target.caseId, target.expectedVersion);
    if (since === null) throw new Error(`case ${target.caseId} is gone`);
    const { merged, conflicts, taken } = mergeDrafts(since.then, mine, since.now);
    told = { ...saved, conflicts, merged, since };
    if (conflicts.length > 0) return told;
    [expectedVersion, content] = [since.version, merged];
    merge = { taken, by: lastWriter(since) ?? saved.by };
    // The same form sent twice: all of it is there already.
    if (isKeptIn(since, merged))
      return success({ version: since.version, reference: since.reference, content: merged, ...merge });
  }
  if (told === null) throw new Error('no round was tried');
  return told;
}

/** Whether a draft already holds all that is to be kept. */
function isKeptIn({ stage, now }: ChangesSince, content: DeterminationContent): boolean {
  return stage === 'DRAFT' && sameValue(now, content);
}

/** Who wrote on the determination last; whoever attached something afterwards is not meant. */
function lastWriter({ events, people }: ChangesSince): string | null {
  const last = events.findLast(({ type }) => type === 'DETERMINATION_DRAFT_SAVED');
  return people[last?.actorId ?? ''] ?? null;
}
