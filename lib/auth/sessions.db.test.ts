import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkCredentials } from '@/lib/auth/check-credentials';
import { digestOf, newToken } from '@/lib/auth/digest';
import { openWithCode } from '@/lib/auth/holder';
import { hashPassword } from '@/lib/auth/password';
import { newReturnCode, normaliseReturnCode } from '@/lib/auth/return-code';
import { throttles } from '@/lib/auth/throttles';
import { changeRole, disableAccount, enableAccount } from '@/lib/db/commands/change-account';
import { switchOrganisation } from '@/lib/db/commands/change-directory';
import { endSession } from '@/lib/db/commands/end-session';
import { resolveHolder, resolveSession } from '@/lib/db/queries/resolve-session';
import { unsafeAtGate, writeAs } from '@/lib/db/scope/as-actor';
import type { AdminActor, OperatorActor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

const PASSWORD = 'correct horse battery';
const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'operator' };

let database: TestDatabase;
let passwordHash: string;
let admin: AdminActor;

beforeAll(async () => {
  database = await createTestDatabase();
  passwordHash = await hashPassword(PASSWORD);
  admin = (await makeStaff('ADMIN')) as AdminActor;
});
afterAll(() => database.drop());
beforeEach(() => {
  delete (globalThis as { attestThrottles?: unknown }).attestThrottles;
});

const address = (): string => `${randomUUID().slice(0, 8)}@example.org`;

/** Signs in and answers the token's hash, by which everything about the session is found. */
async function signedIn(email: string, source = 'home'): Promise<Uint8Array> {
  const begun = await checkCredentials({ email, password: PASSWORD }, source, Date.now());
  if (!begun.ok) throw new Error('sign-in was refused');
  return digestOf(begun.value.token);
}

async function analyst(): Promise<{
  readonly email: string;
  readonly target: { accountId: string; version: null };
}> {
  const email = address();
  const { userId } = await makeStaff('ANALYST', { email, passwordHash });
  return { email, target: { accountId: userId, version: null } };
}

describe('a session', () => {
  it('stands for its account, as it is now', async () => {
    const { email, target } = await analyst();
    const token = await signedIn(email);
    expect(await resolveSession(token)).toMatchObject({ kind: 'ANALYST', userId: target.accountId });
  });

  it('is nobody when the token is made up, or was never given out', async () => {
    expect(await resolveSession(digestOf(newToken()))).toBeNull();
    expect(await resolveSession(new Uint8Array())).toBeNull();
  });

  it('ends with signing out, and only that one', async () => {
    const { email } = await analyst();
    const [here, there] = [await signedIn(email), await signedIn(email)];
    await endSession(here);
    expect(await resolveSession(here)).toBeNull();
    expect(await resolveSession(there)).not.toBeNull();
  });

  it('ends at its time', async () => {
    const { email } = await analyst();
    const token = await signedIn(email);
    const { default: pg } = await import('pg');
    const owner = new pg.Client({ connectionString: database.adminUrl });
    await owner.connect();
    await owner.query('update user_session set expires_at = now() where id = $1', [Buffer.from(token)]);
    await owner.end();
    expect(await resolveSession(token)).toBeNull();
  });

  it('is nobody from the moment its account is disabled, and stays so when it is enabled again', async () => {
    const { email, target } = await analyst();
    const token = await signedIn(email);
    expect(await disableAccount(admin, target)).toMatchObject({ ok: true });
    expect(await resolveSession(token)).toBeNull();
    expect((await checkCredentials({ email, password: PASSWORD }, 'home', Date.now())).ok).toBe(false);
    expect(await enableAccount(admin, target)).toMatchObject({ ok: true });
    expect(await resolveSession(token)).toBeNull();
    expect(await resolveSession(await signedIn(email))).not.toBeNull();
  });

  it('takes on a changed role at once', async () => {
    const { email, target } = await analyst();
    const organisationId = await makeOrganisation();
    const token = await signedIn(email);
    expect(await changeRole(admin, target, { role: 'REPORTER', organisationId })).toMatchObject({ ok: true });
    expect(await resolveSession(token)).toMatchObject({ kind: 'REPORTER', organisationId });
    expect(await changeRole(OPERATOR, target, { role: 'AUDITOR', organisationId: null })).toMatchObject({
      ok: true,
    });
    expect(await resolveSession(token)).toMatchObject({ kind: 'AUDITOR' });
  });

  it('of a reporter is nobody while the organisation is disabled', async () => {
    const organisationId = await makeOrganisation();
    const email = address();
    await makeReporter(organisationId, { email, passwordHash });
    const token = await signedIn(email);
    await switchOrganisation(admin, organisationId, true);
    expect(await resolveSession(token)).toBeNull();
    expect((await checkCredentials({ email, password: PASSWORD }, 'home', Date.now())).ok).toBe(false);
    await switchOrganisation(admin, organisationId, false);
    expect(await resolveSession(token)).toMatchObject({ kind: 'REPORTER', organisationId });
  });
});

