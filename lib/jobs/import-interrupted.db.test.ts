import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHistoricBatches } from '@/lib/db/queries/historic-batches';
import type { OperatorActor } from '@/lib/domain/case/actor';
import { importAllegations } from '@/lib/jobs/import-allegations';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'operator' };
const REQUEST = { statementsPath: null, dryRun: false, today: '2026-11-22' } as const;
const QUIET = { onProblem: () => undefined, onProgress: () => undefined };
const ROWS = 650;

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'attest-import-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

/** The first row of a fixture under many keys, as a file. */
async function manyRows(name: string): Promise<string> {
  const fixture = fileURLToPath(new URL(`../import/fixtures/${name}.csv`, import.meta.url));
  const text = await readFile(fixture, 'utf8');
  const head = text.slice(0, text.indexOf('\n') + 1);
  const row = text.slice(head.length, text.indexOf('\n9002,') + 1);
  const rows = Array.from({ length: ROWS }, (_, n) => row.replace(',900001,', `,${7_000_000 + n},`));
  const file = path.join(folder, `${name}.csv`);
  await writeFile(file, head + rows.join(''));
  return file;
}

/** A listener under which everything ends once so many rows are done. */
const stopAfter = (rows: number) => ({
  onProblem: () => undefined,
  onProgress: (_bytes: number, _size: number, done: number) => {
    if (done >= rows) throw new Error('the power failed');
  },
});

describe('an interrupted import', () => {
  it('goes on where it stopped', async () => {
    const request = {
      ...REQUEST,
      format: 'airwars-incidents',
      path: await manyRows('incidents-quirks'),
    } as const;
    await expect(importAllegations(OPERATOR, request, stopAfter(200))).rejects.toThrow('the power failed');
    expect(await importAllegations(OPERATOR, request, QUIET)).toMatchObject({
      read: ROWS,
      created: ROWS - 200,
      unchanged: 200,
    });
  });

  it('fills the batch it began', async () => {
    const request = {
      ...REQUEST,
      format: 'airwars-assessments',
      path: await manyRows('assessments-quirks'),
    } as const;
    await expect(importAllegations(OPERATOR, request, stopAfter(400))).rejects.toThrow('the power failed');
    expect(await importAllegations(OPERATOR, request, QUIET)).toMatchObject({
      created: ROWS - 400,
      unchanged: 400,
    });
    const batches = await findHistoricBatches(OPERATOR);
    expect(batches.map(({ totals }) => totals.NON_CREDIBLE)).toEqual([ROWS]);
  });

  it('two at the same time bring every row in once', async () => {
    const text = await readFile(await manyRows('incidents-quirks'), 'utf8');
    const file = path.join(folder, 'twice.csv');
    await writeFile(file, text.replaceAll(/,7000(\d{3}),/g, ',8000$1,'));
    const request = { ...REQUEST, format: 'airwars-incidents', path: file } as const;
    const both = await Promise.all([
      importAllegations(OPERATOR, request, QUIET),
      importAllegations(OPERATOR, request, QUIET),
    ]);
    expect(both.reduce((sum, { created }) => sum + created, 0)).toBe(ROWS);
    expect(both.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(ROWS);
  });
});
