import 'server-only';
import type { Acted, CaseTarget } from '@/lib/db/commands/act-on-case';
import type { ChangesSince } from '@/lib/db/queries/changes-since';
import type { DraftField } from '@/lib/domain/assessment/draft-fields';
import type { Merged } from '@/lib/domain/assessment/merge-drafts';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { EventType } from '@/lib/domain/case/events';
import type { PartConflict } from '@/lib/domain/shared/merge-parts';
import {
  success,
  type Conflict,
  type Outcome,
  type Refusal,
  type Success,
} from '@/lib/domain/shared/outcome';
import { sameValue } from '@/lib/domain/shared/same-value';

/** Which case, and the version that the writer's page was made from. */
export type WrittenOn = { readonly caseId: string; readonly expectedVersion: number };

/** What several people write on: how it is kept, what others have done to it since, how two texts of it become one. */
export type SharedDraft<T> = {
  readonly save: (actor: StaffActor, target: CaseTarget, content: T) => Promise<Outcome<Acted>>;
  readonly savedBy: EventType;
  readonly changesSince: (
    actor: StaffActor,
    caseId: string,
    version: number,
  ) => Promise<ChangesSince<T> | null>;
  readonly merge: (base: T, mine: T, theirs: T) => Merged<T>;
};

/** A draft that was kept. `taken`: what others had written meanwhile and now stands in it; `by`: who did. */
export type MergedSave<T> = Pick<Acted, 'version'> & {
  readonly reference: string;
  readonly content: T;
  readonly taken: readonly DraftField[];
  readonly by: string;
};

/** Both wrote on the same part, or the draft is none any more: nothing was kept, and this is what stands. */
export type ConflictOnDraft<T> = Conflict & {
  readonly conflicts: readonly PartConflict[];
  readonly merged: T;
  readonly since: ChangesSince<T>;
};

/** As many times as others may come between before the writer is told to try again. */
const ROUNDS = 5;

/**
 * Keeps a draft that was made from an older version without taking away what others have written since: part by part, as
 * lib/domain/shared/merge-parts.ts says. What says nothing new leaves no version where `onlyIfNew`.
 */
export async function keepMerged<T>(
  draft: SharedDraft<T>,
  actor: StaffActor,
  target: WrittenOn,
  mine: T,
  { onlyIfNew = false }: { readonly onlyIfNew?: boolean } = {},
): Promise<Success<MergedSave<T>> | Refusal | ConflictOnDraft<T>> {
  let [expectedVersion, content] = [target.expectedVersion, mine];
  let merge: { readonly taken: readonly DraftField[]; readonly by: string } = { taken: [], by: '' };
  let told: ConflictOnDraft<T> | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (onlyIfNew) {
      const standing = await draft.changesSince(actor, target.caseId, expectedVersion);
      if (standing !== null && standing.events.length === 0 && isKeptIn(standing, content))
        return success({ version: expectedVersion, reference: standing.reference, content, ...merge });
    }
    const saved = await draft.save(actor, { ...target, expectedVersion }, content);
    if (saved.ok) return success({ ...saved.value, content, ...merge });
    // Where somebody submitted or decided it meanwhile, that is what its writer must hear of.
    if (saved.kind === 'REFUSAL') return told ?? saved;
    const since = await draft.changesSince(actor, target.caseId, target.expectedVersion);
    if (since === null) throw new Error(`case ${target.caseId} is gone`);
    const { merged, conflicts, taken } = draft.merge(since.then, mine, since.now);
    told = { ...saved, conflicts, merged, since };
    if (conflicts.length > 0) return told;
    [expectedVersion, content] = [since.version, merged];
    merge = { taken, by: lastWriter(draft, since) ?? saved.by };
    // The same form sent twice: all of it is there already.
    if (isKeptIn(since, merged))
      return success({ version: since.version, reference: since.reference, content: merged, ...merge });
  }
  if (told === null) throw new Error('no round was tried');
  return told;
}

/** Whether a draft already holds all that is to be kept. */
function isKeptIn<T>({ isDraft, now }: ChangesSince<T>, content: T): boolean {
  return isDraft && sameValue(now, content);
}

/** Who wrote on it last; whoever attached something afterwards is not meant. */
function lastWriter<T>({ savedBy }: SharedDraft<T>, { events, people }: ChangesSince<T>): string | null {
  const last = events.findLast(({ type }) => type === savedBy);
  return people[last?.actorId ?? ''] ?? null;
}
