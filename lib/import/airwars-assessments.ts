/**
 * Format `airwars-assessments`: what the reviewing body found about each incident, or that it has found nothing
 * yet. A row that is no decision never overrides one, whichever comes first in the file.
 */
import { readCodes, readKey } from '@/lib/import/airwars-codes';
import { readFinding, type Finding } from '@/lib/import/airwars-determination';
import type { AirwarsOptions } from '@/lib/import/airwars-incidents';
import { readGridPosition, type ImportedGridPosition } from '@/lib/import/airwars-position';
import type { ImportedStatement, StatementIndex } from '@/lib/import/airwars-statements';
import { readCsvRows, type CsvShape } from '@/lib/import/csv-rows';
import type { ImportInput } from '@/lib/import/decode-text';
import type { ImportItem } from '@/lib/import/problem';
import { fingerprint, RepeatedRows } from '@/lib/import/repeated-rows';
import { RowFields, type CountRange } from '@/lib/import/row-fields';

export type ImportedAssessment = {
  /** airwars_id of the incident it belongs to. */
  readonly sourceKey: string;
  readonly codes: readonly string[];
  readonly finding: Finding;
  /** Accepted by the body. Null for a row that is no decision, whatever figures it shows (they stay in `source`). */
  readonly conceded: { readonly killed: CountRange | null; readonly injured: CountRange | null } | null;
  /** When the determination took effect: the day it was first published, or not stated. */
  readonly effectiveOn: string | null;
  readonly effectivePrecision: 'PUBLISHED' | 'NOT_STATED';
  readonly lastStatementOn: string | null;
  readonly grid: ImportedGridPosition | null;
  readonly locationDescription: string | null;
  /** The body's strike release lines, as Airwars quotes them. */
  readonly strikeReport: string | null;
  readonly strikeReportUrls: readonly string[];
  /** From the statements file, when it was given. */
  readonly statements: readonly ImportedStatement[];
  readonly source: Readonly<Record<string, string>>;
};

export type AssessmentOptions = AirwarsOptions & { readonly statements?: StatementIndex };

/** Row numbers of the export, and copies of the incident's own columns, which the incidents file answers for. */
const NOT_THE_BODYS = [
  'seq',
  'date',
  'belligerents',
  'airwars_grading',
  'lat',
  'lon',
  'geo_accuracy',
  'killed_min',
  'killed_max',
] as const;

export const ASSESSMENTS_SHAPE: CsvShape = {
  format: 'airwars-assessments',
  required: [
    'code',
    'airwars_id',
    'determination',
    'reason_non_credible',
    'reason_credible',
    'conceded_killed_min',
    'conceded_killed_max',
    'conceded_injured_min',
    'conceded_injured_max',
    'mgrs',
    'mgrs_accuracy',
    'location_description',
    'first_statement_date',
    'last_statement_date',
    'n_statements',
    'strike_report',
    'strike_report_url',
  ],
  optional: ['belligerent', ...NOT_THE_BODYS],
  otherFormats: {
    'airwars-incidents': ['airwars_id', 'location_ar', 'time_of_day'],
    'airwars-statements': ['code', 'statement_date', 'statement'],
  },
};

/** Reads assessments in file order. Repeated keys: see `settleRepeat`. */
export async function* readAirwarsAssessments(
  input: ImportInput,
  options: AssessmentOptions = {},
): AsyncGenerator<ImportItem<ImportedAssessment>> {
  const repeated = new RepeatedRows();
  for await (const item of readCsvRows(input, ASSESSMENTS_SHAPE)) {
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
    const sourceKey = readKey(fields);
    const finding = sourceKey === null ? null : readFinding(fields);
    if (sourceKey === null || finding === null) {
      yield { kind: 'REJECTED', row, line, problems: fields.problems };
      continue;
    }
    const record = readAssessment(fields, sourceKey, finding, options);
    const kind = settleRepeat(fields, record, repeated);
    if (kind === 'SET_ASIDE' && record.statements.length > 0)
      fields.tell('WARNING', 'STATEMENTS_SET_ASIDE', 'n_statements', 'SET_ASIDE', {
        found: record.statements.length,
      });
    yield { kind, row, line, record, problems: fields.problems };
  }
  const unclaimed = options.statements?.unclaimed() ?? [];
  if (unclaimed.length > 0) yield { kind: 'FILE', fatal: false, problems: unclaimed };
}

