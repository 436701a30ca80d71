/**
 * Format `airwars-incidents`: one row is one event somebody alleges, as Airwars records it. Pure: reads a stream,
 * yields typed records and what was noticed. Nothing is decided here and nothing is stored.
 */
import { countryOf } from '@/lib/domain/place/governorates';
import { readCodes, readKey } from '@/lib/import/airwars-codes';
import { readPlace, type ImportedPlace } from '@/lib/import/airwars-place';
import { readIncidentTime, type ImportedTime } from '@/lib/import/airwars-time';
import { readCsvRows, type CsvShape } from '@/lib/import/csv-rows';
import type { ImportInput } from '@/lib/import/decode-text';
import type { ImportItem } from '@/lib/import/problem';
import { fingerprint, RepeatedRows } from '@/lib/import/repeated-rows';
import { RowFields, type CountRange } from '@/lib/import/row-fields';

/** People the source claims were harmed. Null is "not stated"; 0–1 is how this source writes "unclear". */
export type ClaimedFigures = {
  readonly killed: CountRange | null;
  readonly injured: CountRange | null;
  readonly childrenKilled: CountRange | null;
  readonly womenKilled: CountRange | null;
  readonly menKilled: CountRange | null;
  readonly childrenInjured: CountRange | null;
  readonly militantsKilled: CountRange | null;
};

/** One incident. Plain JSON data: the whole record is its canonical content, so equal hashes mean nothing changed. */
export type ImportedIncident = {
  /** airwars_id: rows are keyed by it, never by code. */
  readonly sourceKey: string;
  readonly codes: readonly string[];
  readonly previousCodes: readonly string[];
  readonly url: string | null;
  readonly time: ImportedTime;
  /** The source's publication day; mostly the incident's own date, so it says nothing about when it was received. */
  readonly publishedOn: string | null;
  readonly modifiedOn: string | null;
  readonly place: ImportedPlace;
  readonly claimed: ClaimedFigures;
  readonly belligerents: readonly string[];
  /** Airwars' own grading, kept beside and never in place of the reviewing body's finding (process §9). */
  readonly grading: string | null;
  readonly notes: string | null;
  /** The source's cells as written, without the export's bookkeeping. */
  readonly source: Readonly<Record<string, string>>;
};

export type AirwarsOptions = {
  /** Later dates are refused. YYYY-MM-DD; null does not check. */
  readonly today?: string | null;
};

const ZONES = { SY: 'Asia/Damascus', IQ: 'Asia/Baghdad' } as const;
const FIGURES = ['killed', 'injured', 'children_killed', 'women_killed', 'men_killed'] as const;
const GRADINGS = {
  Confirmed: 'Confirmed',
  Fair: 'Fair',
  Weak: 'Weak',
  Contested: 'Contested',
  Discounted: 'Discounted',
};
const REVIEWING_BODY = /coalition/i;

/** Counters and row numbers of the export: they change when nothing about the incident does. */
const BOOKKEEPING = ['seq', 'page_saved', 'n_sources', 'n_victims', 'n_media'] as const;

export const INCIDENTS_SHAPE: CsvShape = {
  format: 'airwars-incidents',
  required: [
    'code',
    'airwars_id',
    'url',
    'date',
    'date_end',
    'date_type',
    'time_of_day',
    'time_start',
    'time_end',
    'published',
    'location_en',
    'location_ar',
    'region_en',
    'region_ar',
    'governorate_en',
    'governorate_ar',
    'lat',
    'lon',
    'geo_accuracy',
    'belligerents',
    'airwars_grading',
    'harm_reported',
    'killed_min',
    'killed_max',
    'injured_min',
    'injured_max',
    'children_killed_min',
    'children_killed_max',
    'women_killed_min',
    'women_killed_max',
    'men_killed_min',
    'men_killed_max',
  ],
  optional: [
    'modified',
    'province_en',
    'strike_type',
    'strike_status',
    'incident_status',
    'cause',
    'infrastructure',
    'children_injured_min',
    'children_injured_max',
    'militants_killed_min',
    'militants_killed_max',
    'strikes_total',
    'notes',
    'previous_codes',
    ...BOOKKEEPING,
  ],
  otherFormats: {
    'airwars-assessments': ['airwars_id', 'determination', 'first_statement_date'],
    'airwars-statements': ['code', 'statement_date', 'statement'],
  },
};

