import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PRISMA_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The folder of this repository's migrations. */
export const MIGRATIONS_FOLDER = path.join(PRISMA_FOLDER, 'migrations');

/** The SQL an administrator's connection runs before any migration. */
export const readBootstrap = (): string => readFileSync(path.join(PRISMA_FOLDER, 'bootstrap.sql'), 'utf8');

/** schema.prisma in the form the schema engine takes. */
export function readSchema(): { path: string; content: string } {
  const file = path.join(PRISMA_FOLDER, 'schema.prisma');
  return { path: file, content: readFileSync(file, 'utf8') };
}

/** Migrations in the form the schema engine takes, oldest first. */
export function readMigrations(folder: string) {
  const lockfile = path.join(folder, 'migration_lock.toml');
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
  };
}
