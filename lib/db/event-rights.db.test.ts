import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventForLedger, type EventToAppend } from '@/lib/db/commands/append-events';
import { DATABASE_ROLE } from '@/lib/db/scope/as-actor';
import { EVENT_RIGHTS } from '@/lib/db/scope/event-rights';
import { PUBLIC_ACTOR, type Actor, type StaffActor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { closed, receivedCase, submitted, underCredibilityAssessment } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
let analyst: StaffActor;
let supervisor: StaffActor;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.adminUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  analyst = await makeStaff('ANALYST');
  supervisor = await makeStaff('SUPERVISOR');
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

/** Runs statements as the app would for an actor, checks what is checked at the end, and takes all of it back. */
async function as(role: string, actorId: string, ...statements: readonly string[]): Promise<void> {
  await app.query('begin');
  try {
    await app.query(`set local role ${role}`);
    await app.query(`select set_config('attest.actor_id', $1, true)`, [actorId]);
    for (const statement of statements) await app.query(statement);
    await app.query('set constraints all immediate');
  } finally {
    await app.query('rollback');
  }
}

/** The statement that brings an event into the ledger in an actor's name. */
function bringIn(actor: Actor, event: Partial<EventToAppend> & { readonly type: string }): string {
  const whole: EventToAppend = {
    ...{ id: randomUUID(), caseId: null, object: { kind: 'CASE', id: randomUUID() } },
    ...event,
  };
  return `select append_events('${JSON.stringify([eventForLedger(actor, whole)])}'::jsonb)`;
}

describe('the ledger', () => {
  it('takes from each role what the lifecycle table lets its people do, and nothing else', async () => {
    const { rows } = await owner.query<{ line: string }>(
      `select db_role || ' ' || actor_kind || ' ' || event_type as line from event_right`,
    );
    const expected = EVENT_RIGHTS.map((right) => `${right.role} ${right.actorKind} ${right.eventType}`);
    expect(rows.map(({ line }) => line).sort()).toEqual([...new Set(expected)].sort());
  });

  it.each(['attest_public', 'attest_gate', 'attest_holder', 'attest_reporter', 'attest_operator'])(
    'takes no approval from %s, whatever kind of actor it names',
    async (role) => {
      const approval = { type: 'DETERMINATION_APPROVED', flow: 'COMPLETED', outcome: 'CREDIBLE' } as const;
      const forged = bringIn({ ...supervisor, kind: 'SUPERVISOR' }, approval);
      await expect(as(role, supervisor.userId, forged)).rejects.toThrow(/not for|does not have/);
      const own = bringIn(PUBLIC_ACTOR, approval);
      await expect(as(role, '', own)).rejects.toThrow(/not for|does not have/);
    },
  );

  it('takes no act of a supervisor from an analyst, who names either role', async () => {
    const asSupervisor = bringIn({ ...analyst, kind: 'SUPERVISOR' }, { type: 'CASE_REOPENED' });
    await expect(as(DATABASE_ROLE.ANALYST, analyst.userId, asSupervisor)).rejects.toThrow(/does not have/);
    const asAnalyst = bringIn(analyst, { type: 'CASE_REOPENED' });
    await expect(as(DATABASE_ROLE.ANALYST, analyst.userId, asAnalyst)).rejects.toThrow(/not for/);
  });

  it('lets no event move figures that are not its own', async () => {
    const note = bringIn(analyst, { type: 'NOTE_ADDED', flow: 'COMPLETED' });
    await expect(as(DATABASE_ROLE.ANALYST, analyst.userId, note)).rejects.toThrow(/sqlx_flow_of_type/);
  });
});

describe('a closed case', () => {
  it('is closed by its own decision, and by a decision', async () => {
    const crew = { analyst, supervisor };
    const other = await receivedCase();
    await closed(crew, other, credibleDetermination());
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const { determinationId } = await submitted(crew, caseId, credibleDetermination());
    const closeBy = (decision: string): string =>
      `update review_case set status = 'CLOSED_CREDIBLE', outcome = 'CREDIBLE', closed_at = now(),
         closing_determination_id = ${decision} where id = '${caseId}'`;
    const closing = (decision: string) => as('attest_staff', supervisor.userId, closeBy(decision));
    await expect(
      closing(`(select closing_determination_id from review_case where id = '${other}')`),
    ).rejects.toThrow(/not its own/);
    await expect(closing(`'${determinationId}'`)).rejects.toThrow(/not its own/);
    await expect(closing(`'${randomUUID()}'`)).rejects.toThrow(/not its own/);
  });
});
