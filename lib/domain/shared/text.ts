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
