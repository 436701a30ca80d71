import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '@/lib/auth/digest';
import { newResetCode } from '@/lib/auth/reset-code';
import { startSession } from '@/lib/db/commands/start-session';
import {
  changeAccountDetails,
  changeRole,
  disableAccount,
  enableAccount,
  resetPassword,
} from '@/lib/db/commands/change-account';
import { createAccount, type AccountToCreate } from '@/lib/db/commands/create-account';
import { createOrganisation } from '@/lib/db/commands/change-directory';
import { decideAccountRequest } from '@/lib/db/commands/decide-account-request';
import { isResetOpen, setPassword } from '@/lib/db/commands/set-password';
import { findAccounts, findWaitingRequests, getAccount } from '@/lib/db/queries/find-accounts';
import { getDatabaseHealth } from '@/lib/db/queries/get-health';
import { resolveSession } from '@/lib/db/queries/resolve-session';
import { NotFoundError } from '@/lib/db/errors';
import type { AdminActor, OperatorActor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { makeStaff } from '@/prisma/factories/people';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'operator' };

let database: TestDatabase;
let first: AdminActor;
let second: AdminActor;

beforeAll(async () => {
  database = await createTestDatabase();
  first = (await makeStaff('ADMIN')) as AdminActor;
  second = (await makeStaff('ADMIN')) as AdminActor;
});
afterAll(() => database.drop());

const codeHash = (): Uint8Array => newResetCode().codeHash;
const person = (role: AccountToCreate['role'] = 'ANALYST'): AccountToCreate => ({
  email: `${randomUUID().slice(0, 8)}@example.org`,
  name: 'Owen Brandt',
  role,
  organisationId: null,
  unitId: null,
  locale: 'en',
});

async function create(actor: AdminActor | OperatorActor, given = person()): Promise<string> {
  const created = await createAccount(actor, given, { codeHash: codeHash() });
  if (!created.ok) throw new Error(JSON.stringify(created));
  return created.value.accountId;
}

const seen = (accountId: string) => ({ accountId, version: null });
const problem = (outcome: { readonly ok: boolean }): string | undefined =>
  'problems' in outcome ? (outcome.problems as { code: string }[])[0]?.code : undefined;

async function requestFor(accountId: string) {
  const [request] = (await getAccount(second, accountId)).waiting;
  if (!request) throw new Error('nothing waits');
  return request;
}

describe('creating an account', () => {
  it('takes one administrator for an analyst: it is open, with a one-time code', async () => {
    const { codeHash: hash } = newResetCode();
    const created = await createAccount(first, person(), { codeHash: hash });
    expect(created).toMatchObject({ ok: true, value: { awaitsSecondPerson: false } });
    expect(await isResetOpen(hash)).toBe(true);
  });

  it.each(['SUPERVISOR', 'AUDITOR', 'ADMIN'] as const)('takes two for one who is to be %s', async (role) => {
    const { codeHash: early } = newResetCode();
    const created = await createAccount(first, person(role), { codeHash: early });
    if (!created.ok) throw new Error('refused');
    expect(await isResetOpen(early)).toBe(false);
    const { account } = await getAccount(first, created.value.accountId);
    expect(account).toMatchObject({ role: 'ANALYST', disabledAt: expect.any(Date) as Date });

    const request = await requestFor(account.id);
    expect(problem(await decideAccountRequest(first, request.id, 'AGREED', codeHash()))).toBe(
      'account.ownRequest',
    );
    const { codeHash: hash } = newResetCode();
    expect(await decideAccountRequest(second, request.id, 'AGREED', hash)).toMatchObject({
      ok: true,
      value: { codeIssued: true },
    });
    expect((await getAccount(first, account.id)).account).toMatchObject({ role, disabledAt: null });
    expect(await isResetOpen(hash)).toBe(true);
  });

  it('is refused for an address that is taken, an organisation that is not there, and an actor who is no administrator any more', async () => {
    const given = person();
    await create(first, given);
    expect(problem(await createAccount(first, { ...given, name: 'Someone' }, { codeHash: codeHash() }))).toBe(
      'account.emailTaken',
    );
    const nowhere = { ...person('REPORTER'), organisationId: randomUUID() };
    expect(problem(await createAccount(first, nowhere, { codeHash: codeHash() }))).toBe(
      'account.unknownChoice',
    );
    const former = (await makeStaff('ADMIN')) as AdminActor;
    await disableAccount(first, seen(former.userId));
    expect(problem(await createAccount(former, person(), { codeHash: codeHash() }))).toBe('notYourRole');
    expect(problem(await createOrganisation(former, `X ${randomUUID()}`))).toBe('notYourRole');
  });

  it('by the operator takes two as well, once there are two administrators, and is asked in the name of one', async () => {
    const make = (actor: OperatorActor) =>
      createAccount(actor, person('SUPERVISOR'), { codeHash: codeHash() });
    expect(problem(await make(OPERATOR))).toBe('account.nameAsker');
    expect(problem(await make({ ...OPERATOR, userId: (await makeStaff('ANALYST')).userId }))).toBe(
      'account.askerNoAdmin',
    );
    const named: OperatorActor = { kind: 'OPERATOR', userId: first.userId, name: first.name };
    const made = await make(named);
    expect(made).toMatchObject({ value: { awaitsSecondPerson: true } });
    const id = made.ok ? made.value.accountId : '';
    expect((await getAccount(first, id)).account.role).toBe('ANALYST');
    const request = await requestFor(id);
    expect(problem(await decideAccountRequest(first, request.id, 'AGREED', codeHash()))).toBe(
      'account.ownRequest',
    );
  });

  it('reset by the operator likewise', async () => {
    const supervisor = await makeStaff('SUPERVISOR');
    expect(problem(await resetPassword(OPERATOR, seen(supervisor.userId), codeHash()))).toBe(
      'account.nameAsker',
    );
    const named: OperatorActor = { kind: 'OPERATOR', userId: first.userId, name: first.name };
    expect(await resetPassword(named, seen(supervisor.userId), codeHash())).toMatchObject({
      value: { awaitsSecondPerson: true },
    });
  });
});

