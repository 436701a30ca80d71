/**
 * Format `airwars-statements`: the monthly report's line about each allegation, beside the assessments. It has
 * no airwars_id, so a statement is found by its code field as a whole and the determination it stands under.
 */
import { readCsvRows, type CsvShape } from '@/lib/import/csv-rows';
import type { ImportInput } from '@/lib/import/decode-text';
import { fileProblem, type ImportItem, type ImportProblem } from '@/lib/import/problem';
import { RowFields } from '@/lib/import/row-fields';

/** One published statement, verbatim. */
export type ImportedStatement = {
  /** Day it was published, or null. */
  readonly publishedOn: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly citedAllegationNumber: string | null;
  readonly citedCode: string | null;
  readonly mentionsDuplicate: boolean;
  readonly isDateCorrection: boolean;
};

type IndexedStatement = ImportedStatement & { readonly row: number; readonly line: number };

export const STATEMENTS_SHAPE: CsvShape = {
  format: 'airwars-statements',
  required: ['code', 'determination', 'statement_date', 'statement', 'url'],
  optional: ['seq', 'cited_allegation_no', 'cited_airwars_code', 'mentions_duplicate'],
  otherFormats: {
    'airwars-assessments': ['airwars_id', 'determination', 'first_statement_date'],
    'airwars-incidents': ['airwars_id', 'location_ar', 'time_of_day'],
  },
};

/** The texts are held in memory while the assessments stream past; more than this many characters is refused. */
export const MAX_STATEMENT_CHARACTERS = 64 * 1024 * 1024;

/** Statements by code and determination. Each is handed out once. */
export class StatementIndex {
  private readonly byKey = new Map<string, IndexedStatement[]>();

  add(code: string, determination: string, statement: IndexedStatement): void {
    const key = `${code}\n${determination}`;
    this.byKey.set(key, [...(this.byKey.get(key) ?? []), statement]);
  }

  /** Takes the statements of a row out of the index. */
  take(code: string, determination: string): ImportedStatement[] {
    const key = `${code}\n${determination}`;
    const found = this.byKey.get(key) ?? [];
    this.byKey.delete(key);
    return found.map(({ row: _row, line: _line, ...statement }) => statement);
  }

  /** Statements no assessment asked for. */
  unclaimed(): ImportProblem[] {
    return [...this.byKey].flatMap(([key, statements]) =>
      statements.map(({ row, line }) =>
        fileProblem('STATEMENT_WITHOUT_ROW', 'WARNING', 'SET_ASIDE', {
          row,
          line,
          column: 'code',
          value: key.split('\n')[0] ?? '',
        }),
      ),
    );
  }
}

export type StatementFile = {
  readonly index: StatementIndex;
  readonly statements: number;
  readonly problems: readonly ImportProblem[];
  /** False when the file could not be read to its end; `problems` says why. */
  readonly complete: boolean;
};

/** Reads the whole statements file into an index. */
export async function indexAirwarsStatements(
  input: ImportInput,
  today: string | null = null,
): Promise<StatementFile> {
  const index = new StatementIndex();
  const problems: ImportProblem[] = [];
  let [complete, statements, characters] = [true, 0, 0];
  for await (const item of readStatements(input, today)) {
    problems.push(...item.problems);
    if (item.kind === 'FILE' && item.fatal) complete = false;
    if (item.kind !== 'RECORD') continue;
    const { code, determination, ...statement } = item.record;
    characters += statement.text.length;
    if (characters > MAX_STATEMENT_CHARACTERS) {
      problems.push(
        fileProblem('FILE_TOO_LARGE', 'ERROR', 'STOPPED_READING', item, { limit: MAX_STATEMENT_CHARACTERS }),
      );
      complete = false;
      break;
    }
    statements += 1;
    index.add(code, determination, { ...statement, row: item.row, line: item.line });
  }
  return { index, statements, problems, complete };
}

type StatementRow = ImportedStatement & { readonly code: string; readonly determination: string };

async function* readStatements(
  input: ImportInput,
  today: string | null,
): AsyncGenerator<ImportItem<StatementRow>> {
  for await (const item of readCsvRows(input, STATEMENTS_SHAPE)) {
    if (item.kind === 'FILE') {
      yield { kind: 'FILE', fatal: item.fatal, problems: [item.problem] };
      continue;
    }
    const { row, line } = item;
    if (item.kind === 'BAD_ROW') {
      yield { kind: 'REJECTED', row, line, problems: [item.problem] };
      continue;
    }
    const fields = new RowFields(row, line, item.cells);
    const code = fields.text('code');
    const text = fields.verbatim([])['statement'] ?? '';
    if (code === '' || text.trim() === '') {
      fields.tell('ERROR', 'ROW_KEY_MISSING', code === '' ? 'code' : 'statement', 'REJECTED_ROW');
      yield { kind: 'REJECTED', row, line, problems: fields.problems };
      continue;
    }
    const publishedOn = fields.day('statement_date', today);
    if (fields.text('statement_date') === '')
      fields.tell('NOTE', 'STATEMENT_UNDATED', 'statement_date', 'LEFT_EMPTY');
    const citedCode = fields.optional('cited_airwars_code');
    if (citedCode !== null && !code.split(/\s+/).includes(citedCode)) {
      fields.tell('WARNING', 'STATEMENT_CITES_OTHER', 'cited_airwars_code', 'KEPT', { code });
    }
    const record: StatementRow = {
      code,
      determination: fields.text('determination'),
      publishedOn,
      text,
      url: fields.url('url'),
      citedAllegationNumber: fields.optional('cited_allegation_no'),
      citedCode,
      mentionsDuplicate: fields.text('mentions_duplicate') === 'yes',
      isDateCorrection: /\bdate correction\b/i.test(text),
    };
    yield { kind: 'RECORD', row, line, record, problems: fields.problems };
  }
}
