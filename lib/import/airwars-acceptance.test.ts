/** The published Airwars extract, when it is on this machine: the totals that the import must reach. */
import { createReadStream } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAirwarsAssessments, type ImportedAssessment } from '@/lib/import/airwars-assessments';
import { readAirwarsIncidents } from '@/lib/import/airwars-incidents';
import { indexAirwarsStatements } from '@/lib/import/airwars-statements';
import type { ImportItem, ImportProblem, ImportProblemCode } from '@/lib/import/problem';
import { realInputPath } from '@/lib/testing/real-input';

const files = {
  incidents: realInputPath('airwars_syria', 'incidents.csv'),
  assessments: realInputPath('airwars_syria', 'coalition_assessments.csv'),
  statements: realInputPath('airwars_syria', 'coalition_statements.csv'),
};
const { incidents, assessments, statements } = files;
const reason = 'the Airwars extract is not on this machine (set ATTEST_REAL_INPUT)';

if (Object.values(files).includes(null)) process.stderr.write(`skipped: ${reason}\n`);

async function collect<T>(source: AsyncIterable<ImportItem<T>>): Promise<ImportItem<T>[]> {
  const all: ImportItem<T>[] = [];
  for await (const item of source) all.push(item);
  return all;
}

/** How often each problem was told, by column. */
function tally(problems: readonly ImportProblem[]): Partial<Record<ImportProblemCode, number>> {
  const counts: Partial<Record<ImportProblemCode, number>> = {};
  for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe('the Airwars extract', () => {
  it('has 904 incidents, all read', async (context) => {
    if (incidents === null) return context.skip(reason);
    const items = await collect(readAirwarsIncidents(createReadStream(incidents)));
    expect(items.filter((item) => item.kind === 'RECORD')).toHaveLength(904);
    expect(items).toHaveLength(904);
    expect(tally(items.flatMap((item) => item.problems))).toEqual({
      ACCURACY_MISSING: 36,
      ACCURACY_WITHOUT_POSITION: 12,
      BODY_NOT_NAMED: 3,
      CODES_SEVERAL: 88 + 68,
      CODE_IRREGULAR: 1 + 5,
      CODE_SHARED: 2,
      COUNT_MIN_ABOVE_MAX: 1,
      COUNT_ONE_BOUND: 1,
      COUNT_PARTS_EXCEED_TOTAL: 8,
      COUNT_UNCLEAR: 19 + 13 + 5 + 5 + 1,
      DATE_RANGE_OF_ONE_DAY: 1,
      DATE_TYPE_EMPTY: 6,
      GOVERNORATE_DISAGREES: 2,
      GOVERNORATE_FROM_OTHER_COLUMN: 4,
      GOVERNORATE_UNKNOWN: 1,
      GRADING_MISSING: 1,
      HARM_DENIED_WITH_FIGURES: 1,
      TEXT_INVISIBLE_MARKS: 180,
      TIME_BESIDE_RANGE: 1,
      TIME_NAMED: 12,
    });
  });

  it('has 905 assessment rows: 796 determinations and 109 that are none', async (context) => {
    if (assessments === null || statements === null) return context.skip(reason);
    const file = await indexAirwarsStatements(createReadStream(statements));
    expect(file).toMatchObject({ statements: 816, complete: true });
    const items = await collect(
      readAirwarsAssessments(createReadStream(assessments), { statements: file.index }),
    );
    const rows = items.flatMap((item) => ('record' in item ? [item.record] : []));
    const applied = items.flatMap((item) => (item.kind === 'RECORD' ? [item.record] : []));
    const having = (outcome: string | null) => rows.filter((row) => row.finding.outcome === outcome);
    expect([rows.length, items.length, applied.length]).toEqual([905, 905, 904]);
    expect(['NON_CREDIBLE', 'CREDIBLE', 'DUPLICATE', null].map((outcome) => having(outcome).length)).toEqual([
      702, 91, 3, 109,
    ]);
    expect(having(null).filter((row) => row.statements.length > 0)).toHaveLength(19);

    const sum = (pick: (row: ImportedAssessment) => number | null | undefined): number =>
      having('CREDIBLE').reduce((total, row) => total + (pick(row) ?? 0), 0);
    expect([
      sum((row) => row.conceded?.killed?.min),
      sum((row) => row.conceded?.killed?.max),
      sum((row) => row.conceded?.injured?.max),
    ]).toEqual([358, 359, 91]);
    const decided = rows.filter((row) => row.finding.outcome !== null);
    expect(decided.filter((row) => row.effectiveOn === null)).toHaveLength(13);
    expect(decided.every((row) => row.effectiveOn === null || row.effectivePrecision === 'PUBLISHED')).toBe(
      true,
    );
    // 98 incidents without a statement: one of the two rows of the contradictory incident has its own.
    const withStatement = new Set(
      rows.filter((row) => row.statements.length > 0).map((row) => row.sourceKey),
    );
    expect(new Set(rows.map((row) => row.sourceKey)).size - withStatement.size).toBe(98);
    expect(rows.reduce((total, row) => total + row.statements.length, 0)).toBe(816);

    expect(tally(items.flatMap((item) => item.problems))).toEqual({
      ACCURACY_WITHOUT_POSITION: 11,
      CODES_SEVERAL: 89,
      CODE_IRREGULAR: 1,
      DETERMINATION_UNDATED: 13,
      DETERMINATION_WITHOUT_STATEMENT: 9,
      DUPLICATE_TARGET_MISSING: 3,
      FIGURES_MISSING: 4 + 2,
      FIGURES_WITHOUT_DETERMINATION: 17,
      MGRS_FAR_FROM_POSITION: 12,
      MGRS_IMPOSSIBLE: 2,
      MGRS_NORMALISED: 2,
      MGRS_TWO_READINGS: 2,
      REASON_DOUBLE: 3,
      REASON_MISSING: 38 + 12,
      REASON_OF_OTHER_OUTCOME: 3,
      REASON_WITHOUT_CODE: 15 + 42,
      REASON_WITHOUT_DETERMINATION: 5,
      ROW_IS_NO_DECISION: 1,
    });
  });
});
