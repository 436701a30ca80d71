/**
 * A range of whole numbers in its one canonical form: "3" when both ends agree, "3–5" (en dash) otherwise, null when
 * an end is not stated. For records and exports; pages format numbers in the reader's own digits.
 */
export function canonicalRange(min: number | null, max: number | null): string | null {
  if (min === null || max === null) return null;
  return min === max ? String(min) : `${String(min)}–${String(max)}`;
}
