import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
/** A real PostgreSQL; every test file clones the migrated template (lib/testing/test-database.ts). */
const withDatabase = {
  exclude: ['**/node_modules/**'],
  globalSetup: ['./lib/testing/database-setup.ts'],
  maxWorkers: 2,
  testTimeout: 120_000,
  hookTimeout: 120_000,
};
const alias = { '@': root.replace(/\/$/, ''), 'server-only': `${root}node_modules/server-only/empty.js` };

/** unit: pure code, next to the code it tests. integration: `*.db.test.ts`, on a real PostgreSQL. trials: `*.trial.ts`, long runs at chosen counts. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          testTimeout: 120_000, // a guard against hanging, not a measure: the machine may be busy
          include: ['{lib,app,components,prisma,bin}/**/*.test.{ts,mts}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        resolve: { alias },
        test: { name: 'integration', include: ['{lib,prisma}/**/*.db.test.ts'], ...withDatabase },
      },
      {
        resolve: { alias },
        test: {
          name: 'trials',
          include: ['{lib,prisma,bin,app}/**/*.trial.ts'],
          ...withDatabase,
          testTimeout: 3_600_000,
        },
      },
    ],
  },
});