/** The first decision of a key stands; a row that is none gives way to it, before or after. */
function settleRepeat(
  fields: RowFields,
  record: ImportedAssessment,
  repeated: RepeatedRows,
): 'RECORD' | 'SET_ASIDE' {
  const decided = record.finding.outcome !== null;
  const digest = fingerprint(record);
  const earlier = repeated.earlier(record.sourceKey);
  if (!earlier || (decided && !earlier.decided)) {
    if (earlier) {
      fields.tell('WARNING', 'ROW_CONTRADICTS_EARLIER', 'determination', 'KEPT', { earlierRow: earlier.row });
    }
    repeated.remember(record.sourceKey, { row: fields.row, digest, decided });
    return 'RECORD';
  }
  const params = { earlierRow: earlier.row };
  if (earlier.digest === digest) fields.tell('NOTE', 'ROW_REPEATED', 'airwars_id', 'SET_ASIDE', params);
  else if (earlier.decided && !decided)
    fields.tell('WARNING', 'ROW_IS_NO_DECISION', 'determination', 'SET_ASIDE', params);
  else fields.tell('WARNING', 'ROW_CONTRADICTS_EARLIER', 'determination', 'SET_ASIDE', params);
  return 'SET_ASIDE';
}

function readAssessment(
  fields: RowFields,
  sourceKey: string,
  finding: Finding,
  options: AssessmentOptions,
): ImportedAssessment {
  const today = options.today ?? null;
  const decided = finding.outcome !== null;
  const effectiveOn = fields.day('first_statement_date', today);
  const lastStatementOn = fields.day('last_statement_date', today);
  const incidentDay = fields.day('date', null);
  if (effectiveOn !== null && lastStatementOn !== null && lastStatementOn < effectiveOn) {
    fields.tell('WARNING', 'DATE_ORDER', 'last_statement_date', 'KEPT', { from: effectiveOn });
  }
  if (effectiveOn !== null && incidentDay !== null && effectiveOn < incidentDay) {
    fields.tell('WARNING', 'DATE_ORDER', 'first_statement_date', 'KEPT', { from: incidentDay });
  }
  if (decided && effectiveOn === null) {
    fields.tell('NOTE', 'DETERMINATION_UNDATED', 'first_statement_date', 'LEFT_EMPTY');
  }
  const statements = readStatements(fields, finding, options.statements);
  return {
    sourceKey,
    codes: readCodes(fields, 'code', /\s+/),
    finding,
    conceded: readConceded(fields, finding),
    effectiveOn: decided ? effectiveOn : null,
    effectivePrecision: decided && effectiveOn !== null ? 'PUBLISHED' : 'NOT_STATED',
    lastStatementOn,
    grid: readGridPosition(fields),
    locationDescription: fields.name('location_description'),
    strikeReport: fields.optional('strike_report'),
    strikeReportUrls: readUrls(fields, 'strike_report_url'),
    statements,
    source: fields.verbatim(NOT_THE_BODYS),
  };
}

function readStatements(
  fields: RowFields,
  finding: Finding,
  index: StatementIndex | undefined,
): ImportedStatement[] {
  const found = index?.take(fields.text('code'), finding.labels.determination) ?? [];
  const stated = fields.text('n_statements');
  if (index && stated !== String(found.length)) {
    fields.tell('WARNING', 'STATEMENT_COUNT_DISAGREES', 'n_statements', 'KEPT', { found: found.length });
  }
  if (finding.outcome !== null && (index ? found.length === 0 : stated === '0')) {
    fields.tell('NOTE', 'DETERMINATION_WITHOUT_STATEMENT', 'n_statements', 'KEPT');
  }
  return found;
}

function readConceded(fields: RowFields, finding: Finding): ImportedAssessment['conceded'] {
  const killed = fields.range('conceded_killed_min', 'conceded_killed_max');
  const injured = fields.range('conceded_injured_min', 'conceded_injured_max');
  if (finding.outcome === null) {
    if (killed ?? injured) {
      fields.tell('WARNING', 'FIGURES_WITHOUT_DETERMINATION', 'conceded_killed_min', 'KEPT_AS_TEXT', {
        killed: killed?.max ?? 0,
        injured: injured?.max ?? 0,
      });
    }
    return null;
  }
  if (finding.outcome === 'CREDIBLE') {
    if (killed === null) fields.tell('NOTE', 'FIGURES_MISSING', 'conceded_killed_min', 'LEFT_EMPTY');
    if (injured === null) fields.tell('NOTE', 'FIGURES_MISSING', 'conceded_injured_min', 'LEFT_EMPTY');
  }
  if (finding.outcome === 'DUPLICATE') {
    fields.tell('NOTE', 'DUPLICATE_TARGET_MISSING', 'determination', 'LEFT_EMPTY');
  }
  return { killed: bothBounds(killed), injured: bothBounds(injured) };
}

/** What is conceded is counted by both bounds: "7 or more" concedes 7, "up to 3" concedes 0 to 3. */
function bothBounds(range: CountRange | null): CountRange | null {
  return range && { min: range.min ?? 0, max: range.max ?? range.min };
}

/** Several addresses may stand in one cell. */
function readUrls(fields: RowFields, column: string): string[] {
  const parts = fields.list(column, /\s+|[,;|](?=\s*https?:)/);
  const urls = parts.filter((part) => /^https?:\/\/[^\s/]+/i.test(part) && URL.canParse(part));
  if (urls.length < parts.length) fields.tell('WARNING', 'URL_NOT_WEB', column, 'KEPT_AS_TEXT');
  return urls;
}
