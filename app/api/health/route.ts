import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { getDatabaseHealth } from '@/lib/db/queries/get-health';
import { log } from '@/lib/log';

export const dynamic = 'force-dynamic';

const answer = (status: number, body: object): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/**
 * Whether the service can work: 200 when the database answers and has every migration of this build, 503 otherwise. Says
 * which of the two is wrong and how many entries the ledger has, and nothing of addresses, versions or people.
 */
export async function GET(): Promise<Response> {
  try {
    const { lastMigration, brokenMigrations, ledgerSize } = await getDatabaseHealth();
    const migrated = brokenMigrations === 0 && lastMigration === (await newestMigration(lastMigration));
    return answer(migrated ? 200 : 503, {
      status: migrated ? 'ok' : 'not ready',
      database: 'reachable',
      migrations: migrated ? 'applied' : 'not applied',
      ledgerEntries: Number(ledgerSize),
    });
  } catch (error) {
    log.warn(
      { kind: error instanceof Error ? error.name : typeof error },
      'health: the database does not answer',
    );
    return answer(503, { status: 'not ready', database: 'not reachable' });
  }
}

/** The newest migration that lies beside the program; where none does, whatever the database has. */
async function newestMigration(otherwise: string | null): Promise<string | null> {
  try {
    const entries = await readdir(path.join(process.cwd(), 'prisma', 'migrations'), { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return names.sort().at(-1) ?? otherwise;
  } catch {
    return otherwise;
  }
}
