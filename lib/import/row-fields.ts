/**
 * Reads the cells of one row and collects what it had to say about them. A value that can't be read stays as
 * text (the record keeps the source's cells) and the typed value stays null: null is "not stated", never 0.
 */
import { readDay } from '@/lib/domain/shared/time-interval';
import type { Cells } from '@/lib/import/csv-rows';
import {
  shortened,
  type ImportAction,
  type ImportProblem,
  type ImportProblemCode,
  type ImportSeverity,
} from '@/lib/import/problem';

/** People, as a source counts them. A bound the source leaves out is null. */
export type CountRange = { readonly min: number | null; readonly max: number | null };

type Params = Readonly<Record<string, string | number>>;

const COUNT = /^\d{1,7}$/;
/** C0 and C1 controls except tab and line breaks: PostgreSQL refuses some and no source means any. */
const CONTROL = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
/** Direction marks, embeddings, zero-width characters, soft hyphen, byte order mark. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const FORMULA = /^\s*[=@+\t-](?=[^\s\d.])/;

/** One row of a file, read field by field: each reading cleans its text and adds what a person should know to `problems`. */
export class RowFields {
  readonly problems: ImportProblem[] = [];
  private readonly cells: Cells;

  constructor(
    readonly row: number,
    readonly line: number,
    cells: Cells,
  ) {
    const clean: Record<string, string> = {};
    this.cells = clean;
    for (const [column, value] of Object.entries(cells)) {
      clean[column] = value.replace(CONTROL, '');
      if (clean[column] !== value) this.tell('NOTE', 'TEXT_CONTROL_CHARACTER', column, 'NORMALISED');
      if (FORMULA.test(value)) this.tell('NOTE', 'TEXT_FORMULA', column, 'KEPT_AS_TEXT');
    }
  }

  /** Records a problem with a column's value. */
  tell(
    severity: ImportSeverity,
    code: ImportProblemCode,
    column: string | null,
    action: ImportAction,
    params: Params = {},
  ): void {
    const value = column === null ? null : shortened(this.cells[column] ?? '');
    this.problems.push({ row: this.row, line: this.line, column, value, code, action, severity, params });
  }

  /** The cell without surrounding blanks; '' when empty or absent. */
  text(column: string): string {
    return (this.cells[column] ?? '').trim();
  }

  /** The cell, or null when empty. */
  optional(column: string): string | null {
    return this.text(column) || null;
  }

  /** A name: as text, without the invisible marks that make equal names unequal. */
  name(column: string): string | null {
    const text = this.text(column);
    const visible = text.replace(INVISIBLE, '').trim();
    if (visible !== text) this.tell('NOTE', 'TEXT_INVISIBLE_MARKS', column, 'NORMALISED');
    return visible || null;
  }

  /** A list in one cell. */
  list(column: string, separator: RegExp): string[] {
    return this.text(column)
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  /** A web address, or null; anything but http(s) stays text. */
  url(column: string): string | null {
    const text = this.text(column);
    if (text === '') return null;
    if (/^https?:\/\/[^\s/]+(\/\S*)?$/i.test(text) && URL.canParse(text)) return text;
    this.tell('WARNING', 'URL_NOT_WEB', column, 'KEPT_AS_TEXT');
    return null;
  }

  /** A calendar day as YYYY-MM-DD, or null. `today` (if given) refuses later days. */
  day(column: string, today: string | null): string | null {
    const text = this.text(column);
    if (text === '') return null;
    const day = readDay(text);
    if (day === null) this.tell('WARNING', 'DATE_UNREADABLE', column, 'KEPT_AS_TEXT');
    else if (today !== null && day > today) this.tell('WARNING', 'DATE_IN_FUTURE', column, 'KEPT_AS_TEXT');
    else return day;
    return null;
  }

  /** A term of a closed list, translated; an unknown term stays text. */
  term<T>(column: string, terms: Readonly<Record<string, T>>): T | null {
    const text = this.text(column);
    if (text === '') return null;
    if (Object.hasOwn(terms, text)) return terms[text] ?? null;
    this.tell('WARNING', 'VALUE_UNKNOWN', column, 'KEPT_AS_TEXT');
    return null;
  }

  private count(column: string): { readonly stated: boolean; readonly value: number | null } {
    const text = this.text(column);
    if (text === '') return { stated: false, value: null };
    if (COUNT.test(text)) return { stated: true, value: Number(text) };
    this.tell('WARNING', 'COUNT_UNREADABLE', column, 'KEPT_AS_TEXT');
    return { stated: true, value: null };
  }

  /** A min–max pair, or null when nothing usable is stated. Never swaps the bounds and never fills one from the other. */
  range(minColumn: string, maxColumn: string): CountRange | null {
    const min = this.count(minColumn);
    const max = this.count(maxColumn);
    if (min.stated !== max.stated) {
      this.tell('WARNING', 'COUNT_ONE_BOUND', min.stated ? maxColumn : minColumn, 'LEFT_EMPTY');
    }
    if (min.value === null && max.value === null) return null;
    if (min.value !== null && max.value !== null && min.value > max.value) {
      const params = { max: max.value, min: min.value };
      this.tell('WARNING', 'COUNT_MIN_ABOVE_MAX', minColumn, 'KEPT_AS_TEXT', params);
      return null;
    }
    if (min.value === 0 && max.value === 1) this.tell('NOTE', 'COUNT_UNCLEAR', minColumn, 'KEPT');
    return { min: min.value, max: max.value };
  }

  /** Every cell that is not empty, as the source wrote it, except the named bookkeeping columns. */
  verbatim(except: readonly string[]): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.cells).filter(([column, value]) => value !== '' && !except.includes(column)),
    );
  }
}
