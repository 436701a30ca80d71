import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { testDataFolder } from '@/bin/folders.mjs';
import { acquirePostgres } from '@/bin/postgres.mjs';
import { createTemplate, dropDatabase } from '@/lib/testing/database-clones';

/**
 * Before the integration tests: a PostgreSQL (ATTEST_TEST_ADMIN_URL from bin/test.mjs, else
 * DATABASE_URL, else the embedded one) with one migrated template database that every test file
 * clones. After them: the template is dropped and the server left.
 */
export async function setup(project: TestProject) {
  const given = process.env.ATTEST_TEST_ADMIN_URL || process.env.DATABASE_URL;
  const server = given ? undefined : await acquirePostgres({ dataDir: testDataFolder(), durable: false });
  const serverUrl = given ?? server?.adminUrl ?? '';
  const template = await createTemplate(serverUrl, `attest_template_${randomBytes(4).toString('hex')}`);
  project.provide('attestServerUrl', serverUrl);
  project.provide('attestTemplate', template);
  return async () => {
    await dropDatabase(serverUrl, template);
    await server?.release();
  };
}

declare module 'vitest' {
  export interface ProvidedContext {
    attestServerUrl: string;
    attestTemplate: string;
  }
}
