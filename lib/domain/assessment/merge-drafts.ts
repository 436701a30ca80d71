import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import { contentOf, draftFields, type DraftField } from '@/lib/domain/assessment/draft-fields';
import { mergeParts, withParts, type PartConflict } from '@/lib/domain/shared/merge-parts';
import { sameValue } from '@/lib/domain/shared/same-value';

/** Two texts of one draft put together; `merged` holds everything that either changed, and what is mine where both did. */
export type Merged<T> = {
  readonly merged: T;
  readonly conflicts: readonly PartConflict[];
  /** What came in from the other. */
  readonly taken: readonly DraftField[];
};

/** Puts together two determinations that were both made from one: part by part, rows by their key. */
export function mergeDrafts(
  base: DeterminationContent,
  mine: DeterminationContent,
  theirs: DeterminationContent,
): Merged<DeterminationContent> {
  const { merged, ...rest } = mergeParts(draftFields(base), draftFields(mine), draftFields(theirs));
  return { merged: contentOf(merged, findingOrder(base, mine, theirs)), ...rest };
}

/** A text with some of its parts as another has them: what was chosen where two people had written. */
export function withFieldsOf(
  content: DeterminationContent,
  other: DeterminationContent,
  fields: readonly DraftField[],
): DeterminationContent {
  const ids = [...new Set([...idsOf(content), ...idsOf(other)])];
  return contentOf(withParts(draftFields(content), draftFields(other), fields), ids);
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
