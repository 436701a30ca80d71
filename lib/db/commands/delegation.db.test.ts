import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptDelegation } from '@/lib/db/commands/accept-delegation';
import { agreeCredibilityAssessment } from '@/lib/db/commands/agree-credibility-assessment';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { disableAccount } from '@/lib/db/commands/change-account';
import { endDelegation } from '@/lib/db/commands/end-delegation';
import { giveDelegation } from '@/lib/db/commands/give-delegation';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { getCaseAsItWas } from '@/lib/db/queries/case-as-it-was';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { findDelegates } from '@/lib/db/queries/find-delegates';
import { getRailCounts } from '@/lib/db/queries/worklist-counts';
import { readAs } from '@/lib/db/scope/as-actor';
import { decidedFor } from '@/lib/domain/case/acted-for';
import type { OperatorActor, StaffActor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  accepted,
  ALL_CHECKS,
  assessmentOf,
  caseState,
  current,
  done,
  receivedCase,
  submitted,
} from '@/prisma/factories/cases';
import { insufficientInformation } from '@/prisma/factories/determinations';
import { dayFromNow, delegationInForce, toGive, type Pair } from '@/prisma/factories/delegations';
import { makeStaff, makeUnit } from '@/prisma/factories/people';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'delegation tests' };
const DAY_MS = 86_400_000;

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

const people = async (unitId: string | null = null): Promise<Pair> => ({
  giver: await makeStaff('SUPERVISOR', { unitId }),
  delegate: await makeStaff('ANALYST'),
});
/** A delegation with the times the test names, as the administrator can write one. */
async function written({ giver, delegate }: Pair, from: Date, until: Date): Promise<string> {
  const id = randomUUID();
  await admin.query(
    `insert into delegation (id, giver_id, delegate_id, from_at, until_at, given_at, accepted_at) values ($1, $2, $3, $4, $5, $4, $4)`,
    [id, giver.userId, delegate.userId, from, until],
  );
  return id;
}
/** A case of somebody else's that waits for a decision, and how to approve it. */
async function awaiting(by: StaffActor = author) {
  const caseId = await receivedCase();
  const crew = { analyst: by, supervisor: by };
  await accepted(crew, caseId);
  const approval = await submitted(crew, caseId, insufficientInformation());
  const target = await current(by, caseId);
  const approve = (actor: StaffActor) =>
    approveDetermination(actor, target, { ...approval, checks: ALL_CHECKS, remarks: '' });
  return { caseId, target, approval, approve };
}
const refused = (...codes: string[]) => ({
  ok: false,
  kind: 'REFUSAL',
  problems: codes.map((code) => expect.objectContaining({ code })),
});

