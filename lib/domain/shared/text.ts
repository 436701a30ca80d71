/** Nothing but space. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Holds at least one letter of the Latin script. */
export function hasLatinLetters(text: string): boolean {
  return /\p{Script=Latin}/u.test(text);
}

/** Holds at least one letter of the Arabic script (Arabic and Sorani Kurdish alike). */
export function hasArabicLetters(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}

/**
 * A text from outside as PostgreSQL can hold it: without U+0000, which it refuses, and with U+FFFD for half a
 * character (a lone surrogate), which its JSON refuses. Nobody can type either; all else is kept as it was sent.
 */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** Whether a text can be stored as it is. */
export function isStorable(text: string): boolean {
  return storable(text) === text;
}
