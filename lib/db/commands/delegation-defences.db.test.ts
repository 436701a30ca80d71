import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endDelegation } from '@/lib/db/commands/end-delegation';
import { giveDelegation } from '@/lib/db/commands/give-delegation';
import { isDenied } from '@/lib/db/errors';
import { findDelegations } from '@/lib/db/queries/find-delegations';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { accepted, done, receivedCase, submitted } from '@/prisma/factories/cases';
import { dayFromNow, delegationInForce, toGive, type Pair } from '@/prisma/factories/delegations';
import { insufficientInformation } from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let admin: pg.Client;
let author: StaffActor;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  author = await makeStaff('ANALYST');
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const people = async (): Promise<Pair> => ({
  giver: await makeStaff('SUPERVISOR'),
  delegate: await makeStaff('ANALYST'),
});

async function awaiting(by: StaffActor) {
  const caseId = await receivedCase();
  const crew = { analyst: by, supervisor: by };
  await accepted(crew, caseId);
  return { caseId, approval: await submitted(crew, caseId, insufficientInformation()) };
}

const refused = (...codes: string[]) => ({
  ok: false,
  kind: 'REFUSAL',
  problems: codes.map((code) => expect.objectContaining({ code })),
});

describe('giving and ending', () => {
  it('one at a time from one giver; what was ended gives its days back', async () => {
    const pair = await people();
    const other = await makeStaff('ANALYST');
    const { delegationId } = await done(giveDelegation(pair.giver, toGive(pair)));
    const again = { ...toGive(pair, dayFromNow(3), dayFromNow(9)), delegateId: other.userId };
    expect(await giveDelegation(pair.giver, again)).toMatchObject(refused('delegation.overlaps'));
    await done(giveDelegation(pair.giver, toGive(pair, dayFromNow(8), dayFromNow(9))));
    await done(endDelegation(pair.giver, delegationId, 'Somebody else.'));
    await done(giveDelegation(pair.giver, { ...again, lastDay: dayFromNow(7) }));
    // Two at once for the same days: the database lets one through.
    const twice = await people();
    const outcomes = await Promise.all([
      giveDelegation(twice.giver, toGive(twice)),
      giveDelegation(twice.giver, toGive(twice)),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is for supervisors to give and for those at work to hold, and what is held is not lent again', async () => {
    const pair = await people();
    await delegationInForce(pair);
    const third = await makeStaff('ANALYST');
    expect(await giveDelegation(pair.delegate, { ...toGive(pair), delegateId: third.userId })).toMatchObject(
      refused('notYourRole'),
    );
    for (const kind of ['AUDITOR', 'ADMIN'] as const) {
      const one = await makeStaff(kind);
      const giver = await makeStaff('SUPERVISOR');
      expect(await giveDelegation(giver, { ...toGive(pair), delegateId: one.userId })).toMatchObject(
        refused('delegation.delegateUnfit'),
      );
    }
  });

  it('is listed with its reasons for all the staff', async () => {
    const pair = await people();
    const id = await delegationInForce(pair);
    const auditor = await makeStaff('AUDITOR');
    const found = async () => (await findDelegations(auditor)).find((one) => one.id === id);
    expect(await found()).toMatchObject({ stage: 'IN_FORCE', reason: 'On leave.' });
    expect(await endDelegation(await makeStaff('ANALYST'), id, 'No.')).toMatchObject(
      refused('delegation.notYours'),
    );
    expect(await endDelegation(pair.giver, id, ' ')).toMatchObject(refused('delegation.reasonMissing'));
    await done(endDelegation(pair.giver, id, 'Back.'));
    expect(await found()).toMatchObject({ stage: 'ENDED', endReason: 'Back.', endedByName: pair.giver.name });
  });
});

describe('what the database refuses, whoever asks', () => {
  const denied = async (actor: StaffActor, sql: string): Promise<void> => {
    const error: unknown = await writeAs(actor, (tx) => tx.$executeRawUnsafe(sql)).then(
      () => 'nothing refused',
      (reason: unknown) => reason,
    );
    expect(isDenied(error), String(error)).toBe(true);
  };

  it('a decision by an analyst who holds nothing, in another’s name, or for the one who wrote it', async () => {
    const writer = await makeStaff('ANALYST');
    const { approval, caseId } = await awaiting(writer);
    const one = await makeStaff('ANALYST');
    const approve = (by: StaffActor) =>
      `update determination set status = 'APPROVED', decided_by = '${by.userId}', decided_at = now() where id = '${approval.determinationId}'`;
    await denied(one, approve(one));
    await denied(one, approve(await makeStaff('SUPERVISOR')));
    await denied(
      one,
      `update determination set status = 'RETURNED' where id = '${approval.determinationId}'`,
    );
    const id = randomUUID();
    await writeAs(author, (tx) =>
      tx.proposal.createMany({
        data: [{ id, caseId, cycle: 1, kind: 'SCREENING_OUT', proposedBy: author.userId, byKind: 'ANALYST' }],
      }),
    );
    await denied(
      one,
      `update proposal set decision = 'AGREED', decided_by = '${one.userId}', decided_at = now() where id = '${id}'`,
    );
    // Whoever wrote it is a supervisor by now, and away.
    await admin.query(`update app_user set role = 'SUPERVISOR' where id = $1`, [writer.userId]);
    await delegationInForce({ giver: { ...writer, kind: 'SUPERVISOR' }, delegate: one });
    await denied(one, approve(one));
  });

  it('a delegation in another’s name, accepted by the giver, changed, revived or taken away', async () => {
    const pair = await people();
    const insert = (giver: string, delegate: string) =>
      `insert into delegation (id, giver_id, delegate_id, from_at, until_at) values ('${randomUUID()}', '${giver}', '${delegate}', now(), now() + interval '1 day')`;
    await denied(pair.delegate, insert(pair.giver.userId, pair.delegate.userId));
    await denied(pair.delegate, insert(pair.delegate.userId, author.userId));
    const { delegationId: id } = await done(giveDelegation(pair.giver, toGive(pair)));
    await denied(pair.giver, `update delegation set accepted_at = now() where id = '${id}'`);
    await denied(
      pair.giver,
      `update delegation set until_at = now() + interval '90 days' where id = '${id}'`,
    );
    await denied(pair.giver, `delete from delegation where id = '${id}'`);
    await denied(
      author,
      `update delegation set ended_at = now(), ended_by = '${author.userId}' where id = '${id}'`,
    );
    await done(endDelegation(pair.giver, id, 'Not needed.'));
    await denied(pair.delegate, `update delegation set accepted_at = now() where id = '${id}'`);
    await expect(admin.query(`update delegation set ended_at = null, ended_by = null`)).rejects.toThrow(
      /over|as it was given/,
    );
    await expect(admin.query('truncate delegation cascade')).rejects.toThrow(/refused/);
    const long = `insert into delegation (id, giver_id, delegate_id, from_at, until_at) values ('${randomUUID()}', '${pair.giver.userId}', '${pair.delegate.userId}', now(), now() + interval '61 days')`;
    await expect(admin.query(long)).rejects.toThrow(/sqlx_period/);
  });

  it('an entry that names a delegation its actor does not hold', async () => {
    const pair = await people();
    const id = await delegationInForce(pair);
    const { caseId } = await awaiting(author);
    const event = {
      ...{ id: randomUUID(), caseId, type: 'CASE_ASSIGNED', actorKind: 'ANALYST', actorId: author.userId },
      payload: { delegationId: id },
    };
    const entry = { action: event.type, actor: author.userId, role: 'ANALYST', event: event.id };
    const whole = JSON.stringify([{ ...event, head: `${JSON.stringify(entry).slice(0, -1)},`, tail: '}' }]);
    await denied(author, `select append_events('${whole}'::jsonb)`);
  });
});
