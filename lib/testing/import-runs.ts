import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { OperatorActor } from '@/lib/domain/case/actor';
import type { ImportProblem } from '@/lib/import/problem';
import { importAllegations, type ImportFormat, type ImportTotals } from '@/lib/jobs/import-allegations';
import { createTestDatabase } from '@/lib/testing/test-database';

/** Nobody in particular at the command line. */
export const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'operator' };

/** A file of invented rows, one quirk each, beside the import's own tests. */
export const importFixture = (name: string): string =>
  fileURLToPath(new URL(`../import/fixtures/${name}.csv`, import.meta.url));

export type ImportRun = { readonly totals: ImportTotals; readonly problems: readonly ImportProblem[] };

/** Imports a file as the command line does, and gathers what it told. */
export async function runImport(
  format: ImportFormat,
  file: string,
  given: { dryRun?: boolean; statements?: string; actor?: OperatorActor } = {},
): Promise<ImportRun> {
  const problems: ImportProblem[] = [];
  const totals = await importAllegations(
    given.actor ?? OPERATOR,
    {
      format,
      path: file,
      statementsPath: given.statements ?? null,
      dryRun: given.dryRun ?? false,
      today: '2026-11-22',
    },
    { onProblem: (problem) => void problems.push(problem), onProgress: () => undefined },
  );
  return { totals, problems };
}

/** A database of one's own, looked at as its administrator, and a folder for changed files. */
export async function createImportTest() {
  const database = await createTestDatabase();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const folder = await mkdtemp(path.join(tmpdir(), 'attest-import-'));
  let files = 0;

  /** The column `value` of the one row a statement answers. */
  async function one<T>(sql: string, values: readonly unknown[] = []): Promise<T> {
    const { rows } = await admin.query<{ value: T }>(sql, [...values]);
    const [row] = rows;
    if (!row) throw new Error(`no row: ${sql}`);
    return row.value;
  }

  return {
    admin,
    one,
    ledgerSize: (): Promise<number> => one('select size::int as value from ledger_head'),

    /** The case of the n-th incident of the fixtures. */
    caseOf: (n: number): Promise<string> =>
      one("select case_id as value from source_record where kind = 'ALLEGATION' and source_key = $1", [
        String(900000 + n),
      ]),

    /** The newest version of each of the allegation's values. */
    async versionsOf(caseId: string): Promise<Record<string, number>> {
      const { rows } = await admin.query<{ field: string; n: number }>(
        "select field, max(version) as n from recorded_value where case_id = $1 and object_kind = 'ALLEGATION' group by 1",
        [caseId],
      );
      return Object.fromEntries(rows.map(({ field, n }) => [field, n]));
    },

    async eventsOf(caseId: string): Promise<string[]> {
      const { rows } = await admin.query<{ type: string }>(
        'select type from case_event where case_id = $1 order by seq',
        [caseId],
      );
      return rows.map(({ type }) => type);
    },

    /** A copy of a fixture in which the n-th incident's row says something else. */
    async changed(name: string, n: number, from: string, to: string): Promise<string> {
      const key = `,${900000 + n},`;
      const [head, ...rest] = (await readFile(importFixture(name), 'utf8')).split(key);
      const tail = rest.join(key);
      if (!tail.includes(from)) throw new Error(`row ${n} of ${name} has no ${from}`);
      files += 1;
      const file = path.join(folder, `${name}-${files}.csv`);
      await writeFile(file, `${head}${key}${tail.replace(from, () => to)}`);
      return file;
    },

    async drop(): Promise<void> {
      await rm(folder, { recursive: true });
      await admin.end();
      await database.drop();
    },
  };
}
