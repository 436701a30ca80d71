/**
 * Rows of a comma-separated file with a header, one at a time; holds one row and one chunk in memory.
 * Strict about quotes and column counts: a shifted row would put one person's figures under another's name.
 */
import { CsvError, parse } from 'csv-parse';
import {
  countNewlines,
  decodeText,
  UnreadableFile,
  type ImportInput,
  type TextEnd,
} from '@/lib/import/decode-text';
import { fileProblem, type ImportProblem, type ImportProblemCode } from '@/lib/import/problem';

export type CsvShape = {
  /** Columns the reader maps; the file must have them all. */
  readonly required: readonly string[];
  /** Columns the format has and the reader does not need. */
  readonly optional: readonly string[];
  /** Name of the format, and columns that betray another one of ours. */
  readonly format: string;
  readonly otherFormats: Readonly<Record<string, readonly string[]>>;
};

export type Cells = Readonly<Record<string, string>>;

export type CsvItem =
  | { readonly kind: 'ROW'; readonly row: number; readonly line: number; readonly cells: Cells }
  | { readonly kind: 'BAD_ROW'; readonly row: number; readonly line: number; readonly problem: ImportProblem }
  | { readonly kind: 'FILE'; readonly fatal: boolean; readonly problem: ImportProblem };

/** One row may not be larger than this many bytes: an unclosed quote would otherwise swallow the file. */
export const MAX_ROW_BYTES = 1_048_576;

const FATAL_CODES: Readonly<Record<string, ImportProblemCode>> = {
  CSV_QUOTE_NOT_CLOSED: 'FILE_QUOTE_NOT_CLOSED',
  CSV_INVALID_CLOSING_QUOTE: 'FILE_QUOTE_MISPLACED',
  INVALID_OPENING_QUOTE: 'FILE_QUOTE_MISPLACED',
  CSV_MAX_RECORD_SIZE: 'FILE_RECORD_TOO_LARGE',
};

type Parsed = { readonly record: readonly string[]; readonly raw: string };

/** Streams the rows. Ends after a fatal FILE item; the rows before it were complete. */
export async function* readCsvRows(input: ImportInput, shape: CsvShape): AsyncGenerator<CsvItem> {
  const end: TextEnd = { endsInNewline: false };
  let header: readonly string[] | null = null;
  let row = 0;
  let line = 1;
  try {
    for await (const parsed of parseRecords(decodeText(input, end))) {
      row += 1;
      const at = line;
      line += countNewlines(parsed.raw);
      if (header === null) {
        const problems = checkHeader(parsed.record, shape);
        for (const problem of problems) yield { kind: 'FILE', fatal: problem.severity === 'ERROR', problem };
        if (problems.some((problem) => problem.severity === 'ERROR')) return;
        header = parsed.record.map((name) => name.trim());
        continue;
      }
      yield toItem(parsed.record, header, row, at);
    }
  } catch (error) {
    yield { kind: 'FILE', fatal: true, problem: toProblem(error, row + 1, line) };
    return;
  }
  if (header === null) {
    yield { kind: 'FILE', fatal: true, problem: fileProblem('FILE_EMPTY', 'ERROR', 'STOPPED_READING') };
  } else if (row === 1) {
    yield { kind: 'FILE', fatal: false, problem: fileProblem('FILE_HAS_NO_ROWS', 'WARNING', 'KEPT') };
  } else if (!end.endsInNewline) {
    const problem = fileProblem('FILE_NO_FINAL_NEWLINE', 'WARNING', 'KEPT', { row, line });
    yield { kind: 'FILE', fatal: false, problem };
  }
}

/**
 * Feeds the parser one piece at a time and hands out what that piece completed. Reading the parser as a stream
 * would lose the complete rows that were still buffered when a later one turns out to be broken.
 */
async function* parseRecords(texts: AsyncIterable<string>): AsyncGenerator<Parsed> {
  let ready: Parsed[] = [];
  const parser = parse({
    raw: true,
    relax_column_count: true,
    max_record_size: MAX_ROW_BYTES,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (parsed: unknown) => {
      ready.push(parsed as Parsed);
      return null;
    },
  });
  // Failures reach us through the callbacks below.
  parser.on('error', () => undefined);
  parser.resume();
  const feed = (text: string | null): Promise<Error | null> =>
    new Promise((resolve) => {
      const settle = (error?: Error | null): void => resolve(error ?? null);
      if (text === null) parser.end(settle);
      else parser.write(text, settle);
    });
  try {
    for await (const text of texts) {
      const failure = await feed(text);
      yield* ready;
      ready = [];
      if (failure) throw failure;
    }
    const failure = await feed(null);
    yield* ready;
    if (failure) throw failure;
  } finally {
    parser.destroy();
  }
}

function toItem(record: readonly string[], header: readonly string[], row: number, line: number): CsvItem {
  if (record.length === 1 && record[0]?.trim() === '') {
    return {
      kind: 'BAD_ROW',
      row,
      line,
      problem: fileProblem('ROW_BLANK', 'NOTE', 'SET_ASIDE', { row, line }),
    };
  }
  if (record.length !== header.length) {
    const problem = fileProblem(
      'ROW_COLUMN_COUNT',
      'ERROR',
      'REJECTED_ROW',
      { row, line, value: record.join(',') },
      { found: record.length, expected: header.length },
    );
    return { kind: 'BAD_ROW', row, line, problem };
  }
  return {
    kind: 'ROW',
    row,
    line,
    cells: Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])),
  };
}

function checkHeader(record: readonly string[], shape: CsvShape): ImportProblem[] {
  const names = record.map((name) => name.trim());
  const at = { row: 1, line: 1 };
  const problems: ImportProblem[] = [];
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index) {
      problems.push(fileProblem('FILE_COLUMN_TWICE', 'ERROR', 'STOPPED_READING', { ...at, column: name }));
    }
  }
  const missing = shape.required.filter((name) => !names.includes(name));
  const other = Object.entries(shape.otherFormats).find(([, columns]) =>
    columns.every((c) => names.includes(c)),
  );
  if (missing.length > 0 && other) {
    return [
      fileProblem('FILE_WRONG_FORMAT', 'ERROR', 'STOPPED_READING', at, {
        expected: shape.format,
        found: other[0],
      }),
    ];
  }
  for (const column of missing) {
    problems.push(fileProblem('FILE_COLUMN_MISSING', 'ERROR', 'STOPPED_READING', { ...at, column }));
  }
  for (const column of names) {
    if (!shape.required.includes(column) && !shape.optional.includes(column)) {
      problems.push(fileProblem('FILE_COLUMN_UNKNOWN', 'NOTE', 'KEPT_AS_TEXT', { ...at, column }));
    }
  }
  return problems;
}

function toProblem(error: unknown, row: number, line: number): ImportProblem {
  if (error instanceof UnreadableFile) return error.problem;
  const code = error instanceof CsvError ? FATAL_CODES[error.code] : undefined;
  // Anything else (a disk that fails, a bug) is a fault, not a property of the file.
  if (code === undefined) throw error;
  return fileProblem(
    code,
    'ERROR',
    'STOPPED_READING',
    { row, line },
    code === 'FILE_RECORD_TOO_LARGE' ? { limit: MAX_ROW_BYTES } : {},
  );
}
