import type pg from 'pg';
import { digestOf, newToken } from '@/lib/auth/digest';
import { sealToken, sessionCookieName } from '@/lib/auth/session-cookie';
import { startSession } from '@/lib/db/commands/start-session';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { HttpClient } from '@/lib/testing/bench/http-client';
import { NO_PASSWORD } from '@/lib/testing/bench/seed-bench';

/** Everything the measured works need. */
export type Visit = {
  readonly http: HttpClient;
  /** The analyst who measures, and the browser's cookie of their session. */
  readonly analyst: StaffActor;
  /** Who decides, where a case is made ready. */
  readonly supervisor: StaffActor;
  readonly cookie: string;
  /** The session's row. */
  readonly tokenHash: Uint8Array;
  /** Cases from all over the years. */
  readonly references: readonly string[];
  /** Months with decisions, the middle ones of the years. */
  readonly months: readonly string[];
};

const SOME_CASES = 600;
const SOME_MONTHS = 24;

/** Signs the analyst in (a session row and its sealed cookie, as signing in leaves them) and picks what will be read. */
export async function openVisit(http: HttpClient, admin: pg.Client, cases: number): Promise<Visit> {
  const analyst = await firstOf(admin, 'ANALYST');
  const supervisor = await firstOf(admin, 'SUPERVISOR');
  const token = newToken();
  const tokenHash = digestOf(token);
  const session = { tokenHash, userId: analyst.userId, passwordHash: NO_PASSWORD, hours: 12 };
  if (!(await startSession(session))) throw new Error('the session was not started');
  const picked = await admin.query<{ reference: string }>(
    `select reference from review_case where mod(abs(hashtext(id::text)::bigint), $1) = 0 order by id limit $2`,
    [Math.max(1, Math.floor(cases / SOME_CASES)), SOME_CASES],
  );
  const months = await admin.query<{ month: string }>(
    `select to_char(month, 'YYYY-MM') as month from flow_summary where flow = 'COMPLETED' and month > '2017-01-01'
      group by month order by month limit $1`,
    [SOME_MONTHS],
  );
  return {
    http,
    analyst,
    supervisor,
    cookie: `${sessionCookieName()}=${await sealToken(token)}`,
    tokenHash,
    references: picked.rows.map(({ reference }) => reference),
    months: months.rows.map(({ month }) => month),
  };
}

/** The seeded account of a role, as it acts. */
async function firstOf(admin: pg.Client, kind: 'ANALYST' | 'SUPERVISOR'): Promise<StaffActor> {
  const { rows } = await admin.query<{ id: string; name: string }>(
    'select id, name from app_user where role = $1 order by created_at, id limit 1',
    [kind],
  );
  const [account] = rows;
  if (account === undefined) throw new Error('the database was not seeded');
  return { kind, userId: account.id, name: account.name, unitId: null };
}
