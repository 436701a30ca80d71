/** A reference is spoken and written by people: CH-2026-0001; from the second cycle on it is shown as CH-2026-0001/2. */
const REFERENCE = /^CH-(\d{4})-(\d{4,9})(?:\/([2-9]|[1-9]\d{1,3}))?$/;

/** The reference of the n-th case of a year. Throws a RangeError for a year or number that can't be one. */
export function formatReference(year: number, serial: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999)
    throw new RangeError(`Not a year: ${String(year)}`);
  if (!Number.isInteger(serial) || serial < 1) throw new RangeError(`Not a serial number: ${String(serial)}`);
  return `CH-${String(year)}-${String(serial).padStart(4, '0')}`;
}

/** The reference as shown: the cycle stands behind it once the case has been reopened. */
export function displayReference(reference: string, cycle: number): string {
  return cycle > 1 ? `${reference}/${String(cycle)}` : reference;
}

const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * Reads a reference as people type it: small letters, spaces around it, other dashes, Arabic-Indic digits. Answers the
 * plain reference and the cycle (1 when none is written), or null.
 */
export function parseReference(text: string): { readonly reference: string; readonly cycle: number } | null {
  const plain = text
    .replace(/[\s\u200e\u200f]+/gu, '')
    .replace(DASHES, '-')
    .replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toUpperCase();
  const match = REFERENCE.exec(plain);
  if (match === null) return null;
  const [, year = '', serial = '', cycle] = match;
  return { reference: `CH-${year}-${serial}`, cycle: cycle === undefined ? 1 : Number(cycle) };
}
