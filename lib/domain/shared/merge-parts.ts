import { sameValue } from '@/lib/domain/shared/same-value';

/** The parts of a text by their names; a row that is not there has none. */
export type Parts = ReadonlyMap<string, unknown>;

/** A part that two texts hold differently. Null where it is in one of them only. */
export type PartDifference = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** A part that two people changed to different things. Null where one of them took it away. */
export type PartConflict = { readonly field: string; readonly mine: unknown; readonly theirs: unknown };

export type MergedParts = {
  /** Everything that either changed; where both did, what is mine, until somebody chooses. */
  readonly merged: Parts;
  readonly conflicts: readonly PartConflict[];
  /** What came in from the other. */
  readonly taken: readonly string[];
};

/**
 * Puts together two texts that were both made from one, part by part. What one of them changed stands; what both changed
 * to different things is for a person to choose.
 */
export function mergeParts(before: Parts, own: Parts, other: Parts): MergedParts {
  const merged = new Map<string, unknown>();
  const conflicts: PartConflict[] = [];
  const taken: string[] = [];
  for (const field of new Set([...before.keys(), ...own.keys(), ...other.keys()])) {
    const [was, my, their] = [before.get(field), own.get(field), other.get(field)];
    const isTaken = sameValue(my, was) && !sameValue(their, was);
    if (isTaken) taken.push(field);
    else if (!sameValue(my, their) && !sameValue(their, was))
      conflicts.push({ field, mine: my ?? null, theirs: their ?? null });
    const stands = isTaken ? their : my;
    if (stands !== undefined) merged.set(field, stands);
  }
  return { merged, conflicts, taken };
}

/** Some parts as another text has them: what was chosen where two people had written. */
export function withParts(own: Parts, other: Parts, fields: readonly string[]): Parts {
  const parts = new Map(own);
  for (const field of fields) {
    const value = other.get(field);
    if (value === undefined) parts.delete(field);
    else parts.set(field, value);
  }
  return parts;
}

/** What differs between two texts. */
export function partDifferences(before: Parts, after: Parts): readonly PartDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }))
    .filter((difference) => !sameValue(difference.before, difference.after));
}
