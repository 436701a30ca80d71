/**
 * A document to be printed, as plain data: what it says, not how it looks. The look is lib/documents/document.typ, one for
 * all documents of the product. Texts are plain; each may be of any script.
 */
export type PrintedDocument = {
  readonly title: string;
  /** Under the title: reference, date, what it is. */
  readonly lines: readonly string[];
  readonly language: 'en' | 'ar';
  readonly contentsTitle: string;
  /** At the foot of each page, before its number. */
  readonly foot: string;
  /** ISO instant: the same content at the same instant gives the same bytes. */
  readonly at: string;
  readonly sections: readonly PrintedSection[];
};

export type PrintedSection = { readonly title: string; readonly blocks: readonly PrintedBlock[] };

export type PrintedBlock =
  | { readonly kind: 'HEADING'; readonly text: string }
  /** A text of the product's own. */
  | { readonly kind: 'TEXT'; readonly text: string }
  /** Somebody's words, kept as they are with their line breaks. */
  | { readonly kind: 'WORDS'; readonly text: string }
  | { readonly kind: 'FACTS'; readonly rows: readonly (readonly [term: string, value: string])[] }
  | {
      readonly kind: 'TABLE';
      readonly head: readonly string[];
      /** Relative widths of the columns. */
      readonly widths: readonly number[];
      /** Columns of hashes, numbers and codes, set in type of one width, left to right. */
      readonly codes: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

/** A heading within a section. */
export const heading = (text: string): PrintedBlock => ({ kind: 'HEADING', text });

/** A line of the product's own words. */
export const line = (text: string): PrintedBlock => ({ kind: 'TEXT', text });

/** Somebody's words within a line of the product's own: in their own direction, whatever the line's is. */
export const apart = (words: string): string => `\u2068${words}\u2069`;

/** Somebody's words; nothing where there are none. */
export const ownWords = (words: string | null): readonly PrintedBlock[] =>
  words === null || words === '' ? [] : [{ kind: 'WORDS', text: words }];