describe('deciding by a delegation', () => {
  it('takes two people to come into force, and one to end', async () => {
    const pair = await people();
    const { approve } = await awaiting();
    expect(await approve(pair.delegate)).toMatchObject(refused('notYourRole'));
    const { delegationId } = await done(giveDelegation(pair.giver, toGive(pair)));
    expect(await approve(pair.delegate)).toMatchObject(refused('notYourRole'));
    expect(await acceptDelegation(pair.giver, delegationId)).toMatchObject(refused('delegation.notYours'));
    await done(acceptDelegation(pair.delegate, delegationId));
    expect(await acceptDelegation(pair.delegate, delegationId)).toMatchObject(
      refused('delegation.acceptedAlready'),
    );
    await done(approve(pair.delegate));

    const second = await awaiting();
    await done(endDelegation(pair.delegate, delegationId, 'She is back.'));
    expect(await second.approve(pair.delegate)).toMatchObject(refused('notYourRole'));
    expect(await endDelegation(pair.giver, delegationId, 'Again.')).toMatchObject(refused('delegation.over'));
  });

  it('tells the staff who may decide for whom now, once it is accepted and until it is ended', async () => {
    const pair = await people();
    const held = async () =>
      (await findDelegates(author))
        .filter(({ userId }) => userId === pair.delegate.userId)
        .flatMap(({ kind, delegations = [] }) => delegations.map(({ giver }) => [kind, giver.name]));
    const { delegationId } = await done(giveDelegation(pair.giver, toGive(pair)));
    expect(await held()).toEqual([]);
    await done(acceptDelegation(pair.delegate, delegationId));
    expect(await held()).toEqual([['ANALYST', pair.giver.name]]);
    const later = { giver: await makeStaff('SUPERVISOR'), delegate: pair.delegate };
    await written(later, new Date(Date.now() + DAY_MS), new Date(Date.now() + 2 * DAY_MS));
    expect(await held()).toHaveLength(1);
    await done(endDelegation(pair.giver, delegationId, 'She is back.'));
    expect(await held()).toEqual([]);
  });

  it('names the delegation in the event, in the file, and in the case as it was; the ledger holds its own events', async () => {
    const pair = await people();
    const id = await delegationInForce(pair);
    const { caseId, approve } = await awaiting();
    const { reference, seq } = await done(approve(pair.delegate));
    const file = await getCaseForActor(author, reference);
    const event = file?.events.at(-1);
    expect(event).toMatchObject({ type: 'DETERMINATION_APPROVED', actorId: pair.delegate.userId });
    expect(event?.payload['delegationId']).toBe(id);
    expect(event?.actorKind).toBe('ANALYST');
    const [record] = file?.determinations ?? [];
    if (!file || !record) throw new Error('no record');
    expect(decidedFor(file, record)?.giver).toBe(pair.giver.name);
    const then = await getCaseAsItWas(author, reference, { seq: Number(seq) });
    expect(then && decidedFor(then, record)?.giver).toBe(pair.giver.name);
    const { rows } = await admin.query(
      `select e.type, convert_from(l.entry, 'UTF8')::jsonb -> 'object' ->> 'kind' as kind from case_event e join ledger_entry l on l.seq = e.seq
        where e.case_id is null and e.payload ->> 'delegationId' = $1 order by e.seq`,
      [id],
    );
    expect(rows).toEqual([
      { type: 'DELEGATION_GIVEN', kind: 'DELEGATION' },
      { type: 'DELEGATION_ACCEPTED', kind: 'DELEGATION' },
    ]);
    const mark = await admin.query(
      `select payload ? 'delegationId' as marked from case_event where case_id = $1`,
      [caseId],
    );
    expect(mark.rows.filter(({ marked }: { marked: boolean }) => marked)).toHaveLength(1);
  });

  it('is bound by the bars of both', async () => {
    const unitId = await makeUnit();
    const pair = await people(unitId);
    await delegationInForce(pair);
    const own = await awaiting(pair.delegate);
    expect(await own.approve(pair.delegate)).toMatchObject(refused('workedOnThisCycle'));

    const recused = await awaiting();
    await done(
      recusePerson(await makeStaff('SUPERVISOR'), recused.target, {
        recusedUserId: pair.giver.userId,
        rationale: 'A relative lives there.',
      }),
    );
    const again = await current(author, recused.caseId);
    const given = { determinationId: recused.approval.determinationId, remarks: 'Say more.' };
    expect(await returnDetermination(pair.delegate, again, given)).toMatchObject(refused('giverRecused'));

    const implicated = await awaiting();
    await admin.query('insert into implicated_unit (case_id, unit_id) values ($1, $2)', [
      implicated.caseId,
      unitId,
    ]);
    expect(await implicated.approve(pair.delegate)).toMatchObject(refused('giverUnit'));
  });

  it('answers no proposal of the delegate’s own, and marks no act of the own role', async () => {
    const pair = await people();
    await delegationInForce(pair);
    const caseId = await receivedCase();
    await accepted({ analyst: pair.delegate, supervisor: pair.giver }, caseId);
    await done(
      recommendCredibilityAssessment(
        pair.delegate,
        await current(author, caseId),
        await assessmentOf(author, caseId),
      ),
    );
    const { recommendation } = await caseState(author, caseId);
    const answer = { proposalId: recommendation?.id ?? '' };
    const outcome = await agreeCredibilityAssessment(pair.delegate, await current(author, caseId), answer);
    expect(outcome).toMatchObject(refused('ownProposal', 'workedOnThisCycle'));
    const { rows } = await admin.query(
      `select 1 from case_event where case_id = $1 and payload ? 'delegationId'`,
      [caseId],
    );
    expect(rows).toEqual([]);
  });

  it('is not in force before, after, or while an account is closed', async () => {
    const { approve } = await awaiting();
    const [past, coming, both] = [await people(), await people(), await people()];
    await written(past, new Date(Date.now() - 9 * DAY_MS), new Date(Date.now() - 1));
    await written(coming, new Date(Date.now() + DAY_MS), new Date(Date.now() + 2 * DAY_MS));
    await delegationInForce(both);
    await done(disableAccount(OPERATOR, { accountId: both.giver.userId, version: null }));
    for (const { delegate } of [past, coming, both])
      expect(await approve(delegate)).toMatchObject(refused('notYourRole'));
  });

  it('is in force from its first moment until before its last, whatever the session says', async () => {
    const pair = await people();
    const [from, until] = [new Date('2026-01-05T00:00:00Z'), new Date('2026-01-10T00:00:00Z')];
    await written(pair, from, until);
    const holds = async (at: Date): Promise<boolean> => {
      const { rows } = await admin.query('select 1 from delegations_in_force($1, $2)', [
        pair.delegate.userId,
        at,
      ]);
      return rows.length === 1;
    };
    expect(await holds(new Date(from.getTime() - 1))).toBe(false);
    expect(await holds(from)).toBe(true);
    expect(await holds(new Date(until.getTime() - 1))).toBe(true);
    expect(await holds(until)).toBe(false);
    const stale = {
      ...pair.delegate,
      delegations: [{ id: randomUUID(), giver: pair.giver, until: '2999-01-01T00:00:00.000Z' }],
    };
    expect(await (await awaiting()).approve(stale)).toMatchObject(refused('notYourRole'));
  });

  it('ended and used at once: one order, and never a decision after the end', async () => {
    for (let n = 0; n < 8; n++) {
      const pair = await people();
      const id = await delegationInForce(pair);
      const { caseId, approve } = await awaiting();
      const [end, decision] = await Promise.all([
        endDelegation(pair.giver, id, 'Back early.'),
        approve(pair.delegate),
      ]);
      expect(end.ok).toBe(true);
      const { rows } = await admin.query<{ type: string }>(
        `select type from case_event where type in ('DETERMINATION_APPROVED', 'DELEGATION_ENDED')
          and (case_id = $1 or payload ->> 'delegationId' = $2) order by seq`,
        [caseId, id],
      );
      expect(rows.map(({ type }) => type)).toEqual(
        decision.ok ? ['DETERMINATION_APPROVED', 'DELEGATION_ENDED'] : ['DELEGATION_ENDED'],
      );
      if (!decision.ok) expect(decision).toMatchObject(refused('notYourRole'));
    }
  });

  it('the giver’s account closed and the authority used at once: never a decision after the closing', async () => {
    for (let n = 0; n < 6; n++) {
      const pair = await people();
      await delegationInForce(pair);
      const { caseId, approve } = await awaiting();
      const target = { accountId: pair.giver.userId, version: null };
      const [closing, decision] = await Promise.all([
        disableAccount(OPERATOR, target),
        approve(pair.delegate),
      ]);
      expect(closing.ok).toBe(true);
      const { rows } = await admin.query<{ type: string }>(
        `select type from case_event where (case_id = $1 and type = 'DETERMINATION_APPROVED')
          or (payload ->> 'userId' = $2 and type = 'ACCOUNT_DISABLED') order by seq`,
        [caseId, pair.giver.userId],
      );
      expect(rows.map(({ type }) => type)).toEqual(
        decision.ok ? ['DETERMINATION_APPROVED', 'ACCOUNT_DISABLED'] : ['ACCOUNT_DISABLED'],
      );
    }
  });

  it('shows the delegate what is sealed, for as long as it is in force', async () => {
    const pair = await people();
    const { caseId } = await awaiting();
    const eventId = (await admin.query<{ id: string }>('select id from case_event limit 1')).rows[0]?.id;
    await admin.query(
      `insert into sealed_value (id, case_id, object_kind, object_id, field, version, value_json, salt, commitment, event_id, recorded_by)
        values ($1, $2, 'DETERMINATION', $1, 'criminality', 1, '"x"', $3, $3, $4, $5)`,
      [randomUUID(), caseId, Buffer.alloc(32), eventId, author.userId],
    );
    const seen = () => readAs(pair.delegate, (tx) => tx.sealedValue.count({ where: { caseId } }));
    expect(await seen()).toBe(0);
    const id = await delegationInForce(pair);
    expect(await seen()).toBe(1);
    await done(endDelegation(await makeStaff('SUPERVISOR'), id, 'Both are back.'));
    expect(await seen()).toBe(0);
  });
});

describe('the worklist of decisions', () => {
  it('holds for a delegate what neither of the two is barred from', async () => {
    const pair = await people();
    const id = await delegationInForce(pair);
    const reader = {
      ...pair.delegate,
      delegations: [{ id, giver: pair.giver, until: dayFromNow(8) }],
    };
    const count = async () => (await getRailCounts(reader)).counts.decision;
    const before = await count();
    const { target } = await awaiting();
    expect(await count()).toBe(before + 1);
    await awaiting(pair.delegate);
    expect(await count()).toBe(before + 1);
    const given = { recusedUserId: pair.giver.userId, rationale: 'A relative lives there.' };
    await done(recusePerson(await makeStaff('SUPERVISOR'), target, given));
    expect(await count()).toBe(before);
  });
});
