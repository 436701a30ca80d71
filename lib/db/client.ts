import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/config/env';
import { PrismaClient } from '@/lib/db/generated/client';

const kept = globalThis as typeof globalThis & { attestPrisma?: PrismaClient };

/**
 * The application's connections, as the login role attest_app: it owns nothing and can read nothing until a
 * transaction enters an actor's role (lib/db/scope). One client a process, also across hot reloads.
 */
export function database(): PrismaClient {
  kept.attestPrisma ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().appDatabaseUrl,
      max: env().databaseConnections,
      statement_timeout: env().statementLimitMs,
    }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  return kept.attestPrisma;
}
