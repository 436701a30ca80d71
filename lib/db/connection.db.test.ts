import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAs, writeAs } from '@/lib/db/scope/as-actor';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { recordStatements } from '@/lib/testing/query-plans';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { database as connections } from '@/lib/db/client';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('begins a transaction and enters the role in one journey', async () => {
  const sent = await recordStatements(() =>
    readAs(PUBLIC_ACTOR, async (tx) => {
      const [row] = await tx.$queryRaw<{ role: string; read_only: string; same: boolean }[]>`
        select current_user::text as role, current_setting('transaction_read_only') as read_only, now() < clock_timestamp() as same`;
      expect(row).toEqual({ role: 'attest_public', read_only: 'on', same: true });
    }),
  );
  const texts = sent.map(({ text }) => text.trim().slice(0, 25));
  expect(texts).toEqual(['BEGIN; select set_config(', 'select current_user::text', 'COMMIT']);
});

it('leaves nothing of a role behind, and rolls back', async () => {
  const left = async (): Promise<unknown> => {
    const [row] = await connections().$queryRaw<unknown[]>`
      select current_user::text as role, current_setting('attest.actor_id', true) as actor`;
    return row;
  };
  const failing = writeAs(PUBLIC_ACTOR, async (tx) => {
    await tx.$queryRaw`select 1 / 0`;
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect(await left()).toMatchObject({ role: expect.stringContaining('attest_app') });
  await readAs(PUBLIC_ACTOR, async () => undefined);
  expect(await left()).toMatchObject({ role: expect.stringContaining('attest_app') });
});

it('begins by itself where a statement with parameters comes first, and not at all where none comes', async () => {
  const nothing = await recordStatements(() => connections().$transaction(async () => undefined));
  expect(nothing).toEqual([]);
  const sent = await recordStatements(() =>
    connections().$transaction(async (tx) => {
      const [row] = await tx.$queryRaw<{ n: number }[]>`select ${7}::int as n`;
      expect(row?.n).toBe(7);
    }),
  );
  expect(sent.map(({ text }) => text)).toEqual(['BEGIN', 'select $1::int as n', 'COMMIT']);
});
