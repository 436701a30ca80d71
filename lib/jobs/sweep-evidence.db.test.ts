import { mkdtemp, rm, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { sweepEvidence } from '@/lib/jobs/sweep-evidence';
import { localDiskStore } from '@/lib/storage/local-disk';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { done, receivedCase } from '@/prisma/factories/cases';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let root: string;
beforeAll(async () => {
  database = await createTestDatabase();
  root = await mkdtemp(path.join(os.tmpdir(), 'attest-sweep-'));
});
afterAll(async () => {
  await database.drop();
  await rm(root, { recursive: true, force: true });
});

it('removes old bytes that no row names, and nothing else', async () => {
  const store = localDiskStore(root);
  const put = (text: string) => store.put(Readable.from([Buffer.from(text)]), { maxBytes: 1000 });
  const [kept, orphan, fresh] = [await put('kept'), await put('orphan'), await put('fresh')];
  const analyst = await makeStaff('ANALYST');
  await done(
    attachEvidence(analyst, await receivedCase(), {
      files: [{ ...kept, mediaType: 'text/plain', heldBecause: [], contents: null, fileName: 'kept.txt' }],
      links: [],
    }),
  );
  const longAgo = new Date(Date.now() - 72 * 3_600_000);
  for (const { sha256 } of [kept, orphan]) {
    await utimes(path.join(root, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256), longAgo, longAgo);
  }
  expect(await sweepEvidence(store, new Date())).toBe(1);
  expect([
    await store.has(kept.sha256),
    await store.has(orphan.sha256),
    await store.has(fresh.sha256),
  ]).toEqual([true, false, true]);
});
