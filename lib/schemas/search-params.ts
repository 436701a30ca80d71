import { storable } from '@/lib/domain/shared/text';

/** What a page is given after its question mark. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const LONGEST = 200;

/**
 * One text of an address, blank where there is none: the first of several, as a text that can be stored, without the
 * space around it, cut where no honest one ends. Every page that asks the database for such a text reads it here.
 */
export function searchText(params: SearchParams, name: string): string {
  const value = params[name];
  const text = storable(typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
  // Not through the middle of a character of two halves.
  return text.slice(0, /[\ud800-\udbff]$/.test(text.slice(0, LONGEST)) ? LONGEST - 1 : LONGEST);
}

/** A place in a list that is counted in whole numbers; null for anything else, which asks for the newest. */
export function placeInList(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
