import 'server-only';
import { unsafeAtGate } from '@/lib/db/scope/as-actor';

/** How the database stands. `ledgerSize` counts entries; `lastMigration` is a folder's name. */
export type DatabaseHealth = {
  readonly migrations: number;
  readonly lastMigration: string | null;
  readonly brokenMigrations: number;
  readonly ledgerSize: bigint;
};

/** Asks the database how it stands; throws where it can't be reached. */
export async function getDatabaseHealth(): Promise<DatabaseHealth> {
  const [row] = await unsafeAtGate(
    (tx) => tx.$queryRaw<
      { migrations: number; last_migration: string | null; broken: number; ledger_size: bigint }[]
    >`
      select migrations, last_migration, broken, ledger_size from database_health()`,
  );
  if (!row) throw new Error('database_health() answered nothing');
  return {
    migrations: row.migrations,
    lastMigration: row.last_migration,
    brokenMigrations: row.broken,
    ledgerSize: row.ledger_size,
  };
}
