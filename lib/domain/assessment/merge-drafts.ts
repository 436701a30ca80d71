import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import { contentOf, draftFields, type DraftField } from '@/lib/domain/assessment/draft-fields';
import { sameValue } from '@/lib/domain/shared/same-value';

/** A part that two people changed to different things. Null where one of them took the row away. */
export type DraftConflict = {
  readonly field: DraftField;
  readonly mine: unknown;
  readonly theirs: unknown;
};

export type MergedDrafts = {
  /** Everything that either changed; where both did, what is mine, until somebody chooses. */
  readonly merged: DeterminationContent;
  readonly conflicts: readonly DraftConflict[];
  /** What came in from the other. */
  readonly taken: readonly DraftField[];
};

/**
 * Puts together two texts that were both made from one: part by part, rows by their key. What one of them changed stands;
 * what both changed to different things is for a person to choose.
 */
export function mergeDrafts(
  base: DeterminationContent,
  mine: DeterminationContent,
  theirs: DeterminationContent,
): MergedDrafts {
  const [before, own, other] = [draftFields(base), draftFields(mine), draftFields(theirs)];
  const merged = new Map<DraftField, unknown>();
  const conflicts: DraftConflict[] = [];
  const taken: DraftField[] = [];
  for (const field of new Set([...before.keys(), ...own.keys(), ...other.keys()])) {
    const [was, my, their] = [before.get(field), own.get(field), other.get(field)];
    const isTaken = sameValue(my, was) && !sameValue(their, was);
    if (isTaken) taken.push(field);
    else if (!sameValue(my, their) && !sameValue(their, was))
      conflicts.push({ field, mine: my ?? null, theirs: their ?? null });
    const stands = isTaken ? their : my;
    if (stands !== undefined) merged.set(field, stands);
  }
  return { merged: contentOf(merged, findingOrder(base, mine, theirs)), conflicts, taken };
}

/** A text with some of its parts as another has them: what was chosen where two people had written. */
export function withFieldsOf(
  content: DeterminationContent,
  other: DeterminationContent,
  fields: readonly DraftField[],
): DeterminationContent {
  const [parts, theirs] = [new Map(draftFields(content)), draftFields(other)];
  for (const field of fields) {
    const value = theirs.get(field);
    if (value === undefined) parts.delete(field);
    else parts.set(field, value);
  }
  const ids = [...new Set([...idsOf(content), ...idsOf(other)])];
  return contentOf(parts, ids);
}

const idsOf = ({ findings }: DeterminationContent): readonly string[] => findings.map(({ id }) => id);

/** As the one who moved rows has them; where both did, those there were and then the new ones, whoever asks. */
function findingOrder(
  base: DeterminationContent,
  mine: DeterminationContent,
  theirs: DeterminationContent,
): readonly string[] {
  const [was, my, their] = [idsOf(base), idsOf(mine), idsOf(theirs)];
  if (sameValue(their, was) || sameValue(my, their)) return [...new Set([...my, ...was])];
  if (sameValue(my, was)) return [...new Set([...their, ...was])];
  const added = [...my, ...their].filter((id) => !was.includes(id));
  return [...was, ...[...new Set(added)].sort()];
}
