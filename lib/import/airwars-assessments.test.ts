import { createReadStream } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAirwarsAssessments, type ImportedAssessment } from '@/lib/import/airwars-assessments';
import { indexAirwarsStatements, type StatementFile } from '@/lib/import/airwars-statements';
import type { ImportItem } from '@/lib/import/problem';

type Item = ImportItem<ImportedAssessment>;
const open = (name: string) => createReadStream(new URL(`./fixtures/${name}.csv`, import.meta.url));
let items: Item[] = [];
let statements: StatementFile;

async function collect(source: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of source) all.push(item);
  return all;
}

function record(n: number): ImportedAssessment {
  const found = items
    .filter((item) => item.kind === 'RECORD' && item.record.sourceKey === String(900000 + n))
    .at(-1);
  if (found?.kind !== 'RECORD') throw new Error(`no record ${n}`);
  return found.record;
}

function told(n: number): string[] {
  const found = items
    .filter((item) => item.kind === 'RECORD' && item.record.sourceKey === String(900000 + n))
    .at(-1);
  return (found?.problems ?? []).map(({ code, column, action }) => `${code} ${column ?? '-'} ${action}`);
}

beforeAll(async () => {
  statements = await indexAirwarsStatements(open('statements-quirks'), '2026-11-22');
  items = await collect(readAirwarsAssessments(open('assessments-quirks')));
});

describe('airwars-assessments, one quirk a row', () => {
  it('accounts for every row', () => {
    const count = (kind: Item['kind']): number => items.filter((item) => item.kind === kind).length;
    expect([count('RECORD'), count('SET_ASIDE'), count('REJECTED'), count('FILE')]).toEqual([27, 3, 1, 0]);
  });

  it('reads a plain determination', () => {
    expect(told(1)).toEqual([]);
    expect(record(1)).toMatchObject({
      codes: ['CS9001'],
      finding: {
        outcome: 'NON_CREDIBLE',
        reason: 'NO_ACTION_IN_AREA',
        cause: null,
        labels: {
          determination: 'non_credible',
          reasonNonCredible: ['no_coalition_strikes'],
          reasonCredible: [],
        },
      },
      conceded: { killed: null, injured: null },
      effectiveOn: '2017-08-04',
      effectivePrecision: 'PUBLISHED',
      locationDescription: 'near Tell Ruman, Syria',
      strikeReport: 'For July 10th: “Near Tell Ruman, two strikes.”\r\nNothing more.',
      strikeReportUrls: ['https://example.org/strikes/1'],
      grid: { text: '37SEV081757', reference: '37SEV081757', precisionMetres: 100 },
    });
  });

  it('reads conceded figures and the cause of a credible one', () => {
    expect(record(2)).toMatchObject({
      finding: { outcome: 'CREDIBLE', reason: null, cause: 'ENTERED_BLAST_AREA' },
      conceded: { killed: { min: 2, max: 3 }, injured: { min: 1, max: 1 } },
    });
    expect(record(27).finding).toMatchObject({
      cause: null,
      labels: { reasonCredible: ['killed_by_strike_blast'] },
    });
  });

  it('takes no figures, reason or date from a row that is no decision, and keeps its cells', () => {
    expect(record(4)).toMatchObject({
      finding: { outcome: null, reason: null, labels: { reasonNonCredible: ['insufficient_information'] } },
      conceded: null,
      effectiveOn: null,
      effectivePrecision: 'NOT_STATED',
    });
    expect(record(4).source['conceded_killed_min']).toBe('3');
    expect(record(5)).toMatchObject({
      finding: { outcome: null },
      effectiveOn: null,
      lastStatementOn: '2017-08-04',
    });
  });

  it.each([
    [3, ['DUPLICATE_TARGET_MISSING determination LEFT_EMPTY']],
    [
      4,
      [
        'REASON_WITHOUT_DETERMINATION reason_non_credible KEPT_AS_TEXT',
        'FIGURES_WITHOUT_DETERMINATION conceded_killed_min KEPT_AS_TEXT',
        'ACCURACY_WITHOUT_POSITION mgrs_accuracy KEPT_AS_TEXT',
      ],
    ],
    [5, []],
    [6, ['REASON_DOUBLE reason_non_credible KEPT_AS_TEXT']],
    [7, ['REASON_WITHOUT_CODE reason_non_credible KEPT_AS_TEXT']],
    [8, ['REASON_MISSING reason_non_credible LEFT_EMPTY']],
    [9, ['REASON_OF_OTHER_OUTCOME reason_credible KEPT_AS_TEXT']],
    [
      10,
      [
        'REASON_OF_OTHER_OUTCOME reason_non_credible KEPT_AS_TEXT',
        'REASON_MISSING reason_credible LEFT_EMPTY',
        'FIGURES_MISSING conceded_killed_min LEFT_EMPTY',
      ],
    ],
    [
      11,
      ['FIGURES_MISSING conceded_killed_min LEFT_EMPTY', 'FIGURES_MISSING conceded_injured_min LEFT_EMPTY'],
    ],
    [12, ['MGRS_TWO_READINGS mgrs KEPT_AS_TEXT']],
    [13, ['MGRS_IMPOSSIBLE mgrs KEPT_AS_TEXT']],
    [14, ['MGRS_IMPOSSIBLE mgrs KEPT_AS_TEXT']],
    [15, ['MGRS_NORMALISED mgrs NORMALISED']],
    [16, ['MGRS_PRECISION_DISAGREES mgrs_accuracy KEPT_AS_TEXT']],
    [17, ['MGRS_FAR_FROM_POSITION mgrs KEPT']],
    [
      18,
      [
        'DETERMINATION_UNDATED first_statement_date LEFT_EMPTY',
        'DETERMINATION_WITHOUT_STATEMENT n_statements KEPT',
      ],
    ],
    [19, ['DATE_ORDER last_statement_date KEPT']],
    [20, ['DATE_ORDER first_statement_date KEPT']],
    [23, ['ROW_CONTRADICTS_EARLIER determination KEPT']],
    [26, ['MGRS_TWO_READINGS mgrs KEPT_AS_TEXT']],
    [27, ['REASON_WITHOUT_CODE reason_credible KEPT_AS_TEXT']],
  ])('row %i says exactly what was done', (n, expected) => {
    expect(told(n)).toEqual(expected);
  });

  it('keeps a grid reference as given and never guesses at two or none', () => {
    expect(record(12).grid).toEqual({
      text: '37SEV081757/37SEV020795',
      reference: null,
      precisionMetres: null,
      centre: null,
      readings: ['37SEV081757', '37SEV020795'],
    });
    expect(record(26).grid?.readings).toEqual(['37SEV008788', '37SEV020795']);
    for (const n of [13, 14]) expect(record(n).grid).toMatchObject({ reference: null, centre: null });
    expect(record(15).grid).toMatchObject({ text: '37S ev 081 757', reference: '37SEV081757' });
    expect(record(27).grid).toMatchObject({ text: 'NaN', centre: null });
  });

  it('lets a decision stand against a row that is none, before or after, and against a later decision', () => {
    expect(record(22).finding.outcome).toBe('NON_CREDIBLE');
    expect(record(23).finding).toMatchObject({ outcome: 'NON_CREDIBLE', reason: 'INSUFFICIENT_EVIDENCE' });
    expect(record(24).finding.outcome).toBe('NON_CREDIBLE');
    const aside = items.flatMap((item) => (item.kind === 'SET_ASIDE' ? [item] : []));
    expect(aside.map((item) => [item.record.sourceKey, item.problems.at(-1)?.code])).toEqual([
      ['900022', 'ROW_IS_NO_DECISION'],
      ['900024', 'ROW_CONTRADICTS_EARLIER'],
      ['900025', 'ROW_REPEATED'],
    ]);
  });

  it('rejects a determination it has no word for', () => {
    const rejected = items.find((item) => item.kind === 'REJECTED');
    expect(rejected?.problems.at(-1)).toMatchObject({
      code: 'DETERMINATION_UNKNOWN',
      value: 'probably',
      action: 'REJECTED_ROW',
    });
  });

  it('splits several addresses in one cell', () => {
    expect(record(26).strikeReportUrls).toEqual(['https://example.org/a', 'https://example.org/b']);
  });
});