describe('a role that takes two people', () => {
  it('is given by the second administrator only, once, and is on record', async () => {
    const id = await create(first);
    expect(await changeRole(first, seen(id), { role: 'SUPERVISOR', organisationId: null })).toMatchObject({
      value: { awaitsSecondPerson: true },
    });
    expect(problem(await changeRole(first, seen(id), { role: 'AUDITOR', organisationId: null }))).toBe(
      'account.requestOpen',
    );
    expect((await getAccount(first, id)).account.role).toBe('ANALYST');
    const request = await requestFor(id);
    expect(await decideAccountRequest(second, request.id, 'AGREED', codeHash())).toMatchObject({
      value: { codeIssued: false },
    });
    expect(problem(await decideAccountRequest(second, request.id, 'AGREED', codeHash()))).toBe(
      'account.requestDecided',
    );
    const { account, history } = await getAccount(first, id);
    expect(account.role).toBe('SUPERVISOR');
    expect(
      history.map(({ type, by }) => `${type} ${by === second.name ? 'second' : 'first'}`).slice(0, 2),
    ).toEqual(['ROLE_GRANTED second', 'ROLE_GRANT_REQUESTED first']);
    expect((await findWaitingRequests(first)).map(({ id: waiting }) => waiting)).not.toContain(request.id);
  });

  it('is decided once when two administrators decide at the same time', async () => {
    const third = (await makeStaff('ADMIN')) as AdminActor;
    for (let n = 0; n < 5; n++) {
      const id = await create(first);
      await changeRole(first, seen(id), { role: 'AUDITOR', organisationId: null });
      const request = await requestFor(id);
      const outcomes = await Promise.all([
        decideAccountRequest(second, request.id, 'AGREED', codeHash()),
        decideAccountRequest(third, request.id, 'REFUSED', codeHash()),
        decideAccountRequest(second, request.id, 'REFUSED', codeHash()),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const { account, history } = await getAccount(first, id);
      const decided = history.filter(({ type }) => type === 'ROLE_GRANTED' || type === 'ROLE_GRANT_REFUSED');
      expect(decided).toHaveLength(1);
      expect(account.role).toBe(decided[0]?.type === 'ROLE_GRANTED' ? 'AUDITOR' : 'ANALYST');
    }
  });

  it('is asked for once when two administrators ask at the same time', async () => {
    const id = await create(first);
    const outcomes = await Promise.all(
      [first, second].map((admin) =>
        changeRole(admin, seen(id), { role: 'SUPERVISOR', organisationId: null }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await getAccount(first, id)).waiting).toHaveLength(1);
  });

  it('is not given where its author has lost the office, nor by the person it is for', async () => {
    const author = (await makeStaff('ADMIN')) as AdminActor;
    const id = await create(first);
    await changeRole(author, seen(id), { role: 'SUPERVISOR', organisationId: null });
    await disableAccount(first, seen(author.userId));
    const request = await requestFor(id);
    expect(problem(await decideAccountRequest(second, request.id, 'AGREED', codeHash()))).toBe(
      'account.roleChangedMeanwhile',
    );
    expect(await decideAccountRequest(second, request.id, 'REFUSED', codeHash())).toMatchObject({ ok: true });

    await resetPassword(first, seen(second.userId), codeHash());
    const own = await requestFor(second.userId);
    expect(problem(await decideAccountRequest(second, own.id, 'AGREED', codeHash()))).toBe(
      'account.ownAccount',
    );
  });

  it('voids the codes that one administrator could issue before', async () => {
    const id = await create(first);
    const { codeHash: early } = newResetCode();
    await resetPassword(first, seen(id), early);
    await changeRole(first, seen(id), { role: 'SUPERVISOR', organisationId: null });
    await decideAccountRequest(second, (await requestFor(id)).id, 'AGREED', codeHash());
    expect(await isResetOpen(early)).toBe(false);
  });

  it('is not regained by enabling alone', async () => {
    const id = (await makeStaff('SUPERVISOR')).userId;
    await disableAccount(first, seen(id));
    expect(await enableAccount(first, seen(id))).toMatchObject({ value: { awaitsSecondPerson: true } });
    expect((await getAccount(first, id)).account.disabledAt).not.toBeNull();
    expect(await decideAccountRequest(second, (await requestFor(id)).id, 'AGREED', codeHash())).toMatchObject(
      { value: { codeIssued: true } },
    );
    expect((await getAccount(first, id)).account).toMatchObject({ role: 'SUPERVISOR', disabledAt: null });
  });

  it('is not for somebody who is no administrator to decide', async () => {
    const id = await create(first);
    await changeRole(first, seen(id), { role: 'SUPERVISOR', organisationId: null });
    const request = await requestFor(id);
    const analyst = await makeStaff('ANALYST');
    const disguised = { ...analyst, kind: 'ADMIN' } as AdminActor;
    expect(problem(await decideAccountRequest(disguised, request.id, 'AGREED', codeHash()))).toBe(
      'notYourRole',
    );
    await expect(decideAccountRequest(second, randomUUID(), 'AGREED', codeHash())).rejects.toThrow(
      NotFoundError,
    );
  });
});

describe('resetting a password', () => {
  it('takes one administrator for an analyst and two for a supervisor', async () => {
    const analyst = await create(first);
    const { codeHash: one } = newResetCode();
    expect(await resetPassword(first, seen(analyst), one)).toMatchObject({
      value: { awaitsSecondPerson: false },
    });
    expect(await isResetOpen(one)).toBe(true);

    const supervisor = (await makeStaff('SUPERVISOR')).userId;
    const { codeHash: alone } = newResetCode();
    expect(await resetPassword(first, seen(supervisor), alone)).toMatchObject({
      value: { awaitsSecondPerson: true },
    });
    expect(await isResetOpen(alone)).toBe(false);
    const { codeHash: two } = newResetCode();
    await decideAccountRequest(second, (await requestFor(supervisor)).id, 'AGREED', two);
    expect(await isResetOpen(two)).toBe(true);
  });

  it('works once, ends every session, and voids what was issued before', async () => {
    const id = await create(first);
    const { codeHash: earlier } = newResetCode();
    const { codeHash: latest } = newResetCode();
    await resetPassword(first, seen(id), earlier);
    await resetPassword(first, seen(id), latest);
    expect(problem(await setPassword(earlier, 'hash-0'))).toBe('auth.resetInvalid');
    expect(await setPassword(latest, 'hash-1')).toMatchObject({ ok: true });
    expect(problem(await setPassword(latest, 'hash-2'))).toBe('auth.resetInvalid');

    const token = digestOf('a token');
    expect(await startSession({ tokenHash: token, userId: id, passwordHash: 'hash-2', hours: 1 })).toBe(
      false,
    );
    expect(await startSession({ tokenHash: token, userId: id, passwordHash: 'hash-1', hours: 1 })).toBe(true);
    const { codeHash: next } = newResetCode();
    await resetPassword(first, seen(id), next);
    expect(await resolveSession(token)).not.toBeNull();
    await setPassword(next, 'hash-3');
    expect(await resolveSession(token)).toBeNull();
  });

  it('is used by one of many at the same time', async () => {
    const id = await create(first);
    const { codeHash: hash } = newResetCode();
    await resetPassword(first, seen(id), hash);
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, n) => setPassword(hash, `hash-${n}`)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is refused for a disabled account, and leaves the code unused', async () => {
    const id = await create(first);
    const { codeHash: hash } = newResetCode();
    await resetPassword(first, seen(id), hash);
    await disableAccount(first, seen(id));
    expect(problem(await setPassword(hash, 'hash'))).toBe('auth.resetInvalid');
    await enableAccount(first, seen(id));
    expect(await setPassword(hash, 'hash')).toMatchObject({ ok: true });
  });
});

describe('the last administrator', () => {
  it('is left when two disable each other at the same time', async () => {
    for (let n = 0; n < 5; n++) {
      const [a, b] = [(await makeStaff('ADMIN')) as AdminActor, (await makeStaff('ADMIN')) as AdminActor];
      const outcomes = await Promise.all([
        disableAccount(a, seen(b.userId)),
        disableAccount(b, seen(a.userId)),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.map(problem)).toContain('notYourRole');
    }
  });

  it('is not disabled by the operator either', async () => {
    const { accounts } = await findAccounts(OPERATOR, { role: 'ADMIN' });
    const active = accounts.filter(({ disabledAt }) => disabledAt === null);
    for (const { id } of active.slice(1))
      expect(await disableAccount(OPERATOR, seen(id))).toMatchObject({ ok: true });
    expect(problem(await disableAccount(OPERATOR, seen(active[0]?.id ?? '')))).toBe('account.lastAdmin');
    expect(
      problem(
        await changeRole(OPERATOR, seen(active[0]?.id ?? ''), { role: 'ANALYST', organisationId: null }),
      ),
    ).toBe('account.lastAdmin');
    // While there is one administrator, one person may open another's account; a third takes two again.
    const [again, third] = active.slice(1);
    expect(await enableAccount(OPERATOR, seen(again?.id ?? ''))).toMatchObject({
      value: { awaitsSecondPerson: false },
    });
    expect(problem(await enableAccount(OPERATOR, seen(third?.id ?? '')))).toBe('account.nameAsker');
    const owner = new pg.Client({ connectionString: database.adminUrl });
    await owner.connect();
    await owner.query(`update app_user set disabled_at = null where id = any ($1)`, [
      active.map(({ id }) => id),
    ]);
    await owner.end();
  });
});

describe('a change to an account', () => {
  it('clashes with one made since it was read, and says whose', async () => {
    const id = await create(first);
    const { account } = await getAccount(first, id);
    const target = { accountId: id, version: account.version };
    expect(
      await changeAccountDetails(second, target, { name: 'Owen Brandt-Sayegh', unitId: null }),
    ).toMatchObject({ ok: true });
    expect(await changeAccountDetails(first, target, { name: 'Owen B.', unitId: null })).toMatchObject({
      ok: false,
      kind: 'CONFLICT',
      by: second.name,
    });
    expect((await getAccount(first, id)).account.name).toBe('Owen Brandt-Sayegh');
  });

  it('puts no name and no address into the ledger', async () => {
    const given = { ...person(), name: `Zelda Quill ${randomUUID().slice(0, 6)}` };
    const id = await create(first, given);
    await changeAccountDetails(first, seen(id), { name: `${given.name} Okafor`, unitId: null });
    const { default: pg } = await import('pg');
    const owner = new pg.Client({ connectionString: database.adminUrl });
    await owner.connect();
    const { rows } = await owner.query<{ entry: string }>(
      `select convert_from(l.entry, 'UTF8') as entry from ledger_entry l join case_event e using (seq) where e.payload ->> 'userId' = $1`,
      [id],
    );
    await owner.end();
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const { entry } of rows) {
      expect(entry).not.toContain(given.name);
      expect(entry).not.toContain(given.email);
    }
  });
});

describe('health', () => {
  it('tells the last migration and the size of the ledger', async () => {
    const health = await getDatabaseHealth();
    expect(health).toMatchObject({
      brokenMigrations: 0,
      lastMigration: expect.stringMatching(/^\d{14}_/) as string,
    });
    expect(health.ledgerSize).toBeGreaterThan(0n);
  });
});
