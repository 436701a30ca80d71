import { createReadStream } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAirwarsIncidents, type ImportedIncident } from '@/lib/import/airwars-incidents';
import type { ImportItem } from '@/lib/import/problem';

type Item = ImportItem<ImportedIncident>;
const FILE = new URL('./fixtures/incidents-quirks.csv', import.meta.url);
let items: Item[] = [];

async function readAll(): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of readAirwarsIncidents(createReadStream(FILE), { today: '2026-11-22' }))
    all.push(item);
  return all;
}

function record(n: number): ImportedIncident {
  const found = items.find((item) => item.kind === 'RECORD' && item.record.sourceKey === String(900000 + n));
  if (found?.kind !== 'RECORD') throw new Error(`no record ${n}`);
  return found.record;
}

/** Problems of a record as "CODE column action"; warnings and notes alike. */
function told(n: number): string[] {
  const found = items.find((item) => item.kind === 'RECORD' && item.record.sourceKey === String(900000 + n));
  return (found?.problems ?? []).map(({ code, column, action }) => `${code} ${column ?? '-'} ${action}`);
}

beforeAll(async () => {
  items = await readAll();
});

describe('airwars-incidents, one quirk a row', () => {
  it('accounts for every row: records, rows set aside, rows rejected', () => {
    const count = (kind: Item['kind']): number => items.filter((item) => item.kind === kind).length;
    expect([count('RECORD'), count('SET_ASIDE'), count('REJECTED'), count('FILE')]).toEqual([41, 2, 1, 0]);
  });

  it('reads a plain row without remarks', () => {
    expect(told(1)).toEqual([]);
    expect(record(1)).toMatchObject({
      codes: ['CS9001'],
      previousCodes: ['S9001'],
      url: 'https://example.org/incidents/1',
      publishedOn: '2016-07-10',
      modifiedOn: '2024-01-01',
      grading: 'Fair',
      belligerents: ['U.S.-led Coalition'],
      claimed: { killed: { min: 2, max: 3 }, injured: null, militantsKilled: null },
      place: {
        nameEn: 'Tell Ruman',
        nameAr: 'تل رمان',
        governorate: 'SY-RA',
        position: { lat: 35.9, lon: 39.1 },
        accuracy: 'VILLAGE',
        provenance: 'NGO',
      },
    });
    // Midnight in Damascus in July 2016 was 21:00 UTC.
    expect(record(1).time).toEqual({
      occurred: {
        from: '2016-07-09T21:00:00.000Z',
        to: '2016-07-10T21:00:00.000Z',
        precision: 'DAY',
        timeType: 'UNKNOWN',
        timeZone: 'Asia/Damascus',
      },
      timeOfDay: null,
    });
  });

  it('keeps the source cells verbatim, without the bookkeeping of the export', () => {
    expect(record(1).source['airwars_grading']).toBe('Fair');
    expect(Object.keys(record(1).source)).not.toContain('seq');
    expect(record(25).source['location_ar']).toBe('تل رمان\u200e');
    expect(record(35).notes).toBe('first line\nsecond "quoted", line');
  });

  it.each([
    [2, ['CODES_SEVERAL code SPLIT_INTO_CODES', 'CODES_SEVERAL previous_codes SPLIT_INTO_CODES']],
    [3, []],
    [4, ['COUNT_UNCLEAR killed_min KEPT']],
    [5, []],
    [6, ['TIME_BESIDE_RANGE time_of_day KEPT_AS_TEXT']],
    [7, ['TIME_NAMED time_of_day KEPT_AS_TEXT']],
    [8, []],
    [9, []],
    [10, ['POSITION_UNUSABLE lon KEPT_AS_TEXT', 'ACCURACY_WITHOUT_POSITION geo_accuracy KEPT_AS_TEXT']],
    [11, ['POSITION_OUTSIDE_AREA lat KEPT_AS_TEXT', 'ACCURACY_WITHOUT_POSITION geo_accuracy KEPT_AS_TEXT']],
    [12, ['POSITION_UNUSABLE lat KEPT_AS_TEXT', 'ACCURACY_WITHOUT_POSITION geo_accuracy KEPT_AS_TEXT']],
    [13, ['POSITION_UNUSABLE lat KEPT_AS_TEXT', 'ACCURACY_WITHOUT_POSITION geo_accuracy KEPT_AS_TEXT']],
    [14, ['POSITION_UNUSABLE lat KEPT_AS_TEXT', 'ACCURACY_WITHOUT_POSITION geo_accuracy KEPT_AS_TEXT']],
    [15, ['ACCURACY_WITHOUT_POSITION geo_accuracy KEPT_AS_TEXT']],
    [16, ['ACCURACY_MISSING geo_accuracy LEFT_EMPTY']],
    [17, ['COUNT_MIN_ABOVE_MAX children_killed_min KEPT_AS_TEXT']],
    [18, ['COUNT_ONE_BOUND children_killed_min LEFT_EMPTY']],
    [19, ['COUNT_PARTS_EXCEED_TOTAL killed_max KEPT']],
    [
      20,
      ['HARM_DENIED_WITH_FIGURES harm_reported KEPT_AS_TEXT', 'GRADING_MISSING airwars_grading LEFT_EMPTY'],
    ],
    [21, ['GOVERNORATE_UNKNOWN governorate_en KEPT_AS_TEXT']],
    [22, ['GOVERNORATE_FROM_OTHER_COLUMN governorate_en KEPT']],
    [23, ['GOVERNORATE_FROM_OTHER_COLUMN governorate_en KEPT']],
    [24, ['GOVERNORATE_DISAGREES province_en KEPT_AS_TEXT']],
    [25, ['TEXT_INVISIBLE_MARKS location_ar NORMALISED']],
    [26, ['TEXT_FORMULA location_en KEPT_AS_TEXT']],
    [27, ['DATE_ORDER date_end KEPT_AS_TEXT']],
    [28, ['DATE_UNREADABLE date KEPT_AS_TEXT']],
    [29, ['DATE_MISSING date LEFT_EMPTY']],
    [30, ['DATE_TYPE_EMPTY date_type KEPT', 'URL_NOT_WEB url KEPT_AS_TEXT']],
    [31, ['CODE_SHARED code KEPT']],
    [32, ['COUNT_UNREADABLE killed_min KEPT_AS_TEXT']],
    [33, ['COUNT_UNREADABLE killed_min KEPT_AS_TEXT']],
    [34, ['BODY_NOT_NAMED belligerents KEPT', 'VALUE_UNKNOWN airwars_grading KEPT_AS_TEXT']],
    [35, []],
    [37, ['DATE_IN_FUTURE date KEPT_AS_TEXT']],
    [38, ['TIME_ORDER time_end KEPT_AS_TEXT']],
    [39, ['TIME_UNREADABLE time_of_day KEPT_AS_TEXT']],
    [40, ['DATE_RANGE_OF_ONE_DAY date_end KEPT']],
    [41, ['CODES_SEVERAL code SPLIT_INTO_CODES', 'CODE_IRREGULAR code KEPT']],
    [42, ['TEXT_CONTROL_CHARACTER notes NORMALISED']],
  ])('row %i says exactly what was done', (n, expected) => {
    expect(told(n)).toEqual(expected);
  });

  it('tells empty from zero from unclear', () => {
    expect(record(4).claimed.killed).toEqual({ min: 0, max: 1 });
    expect(record(4).claimed.injured).toBeNull();
    expect(record(5).claimed.killed).toBeNull();
    expect(record(5).claimed.injured).toEqual({ min: 0, max: 0 });
    expect(record(41).claimed.killed).toEqual({ min: 0, max: 0 });
  });

  it('never swaps or fills a bound', () => {
    expect(record(17).claimed.childrenKilled).toBeNull();
    expect(record(18).claimed.childrenKilled).toEqual({ min: null, max: 2 });
    expect(record(32).claimed.killed).toEqual({ min: null, max: 6 });
  });

  it('reads ranges, windows, exact times and named times', () => {
    const time = (n: number) => record(n).time.occurred;
    expect(time(6)).toMatchObject({
      from: '2016-07-09T21:00:00.000Z',
      to: '2016-07-12T21:00:00.000Z',
      precision: 'RANGE',
    });
    expect(time(7)).toMatchObject({ precision: 'DAY', timeType: 'TIME_OF_DAY' });
    expect(record(7).time.timeOfDay).toBe('around_dawn');
    expect(time(8)).toMatchObject({
      from: '2016-07-10T13:30:00.000Z',
      to: '2016-07-10T13:30:00.000Z',
      precision: 'EXACT',
    });
    expect(time(9)).toMatchObject({
      from: '2016-07-10T07:00:00.000Z',
      to: '2016-07-10T11:00:00.000Z',
      timeType: 'WINDOW',
    });
    for (const n of [28, 29, 37]) expect(time(n)).toBeNull();
  });

  it('leaves positions empty rather than guess, and keeps their text', () => {
    for (const n of [10, 11, 12, 13, 14]) {
      expect(record(n).place.position).toBeNull();
      expect(record(n).place.accuracy).toBeNull();
      expect(record(n).source['lon']).toBeDefined();
    }
    expect(record(40).place).toMatchObject({ accuracy: 'EXACT', provenance: 'REVIEWING_BODY' });
  });

  it('reads governorates from the row and never from the nearest name', () => {
    expect([21, 22, 23, 24].map((n) => record(n).place.governorate)).toEqual([
      null,
      'SY-RA',
      'IQ-AN',
      'SY-RA',
    ]);
    expect(record(23).time.occurred?.timeZone).toBe('Asia/Baghdad');
  });

  it('sets repeats aside: the first row of a key stands', () => {
    const aside = items.filter((item) => item.kind === 'SET_ASIDE');
    expect(aside.map((item) => item.problems.at(-1)?.code)).toEqual([
      'ROW_REPEATED',
      'ROW_CONTRADICTS_EARLIER',
    ]);
    expect(record(2).claimed.killed).toEqual({ min: 2, max: 3 });
  });

  it('rejects a row without a key, and says so', () => {
    const [rejected] = items.filter((item) => item.kind === 'REJECTED');
    expect(rejected?.problems).toMatchObject([
      { code: 'ROW_KEY_MISSING', column: 'airwars_id', action: 'REJECTED_ROW', severity: 'ERROR' },
    ]);
  });

  it('gives the line of the file beside the row of the sheet', () => {
    const after = items.find((item) => item.kind === 'REJECTED');
    // Row 36 holds one line break in a field.
    expect(after?.kind === 'REJECTED' ? [after.row, after.line] : []).toEqual([37, 38]);
  });

  it('reads the same file to the same records', async () => {
    expect(await readAll()).toEqual(items);
  });
});