describe('statements beside the assessments', () => {
  it('reads them with line breaks, citations and corrections', () => {
    expect(statements).toMatchObject({ statements: 7, complete: true });
    expect(statements.problems.map(({ code, value }) => [code, value])).toEqual([
      ['STATEMENT_UNDATED', ''],
      ['STATEMENT_CITES_OTHER', 'CS9555'],
    ]);
  });

  it('joins them by code and determination, each once, and names those nobody asks for', async () => {
    const joined = await collect(
      readAirwarsAssessments(open('assessments-quirks'), { statements: statements.index }),
    );
    const of = (key: string) =>
      joined.flatMap((item) =>
        (item.kind === 'RECORD' || item.kind === 'SET_ASIDE') && item.record.sourceKey === key ? [item] : [],
      );
    expect(of('900002')[0]?.record.statements).toMatchObject([
      {
        publishedOn: '2017-08-04',
        text: 'July 10, 2016, near Tell Ruman, Syria.\r\nTwo civilians were unintentionally killed. ',
      },
      { publishedOn: '2018-01-01', isDateCorrection: true },
    ]);
    expect(of('900003')[0]?.record.statements).toMatchObject([
      { publishedOn: null, mentionsDuplicate: true, citedAllegationNumber: '2801', citedCode: 'CS9555' },
    ]);
    expect(of('900005')[0]?.record.statements).toHaveLength(1);
    // The decision's statement goes to the decision's row, not to its contradicting twin.
    expect(of('900022').map((item) => item.record.statements.length)).toEqual([1, 0]);
    expect(of('900002')[0]?.problems.map(({ code }) => code)).toContain('STATEMENT_COUNT_DISAGREES');
    expect(joined.at(-1)).toMatchObject({
      kind: 'FILE',
      fatal: false,
      problems: [{ code: 'STATEMENT_WITHOUT_ROW', value: 'CS9777' }],
    });
  });
});