describe('signing in', () => {
  it('answers the same for a wrong password, no password yet, and no account', async () => {
    const { email } = await analyst();
    const without = address();
    await makeStaff('ANALYST', { email: without });
    const answers = [];
    for (const given of [email, without, address()]) {
      answers.push(
        await checkCredentials({ email: given, password: 'a wrong password' }, 'home', Date.now()),
      );
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, problems: [{ code: 'auth.wrong' }] });
  });

  it('slows the one who guesses, and never the person at home', async () => {
    const { email } = await analyst();
    const now = Date.now();
    const codes = [];
    for (let n = 0; n < 8; n++) {
      const answer = await checkCredentials({ email, password: `guess ${n}` }, 'attacker', now);
      codes.push(answer.ok || answer.kind !== 'REFUSAL' ? 'in' : answer.problems[0]?.code);
    }
    expect(codes).toEqual([...Array<string>(5).fill('auth.wrong'), ...Array<string>(3).fill('auth.wait')]);
    // Even the right password gets no answer from where the guesses came, until the wait is over.
    expect((await checkCredentials({ email, password: PASSWORD }, 'attacker', now)).ok).toBe(false);
    expect((await checkCredentials({ email, password: PASSWORD }, 'home', now)).ok).toBe(true);
    expect((await checkCredentials({ email, password: PASSWORD }, 'attacker', now + 1_000)).ok).toBe(true);
  });
});

describe('a return code', () => {
  async function caseWithCode(): Promise<{ readonly caseId: string; readonly code: string }> {
    const caseId = randomUUID();
    const code = newReturnCode();
    const now = new Date();
    await writeAs(OPERATOR, async (tx) => {
      await tx.reviewCase.createMany({
        data: [
          {
            id: caseId,
            reference: `CH-2026-${randomUUID().slice(0, 8)}`,
            status: 'RECEIVED',
            statusSince: now,
            sourceKind: 'NGO',
            channel: 'WEB_FORM',
            language: 'en',
            receivedAt: now,
          },
        ],
      });
      await tx.returnCode.createMany({
        data: [{ caseId, codeHash: digestOf(normaliseReturnCode(code) ?? '') }],
      });
    });
    return { caseId, code };
  }

  it('opens the one allegation it belongs to', async () => {
    const { caseId, code } = await caseWithCode();
    await caseWithCode();
    const token = newToken();
    expect(await openWithCode(code.toLowerCase(), token, Date.now())).toMatchObject({ ok: true });
    expect(await resolveHolder(digestOf(token))).toEqual({ kind: 'RETURN_CODE_HOLDER', caseId });
    expect(await resolveHolder(digestOf(code))).toBeNull();
    expect(await resolveSession(digestOf(token))).toBeNull();
  });

  it('closes everything it opened when it is revoked', async () => {
    const { caseId, code } = await caseWithCode();
    const token = newToken();
    await openWithCode(code, token, Date.now());
    await writeAs({ kind: 'ANALYST', userId: admin.userId, name: '', unitId: null }, (tx) =>
      tx.returnCode.updateMany({ where: { caseId }, data: { revokedAt: new Date() } }),
    );
    expect(await resolveHolder(digestOf(token))).toBeNull();
    expect(await openWithCode(code, newToken(), Date.now())).toMatchObject({
      problems: [{ code: 'auth.codeUnknown' }],
    });
  });

  it('is told from a slip of the pen, and guesses at one prefix are slowed without shutting the holder out', async () => {
    const { code } = await caseWithCode();
    const now = Date.now();
    expect(await openWithCode('A1B2C', newToken(), now)).toMatchObject({
      problems: [{ code: 'auth.codeMistyped' }],
    });
    const prefix = normaliseReturnCode(code)?.slice(0, 4) ?? '';
    let guess: string;
    do guess = newReturnCode().replaceAll('-', '');
    while (normaliseReturnCode(prefix + guess.slice(4)) === null);
    const answers = [];
    for (let n = 0; n < 12; n++) {
      const answer = await openWithCode(prefix + guess.slice(4), newToken(), now);
      answers.push(answer.ok || answer.kind !== 'REFUSAL' ? 'in' : answer.problems[0]?.code);
    }
    expect(answers).toEqual([...Array<string>(10).fill('auth.codeUnknown'), 'auth.wait', 'auth.wait']);
    expect(throttles().code.waitFor(prefix, now)).toBeGreaterThan(0);
    expect(await openWithCode(code, newToken(), now)).toMatchObject({ ok: true });
  });
});

describe('the gate', () => {
  it.each([
    'review_case',
    'recorded_value',
    'source_identity',
    'determination',
    'evidence',
    'case_event',
    'ledger_entry',
    'rfi',
  ])('reads nothing of %s', async (table) => {
    await expect(unsafeAtGate((tx) => tx.$queryRawUnsafe(`select * from ${table}`))).rejects.toMatchObject({
      message: expect.stringContaining('permission denied') as string,
    });
  });

  it('gives nobody a role', async () => {
    await expect(
      unsafeAtGate((tx) => tx.$executeRaw`update app_user set role = 'ADMIN'`),
    ).rejects.toMatchObject({
      message: expect.stringContaining('permission denied') as string,
    });
  });

  it('keeps password hashes from administrators', async () => {
    await expect(
      writeAs(admin, (tx) => tx.$queryRaw`select password_hash from app_user`),
    ).rejects.toMatchObject({
      message: expect.stringContaining('permission denied') as string,
    });
    await expect(writeAs(admin, (tx) => tx.$queryRaw`select * from review_case`)).rejects.toMatchObject({
      message: expect.stringContaining('permission denied') as string,
    });
  });
});
