/**
 * What a reader found that a person should know, and what it did about it. Texts live in the message
 * catalogue: `import.problems.<code>`, `import.actions.<action>`.
 */

/** NOTE: read as meant, nothing lost. WARNING: something stayed empty or stayed text. ERROR: a row or the file was not read. */
export type ImportSeverity = 'NOTE' | 'WARNING' | 'ERROR';

export const IMPORT_ACTIONS = [
  'KEPT',
  'KEPT_AS_TEXT',
  'LEFT_EMPTY',
  'NORMALISED',
  'SPLIT_INTO_CODES',
  'SET_ASIDE',
  'REJECTED_ROW',
  'STOPPED_READING',
] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

export const IMPORT_PROBLEM_CODES = [
  // the file
  'FILE_EMPTY',
  'FILE_HAS_NO_ROWS',
  'FILE_NOT_TEXT',
  'FILE_NOT_UTF8',
  'FILE_WRONG_DELIMITER',
  'FILE_WRONG_FORMAT',
  'FILE_COLUMN_MISSING',
  'FILE_COLUMN_TWICE',
  'FILE_COLUMN_UNKNOWN',
  'FILE_QUOTE_NOT_CLOSED',
  'FILE_QUOTE_MISPLACED',
  'FILE_RECORD_TOO_LARGE',
  'FILE_NO_FINAL_NEWLINE',
  'FILE_TOO_LARGE',
  // the row
  'ROW_BLANK',
  'ROW_COLUMN_COUNT',
  'ROW_KEY_MISSING',
  'ROW_REPEATED',
  'ROW_CONTRADICTS_EARLIER',
  'ROW_IS_NO_DECISION',
  // text
  'TEXT_CONTROL_CHARACTER',
  'TEXT_INVISIBLE_MARKS',
  'TEXT_FORMULA',
  'URL_NOT_WEB',
  'VALUE_UNKNOWN',
  // codes
  'CODES_SEVERAL',
  'CODE_IRREGULAR',
  'CODE_SHARED',
  // time
  'DATE_MISSING',
  'DATE_UNREADABLE',
  'DATE_IN_FUTURE',
  'DATE_ORDER',
  'DATE_TYPE_EMPTY',
  'DATE_RANGE_OF_ONE_DAY',
  'DATE_RANGE_WITHOUT_END',
  'TIME_UNREADABLE',
  'TIME_NAMED',
  'TIME_BESIDE_RANGE',
  'TIME_ORDER',
  // figures
  'COUNT_UNREADABLE',
  'COUNT_MIN_ABOVE_MAX',
  'COUNT_ONE_BOUND',
  'COUNT_UNCLEAR',
  'COUNT_PARTS_EXCEED_TOTAL',
  'HARM_DENIED_WITH_FIGURES',
  'GRADING_MISSING',
  'BODY_NOT_NAMED',
  // place
  'POSITION_UNUSABLE',
  'POSITION_OUTSIDE_AREA',
  'ACCURACY_MISSING',
  'ACCURACY_WITHOUT_POSITION',
  'GOVERNORATE_UNKNOWN',
  'GOVERNORATE_FROM_OTHER_COLUMN',
  'GOVERNORATE_DISAGREES',
  'MGRS_TWO_READINGS',
  'MGRS_IMPOSSIBLE',
  'MGRS_NORMALISED',
  'MGRS_PRECISION_DISAGREES',
  'MGRS_FAR_FROM_POSITION',
  // determinations
  'DETERMINATION_UNKNOWN',
  'DETERMINATION_UNDATED',
  'DETERMINATION_WITHOUT_STATEMENT',
  'REASON_MISSING',
  'REASON_DOUBLE',
  'REASON_WITHOUT_CODE',
  'REASON_OF_OTHER_OUTCOME',
  'REASON_WITHOUT_DETERMINATION',
  'FIGURES_WITHOUT_DETERMINATION',
  'FIGURES_MISSING',
  'DUPLICATE_TARGET_MISSING',
  // statements
  'STATEMENT_COUNT_DISAGREES',
  'STATEMENT_CITES_OTHER',
  'STATEMENT_UNDATED',
  'STATEMENT_WITHOUT_ROW',
  'STATEMENTS_SET_ASIDE',
  // what the database holds already
  'INCIDENT_NOT_BROUGHT_IN',
  'CASE_IN_HAND',
  'DECISION_STANDS',
  'DECISION_CORRECTED',
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEM_CODES)[number];

export type ImportProblem = {
  /** As a spreadsheet counts: the header is row 1. 0 is the file as a whole. */
  readonly row: number;
  /** Line of the text file on which the row begins; differs from `row` once a field holds a line break. */
  readonly line: number;
  readonly column: string | null;
  /** What the cell held, cut to 200 characters. */
  readonly value: string | null;
  readonly code: ImportProblemCode;
  readonly action: ImportAction;
  readonly severity: ImportSeverity;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What a reader hands over, in file order. `fatal` ends the file: rows after it were not read. */
export type ImportItem<T> =
  | {
      readonly kind: 'RECORD';
      readonly row: number;
      readonly line: number;
      readonly record: T;
      readonly problems: readonly ImportProblem[];
    }
  | {
      /** A row that is listed but must not be applied: a repeat, or one that would override a decision. */
      readonly kind: 'SET_ASIDE';
      readonly row: number;
      readonly line: number;
      readonly record: T;
      readonly problems: readonly ImportProblem[];
    }
  | {
      readonly kind: 'REJECTED';
      readonly row: number;
      readonly line: number;
      readonly problems: readonly ImportProblem[];
    }
  | { readonly kind: 'FILE'; readonly fatal: boolean; readonly problems: readonly ImportProblem[] };

const VALUE_LIMIT = 200;

/** Cuts a cell for display, never through a surrogate pair. */
export function shortened(value: string): string {
  const points = Array.from(value.slice(0, VALUE_LIMIT * 2));
  return points.length > VALUE_LIMIT || value.length > VALUE_LIMIT * 2
    ? `${points.slice(0, VALUE_LIMIT).join('')}…`
    : value;
}

/** A problem of the file as a whole. */
export function fileProblem(
  code: ImportProblemCode,
  severity: ImportSeverity,
  action: ImportAction,
  at: { line?: number; row?: number; column?: string; value?: string } = {},
  params: Readonly<Record<string, string | number>> = {},
): ImportProblem {
  return {
    row: at.row ?? 0,
    line: at.line ?? 0,
    column: at.column ?? null,
    value: at.value === undefined ? null : shortened(at.value),
    code,
    action,
    severity,
    params,
  };
}
