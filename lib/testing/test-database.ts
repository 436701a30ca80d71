import { inject } from 'vitest';
import { cloneTemplate, type TestDatabase } from '@/lib/testing/database-clones';

export type { TestDatabase };

/**
 * A fresh, migrated database for one test file: call it in `beforeAll`, its `drop` in `afterAll`.
 * Only for `*.db.test.ts` files, whose project starts the server (database-setup.ts). The first one
 * of a file also becomes the database of `lib/db` (APP_DATABASE_URL) in that file.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const database = await cloneTemplate(inject('attestServerUrl'), inject('attestTemplate'));
  process.env.APP_DATABASE_URL ??= database.appUrl;
  return database;
}
