import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/config/env';
import { Connection } from '@/lib/db/connection';
import { PrismaClient } from '@/lib/db/generated/client';

const kept = globalThis as typeof globalThis & { attestPrisma?: PrismaClient };

/**
 * The application's connections, as the login role attest_app: it owns nothing and can read nothing until a
 * transaction enters an actor's role (lib/db/scope). One client a process, also across hot reloads.
 */
export function database(): PrismaClient {
  kept.attestPrisma ??= new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: env().appDatabaseUrl,
        max: env().databaseConnections,
        statement_timeout: env().statementLimitMs,
        Client: Connection,
      },
      { statementNameGenerator: ({ sql }) => preparedName(sql) },
    ),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  return kept.attestPrisma;
}

/** How a statement that is worth preparing begins; the name is its own and goes with one text only. */
const PREPARED = /^\s*\/\* prepared: ([a-z-]{1,40}) \*\//;

/**
 * The name under which a connection keeps a statement's plan, or "" for none. Planning a statement that gathers a whole
 * case takes ten times as long as running it, and its plan is the same for every case. Anything that narrows by what a
 * reader asks is planned afresh each time: one plan for all questions would be wrong for most of them.
 */
function preparedName(sql: string): string {
  return PREPARED.exec(sql)?.[1] ?? '';
}
