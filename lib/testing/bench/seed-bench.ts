import pg from 'pg';
import { env } from '@/lib/config/env';
import { copyCases } from '@/prisma/factories/bulk-cases';
import { makeStaff } from '@/prisma/factories/people';

/** What a seeded database holds, and how long it took. */
export type Seeded = {
  readonly cases: number;
  readonly events: number;
  readonly seconds: number;
  readonly summarySeconds: number;
};

/** What the accounts' rows hold where a password's hash would be: nobody can sign in with one. */
export const NO_PASSWORD = 'no password: made for measuring';

/**
 * Fills an empty, migrated database with so many made-up cases and the people who measure it. Called by bin/bench.mjs
 * in a process of its own, with the application's settings in its environment.
 */
export async function seedBench({
  adminUrl,
  cases,
  log,
}: {
  readonly adminUrl: string;
  readonly cases: number;
  readonly log: (line: string) => void;
}): Promise<Seeded> {
  const began = Date.now();
  const given = { passwordHash: NO_PASSWORD };
  const analyst = await makeStaff('ANALYST', { ...given, name: 'Lena Brandt', email: 'analyst@example.org' });
  const supervisor = await makeStaff('SUPERVISOR', {
    ...given,
    name: 'Ines Okafor',
    email: 'supervisor@example.org',
  });
  const events = await copyCases(
    adminUrl,
    cases,
    { analystId: analyst.userId, supervisorId: supervisor.userId },
    (done) => {
      if (done % 100_000 === 0) log(`${done} of ${cases} cases`);
    },
  );
  const copied = Date.now();
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('select refresh_flow_summary($1)', [env().reportTimeZone]);
  await client.query('checkpoint');
  await client.end();
  return {
    cases,
    events,
    seconds: (copied - began) / 1000,
    summarySeconds: (Date.now() - copied) / 1000,
  };
}
