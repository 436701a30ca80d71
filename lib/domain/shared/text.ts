/** What nobody can see: spaces of every kind, marks of direction, fillers. */
const UNSEEN = /[\s\p{Cf}\p{Cc}\p{Zs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]/gu;

/** Nothing that can be read: empty, or only what nobody can see. */
export function isBlank(text: string): boolean {
  return text.replace(UNSEEN, '') === '';
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
 * The script most letters of a text are written in: which of the two languages of the pages it is, as far as letters can
 * say. Arabic names in an English text do not make it Arabic. A text without such letters counts as Latin.
 */
export function scriptOf(text: string): 'LATIN' | 'ARABIC' {
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  return count(/\p{Script=Arabic}/gu) > count(/\p{Script=Latin}/gu) ? 'ARABIC' : 'LATIN';
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
