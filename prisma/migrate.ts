import { MIGRATIONS_FOLDER, readMigrations, readSchema } from './engine/migration-files';
import { prepareRoles, whileClusterLocked } from './engine/roles';
import { roleUrl } from './engine/connection';
import { withSchemaEngine } from './engine/schema-engine';

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Brings a database up to date: roles, rights and extensions as the administrator, then the SQL
 * migrations as attest_owner. Several may run at once; each waits for its turn.
 * @param adminUrl superuser, or a role that may create roles and extensions
 * @param log called with a line for every migration applied
 * @param folder another folder of migrations (tests)
 * @returns the names of the migrations that were applied now
 */
export async function migrateDatabase({
  adminUrl,
  log = () => undefined,
  folder = MIGRATIONS_FOLDER,
}: {
  adminUrl: string;
  log?: (line: string) => void;
  folder?: string;
}): Promise<string[]> {
  return whileClusterLocked(adminUrl, async () => {
    await prepareRoles(adminUrl);
    const { appliedMigrationNames } = await withSchemaEngine(adminUrl, (engine) =>
      engine.applyMigrations({ migrationsList: readMigrations(folder), filters: NO_FILTER }),
    );
    for (const name of appliedMigrationNames) log(`applied ${name}`);
    return appliedMigrationNames;
  });
}

/** Connection string of the app's login, which may do nothing until it enters an actor's role. */
export const appUrl = (adminUrl: string): string => roleUrl(adminUrl, 'attest_app');

/** Connection string of the login that signs the ledger's checkpoints. */
export const signerUrl = (adminUrl: string): string => roleUrl(adminUrl, 'attest_signer');

/**
 * The SQL that would turn a migrated database into what schema.prisma says; empty when they agree.
 * What Prisma has no words for (checks, policies, objects named sqlx_…) is not compared.
 */
export async function checkDrift(adminUrl: string): Promise<string> {
  return withSchemaEngine(adminUrl, async (engine) => {
    const schema = { files: [readSchema()] };
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', ...schema, configDir: '' },
      to: { tag: 'schemaDatamodel', ...schema },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return statements(stdout ?? '')
      .filter((statement) => !SQL_ONLY.test(statement))
      .join('\n');
  });
}

/** What exists in SQL alone carries the prefix sqlx_; the engine would drop it. */
const SQL_ONLY = /^(DROP INDEX|ALTER TABLE "\w+" DROP CONSTRAINT) "sqlx_\w+";$/;

/** The statements of a script the engine wrote, without its comments. */
function statements(script: string): string[] {
  return script
    .split(/^-- .*$/m)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** For the commands in bin/, which call TypeScript in another process: migrates and says how to connect. */
export async function migrateForCommand(options: { adminUrl: string; log?: (line: string) => void }) {
  const applied = await migrateDatabase(options);
  return { applied, appUrl: appUrl(options.adminUrl) };
}