/** Reads incidents in file order. A second row with the same key is set aside; the first one stands. */
export async function* readAirwarsIncidents(
  input: ImportInput,
  options: AirwarsOptions = {},
): AsyncGenerator<ImportItem<ImportedIncident>> {
  const repeated = new RepeatedRows();
  const codeRows = new Map<string, number>();
  for await (const item of readCsvRows(input, INCIDENTS_SHAPE)) {
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
    if (sourceKey === null) {
      yield { kind: 'REJECTED', row, line, problems: fields.problems };
      continue;
    }
    const record = readIncident(fields, sourceKey, options.today ?? null);
    const digest = fingerprint(record);
    const earlier = repeated.earlier(sourceKey);
    if (earlier) {
      const same = earlier.digest === digest;
      fields.tell(
        same ? 'NOTE' : 'WARNING',
        same ? 'ROW_REPEATED' : 'ROW_CONTRADICTS_EARLIER',
        'airwars_id',
        'SET_ASIDE',
        { earlierRow: earlier.row },
      );
      yield { kind: 'SET_ASIDE', row, line, record, problems: fields.problems };
      continue;
    }
    repeated.remember(sourceKey, { row, digest, decided: false });
    tellSharedCodes(fields, record.codes, codeRows);
    yield { kind: 'RECORD', row, line, record, problems: fields.problems };
  }
}

function tellSharedCodes(fields: RowFields, codes: readonly string[], codeRows: Map<string, number>): void {
  for (const code of codes) {
    const earlierRow = codeRows.get(code);
    if (earlierRow === undefined) codeRows.set(code, fields.row);
    else fields.tell('NOTE', 'CODE_SHARED', 'code', 'KEPT', { code, earlierRow });
  }
}

function readIncident(fields: RowFields, sourceKey: string, today: string | null): ImportedIncident {
  const codes = readCodes(fields, 'code', /\s+/);
  const previousCodes = readCodes(fields, 'previous_codes', /[|\s]+/);
  const place = readPlace(fields);
  const country = place.governorate === null ? 'SY' : countryOf(place.governorate);
  const time = readIncidentTime(fields, ZONES[country], today);
  const claimed = readClaimed(fields);
  const belligerents = fields.list('belligerents', /,/);
  if (!belligerents.some((name) => REVIEWING_BODY.test(name))) {
    fields.tell('NOTE', 'BODY_NOT_NAMED', 'belligerents', 'KEPT');
  }
  const grading = fields.term('airwars_grading', GRADINGS);
  if (fields.text('airwars_grading') === '')
    fields.tell('NOTE', 'GRADING_MISSING', 'airwars_grading', 'LEFT_EMPTY');
  return {
    sourceKey,
    codes,
    previousCodes,
    url: fields.url('url'),
    time,
    publishedOn: fields.day('published', today),
    modifiedOn: fields.day('modified', today),
    place,
    claimed,
    belligerents,
    grading,
    notes: fields.optional('notes'),
    source: fields.verbatim(BOOKKEEPING),
  };
}

function readClaimed(fields: RowFields): ClaimedFigures {
  const [killed, injured, childrenKilled, womenKilled, menKilled] = FIGURES.map((name) =>
    fields.range(`${name}_min`, `${name}_max`),
  );
  const parts = [childrenKilled, womenKilled, menKilled].reduce((sum, part) => sum + (part?.min ?? 0), 0);
  const total = killed?.max ?? null;
  if (total !== null && parts > total) {
    fields.tell('WARNING', 'COUNT_PARTS_EXCEED_TOTAL', 'killed_max', 'KEPT', { parts, total });
  }
  const denied = fields.term('harm_reported', { Yes: false, No: true });
  if (denied && ((killed?.max ?? 0) > 0 || (injured?.max ?? 0) > 0)) {
    fields.tell('WARNING', 'HARM_DENIED_WITH_FIGURES', 'harm_reported', 'KEPT_AS_TEXT');
  }
  return {
    killed: killed ?? null,
    injured: injured ?? null,
    childrenKilled: childrenKilled ?? null,
    womenKilled: womenKilled ?? null,
    menKilled: menKilled ?? null,
    childrenInjured: fields.range('children_injured_min', 'children_injured_max'),
    militantsKilled: fields.range('militants_killed_min', 'militants_killed_max'),
  };
}
