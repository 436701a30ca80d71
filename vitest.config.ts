import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = { '@': root.replace(/\/$/, ''), 'server-only': `${root}node_modules/server-only/empty.js` };

/** unit: pure code, next to the code it tests. integration: `*.db.test.ts`, on a real PostgreSQL. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: 'unit', include: ['{lib,app,components,prisma,bin}/**/*.test.{ts,mts}'], exclude: ['**/*.db.test.ts', '**/node_modules/**'] },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['{lib,prisma}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['./lib/testing/database-setup.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
