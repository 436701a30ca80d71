import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leafHash } from '@/lib/ledger/entry';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { tellTrial, trialCount } from '@/lib/testing/trials';

const KILLS = trialCount({ full: 100, reduced: 3 });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Starts a submitting process, kills it some acknowledgements later, and answers what it said. */
async function submitAndKill(
  again: readonly string[],
  killAfter: number,
  acknowledged: Set<string>,
): Promise<string[]> {
  const flags = ['--import', 'tsx', '--conditions=react-server', 'lib/testing/submit-until-killed.ts'];
  const child = spawn(process.execPath, [...flags, ...again], {
    env: { ...process.env, APP_DATABASE_URL: database.appUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const open = new Set<string>();
  let answers = 0;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [word, id = ''] = line.split(' ');
    if (word === 'sent') open.add(id);
    if (word !== 'acknowledged') return;
    open.delete(id);
    acknowledged.add(id);
    answers += 1;
    if (answers === killAfter) child.kill('SIGKILL');
  });
  await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  expect(answers, 'it was killed while it submitted').toBeGreaterThanOrEqual(killAfter);
  return [...open];
}

it(`keeps every acknowledged submission exactly once through ${KILLS} kills`, async () => {
  const acknowledged = new Set<string>();
  let unanswered: string[] = [];
  for (let n = 0; n < KILLS; n += 1)
    unanswered = await submitAndKill(unanswered, 5 + ((n * 7) % 23), acknowledged);
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  // A killed process leaves its transactions to end by themselves: ask once the last of them is gone.
  const others =
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'";
  const busy = async (): Promise<number> => (await client.query<{ n: number }>(others)).rows[0]?.n ?? 0;
  await expect.poll(busy, { timeout: 30_000 }).toBe(0);
  const { rows: cases } = await client.query<{ id: string; events: number; texts: number }>(`select c.id,
    (select count(*)::int from case_event e where e.case_id = c.id) as events,
    (select count(*)::int from recorded_value v where v.case_id = c.id) as texts from review_case c`);
  const stored = new Set(cases.map((row) => row.id));
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  for (const row of cases) expect(row, row.id).toMatchObject({ events: 1, texts: cases[0]?.texts });
  const { rows: entries } = await client.query<{ seq: string; entry: Buffer; leaf_hash: Buffer }>(
    'select seq, entry, leaf_hash from ledger_entry order by seq',
  );
  expect(entries).toHaveLength(cases.length);
  entries.forEach((row, n) => {
    expect(Number(row.seq)).toBe(n);
    expect(leafHash(row.entry)).toEqual(row.leaf_hash);
  });
  await client.end();
  tellTrial({ kills: KILLS, acknowledged: acknowledged.size, stored: cases.length });
});
