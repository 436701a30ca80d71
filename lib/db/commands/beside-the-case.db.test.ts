import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, newToken } from '@/lib/auth/digest';
import { newReturnCode, normaliseReturnCode } from '@/lib/auth/return-code';
import { answerAccessRequest } from '@/lib/db/commands/answer-access-request';
import { issueReturnCode } from '@/lib/db/commands/issue-return-code';
import { nameImplicatedUnit } from '@/lib/db/commands/name-implicated-unit';
import { proposeReturnCode } from '@/lib/db/commands/propose-return-code';
import { recordAccessRequest } from '@/lib/db/commands/record-access-request';
import { recordResponse } from '@/lib/db/commands/record-response';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { refuseReturnCode } from '@/lib/db/commands/refuse-return-code';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { startHolderSession } from '@/lib/db/commands/start-session';
import { takeCase } from '@/lib/db/commands/take-case';
import { withdrawConsent } from '@/lib/db/commands/withdraw-consent';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { resolveHolder } from '@/lib/db/queries/resolve-session';
import { writeAs } from '@/lib/db/scope/as-actor';
import { asItWas } from '@/lib/domain/case/as-it-was';
import { replay } from '@/lib/domain/case/evolve';
import { accessRequestsOf, responsesOf, withdrawalsOf } from '@/lib/domain/case/beside-the-case';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  caseState,
  current,
  done,
  receivedCase,
  underCredibilityAssessment,
  type Crew,
} from '@/prisma/factories/cases';
import { makeOrganisation, makeReporter, makeStaff, makeUnit } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

const codesOf = (outcome: { ok: boolean; problems?: readonly { code: string }[] }): readonly string[] =>
  outcome.ok ? [] : (outcome.problems ?? []).map(({ code }) => code);
const holderOf = (caseId: string) => ({ kind: 'RETURN_CODE_HOLDER', caseId }) as const;

async function fileOf(caseId: string) {
  const file = await getCaseForActor(crew.analyst, (await caseState(crew.analyst, caseId)).reference);
  if (file === null) throw new Error('the case is not there');
  return file;
}

const CONDOLENCE = {
  responseKind: 'CONDOLENCE',
  givenOn: '2026-10-04',
  whatDone: 'A letter was handed to the eldest son.',
  byBody: 'Regional liaison office',
  amount: '2 500 USD',
} as const;

describe('responses', () => {
  it('stand beside the case, and reach the submitter only where they may be told', async () => {
    const caseId = await receivedCase();
    const before = await caseState(crew.supervisor, caseId);
    await done(
      recordResponse(crew.analyst, await current(crew.analyst, caseId), { ...CONDOLENCE, isTold: false }),
    );
    expect((await getAllegation(holderOf(caseId)))?.responses).toEqual([]);
    await done(
      recordResponse(crew.supervisor, await current(crew.supervisor, caseId), {
        ...CONDOLENCE,
        responseKind: 'EX_GRATIA',
        isTold: true,
      }),
    );
    const { responseKind, ...words } = CONDOLENCE;
    expect((await getAllegation(holderOf(caseId)))?.responses).toMatchObject([
      { ...words, kind: 'EX_GRATIA' },
    ]);
    const file = await fileOf(caseId);
    expect(responsesOf(file)).toMatchObject([
      { ...words, kind: responseKind, isTold: false },
      { ...words, kind: 'EX_GRATIA', isTold: true },
    ]);
    expect(file.state).toEqual({ ...before, version: before.version + 2 });
    const first = file.events.find(({ type }) => type === 'RESPONSE_RECORDED');
    const past = asItWas(file, first?.seq ?? 0);
    expect(past && responsesOf(past)).toHaveLength(1);
  });

  it('say all that is missing, and that what was done was not done tomorrow', async () => {
    const caseId = await receivedCase();
    const bare = await recordResponse(crew.analyst, await current(crew.analyst, caseId), {
      responseKind: null,
      givenOn: '',
      whatDone: ' ',
      byBody: '',
      amount: '',
      isTold: false,
    });
    expect(codesOf(bare)).toEqual([
      'missing.responseKind',
      'missing.givenOn',
      'missing.whatDone',
      'missing.byBody',
    ]);
    const early = await recordResponse(crew.analyst, await current(crew.analyst, caseId), {
      ...CONDOLENCE,
      givenOn: '2999-01-01',
      isTold: false,
    });
    expect(codesOf(early)).toEqual(['dateInFuture']);
  });
});

describe('consent', () => {
  it('is taken back by its submitter for good, and then no question is sent', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const none = await withdrawConsent(holderOf(caseId), caseId, { consents: [], rationale: '' });
    expect(codesOf(none)).toEqual(['missing.consents']);
    await done(
      withdrawConsent(holderOf(caseId), caseId, { consents: ['CONTACT', 'PUBLISH'], rationale: 'We moved.' }),
    );
    const { withdrawnConsents } = await caseState(crew.analyst, caseId);
    expect(withdrawnConsents).toEqual(['PUBLISH', 'CONTACT']);
    expect((await getAllegation(holderOf(caseId)))?.withdrawals).toMatchObject([
      { consents: ['PUBLISH', 'CONTACT'] },
    ]);
    const asked = await sendRfi(crew.analyst, await current(crew.analyst, caseId), {
      question: 'At what hour was it?',
      dueOn: null,
    });
    expect(codesOf(asked)).toEqual(['contactWithdrawn']);
    const again = await withdrawConsent(crew.analyst, caseId, {
      consents: ['CONTACT'],
      rationale: 'By telephone.',
    });
    expect(codesOf(again)).toEqual(['consentAlreadyWithdrawn']);
  });

  it('is recorded by the staff only with how they were told, which stays among them', async () => {
    const caseId = await receivedCase();
    const bare = await withdrawConsent(crew.analyst, caseId, { consents: ['REVIEW'], rationale: '' });
    expect(codesOf(bare)).toEqual(['missing.rationale']);
    const rationale = 'Told on the telephone on the third of the month.';
    await done(withdrawConsent(crew.supervisor, caseId, { consents: ['REVIEW'], rationale }));
    expect(withdrawalsOf(await fileOf(caseId))).toMatchObject([{ consents: ['REVIEW'], rationale }]);
    expect(inspect(await getAllegation(holderOf(caseId)), { depth: null })).not.toContain('telephone');
  });
});

describe('a request to see what is held', () => {
  it('is recorded and answered once, and not by the recused', async () => {
    const caseId = await receivedCase();
    const recused = await makeStaff('ANALYST');
    await done(
      recusePerson(recused, await current(recused, caseId), {
        recusedUserId: recused.userId,
        rationale: 'Own relative.',
      }),
    );
    const asked = {
      receivedOn: '2026-10-01',
      askedBy: 'The submitter, by letter',
      askedFor: 'A copy of all',
    };
    const refused = await recordAccessRequest(recused, await current(recused, caseId), asked);
    expect(codesOf(refused)).toEqual(['recused']);
    await done(recordAccessRequest(crew.analyst, await current(crew.analyst, caseId), asked));
    const [requestId = ''] = (await caseState(crew.analyst, caseId)).openAccessRequestIds;
    expect(accessRequestsOf(await fileOf(caseId))).toMatchObject([{ id: requestId, isAnswered: false }]);
    const answer = { requestId, answeredOn: '2026-10-09', howAnswered: 'Printed and handed over.' };
    await done(answerAccessRequest(crew.supervisor, await current(crew.supervisor, caseId), answer));
    const { answeredOn, howAnswered } = answer;
    expect(accessRequestsOf(await fileOf(caseId))).toMatchObject([
      { id: requestId, isAnswered: true, answeredOn, howAnswered },
    ]);
    const twice = await answerAccessRequest(crew.supervisor, await current(crew.supervisor, caseId), answer);
    expect(codesOf(twice)).toEqual(['noAccessRequestOpen']);
    expect(inspect(await getAllegation(holderOf(caseId)), { depth: null })).not.toContain('by letter');
  });
});

describe('a lost return code', () => {
  const hashOf = (code: string) => digestOf(normaliseReturnCode(code) ?? code);
  const opens = (code: string): Promise<boolean> =>
    startHolderSession({ tokenHash: digestOf(newToken()), codeHash: hashOf(code), minutes: 5 });

  it('is replaced by two people; the old one and what it opened open nothing more', async () => {
    const [old, next] = [newReturnCode(), newReturnCode()];
    const caseId = await receivedCase({ codeHash: hashOf(old) });
    const token = digestOf(newToken());
    expect(await startHolderSession({ tokenHash: token, codeHash: hashOf(old), minutes: 5 })).toBe(true);

    const identityCheck = 'Named the two files that came with the report and the hour it was sent.';
    await done(proposeReturnCode(crew.analyst, await current(crew.analyst, caseId), { identityCheck }));
    const proposalId = (await caseState(crew.supervisor, caseId)).returnCode?.id ?? '';
    const target = () => current(crew.supervisor, caseId);
    const alone = await issueReturnCode(crew.analyst, await target(), { proposalId }, hashOf(next));
    expect(codesOf(alone)).toEqual(['notYourRole']);
    await done(issueReturnCode(crew.supervisor, await target(), { proposalId }, hashOf(next)));

    expect(await opens(old)).toBe(false);
    expect(await opens(next)).toBe(true);
    expect(await resolveHolder(token)).toBeNull();
    const twice = await issueReturnCode(crew.supervisor, await target(), { proposalId }, hashOf(old));
    expect(codesOf(twice)).toEqual(['noReturnCodePending']);
    expect(inspect(await getAllegation(holderOf(caseId)), { depth: null })).not.toContain('two files');
  });

  it('is not replaced without an agreed proposal, nor by writing past it', async () => {
    const caseId = await receivedCase();
    await expect(
      writeAs(
        crew.supervisor,
        (tx) => tx.$executeRaw`select replace_return_code(${caseId}::uuid, ${hashOf(newReturnCode())})`,
      ),
    ).rejects.toThrow('two people');
    await expect(
      writeAs(crew.supervisor, (tx) =>
        tx.returnCode.updateMany({ where: { caseId }, data: { codeHash: hashOf(newReturnCode()) } }),
      ),
    ).rejects.toThrow('permission denied');
  });

  it('stays as it is where a supervisor is not convinced, and is no matter for an organisation', async () => {
    const caseId = await receivedCase();
    await done(
      proposeReturnCode(crew.analyst, await current(crew.analyst, caseId), { identityCheck: 'A voice.' }),
    );
    const proposalId = (await caseState(crew.supervisor, caseId)).returnCode?.id ?? '';
    const refusal = { proposalId, remarks: 'A voice on the telephone is nobody.' };
    await done(refuseReturnCode(crew.supervisor, await current(crew.supervisor, caseId), refusal));
    expect((await caseState(crew.analyst, caseId)).returnCode).toBeNull();
    const organisationId = await makeOrganisation();
    const portal = await receivedCase({ organisationId, by: await makeReporter(organisationId) });
    const refused = await proposeReturnCode(crew.analyst, await current(crew.analyst, portal), {
      identityCheck: 'A letter.',
    });
    expect(codesOf(refused)).toEqual(['hasPortal']);
  });
});

describe('kept out of a case', () => {
  it('names only people and units that there are', async () => {
    const caseId = await receivedCase();
    for (const nobody of ['', randomUUID()]) {
      const unit = await nameImplicatedUnit(crew.analyst, await current(crew.analyst, caseId), {
        unitId: nobody,
      });
      expect(codesOf(unit), nobody).toEqual(['missing.unitId']);
      const person = await recusePerson(crew.supervisor, await current(crew.supervisor, caseId), {
        recusedUserId: nobody,
        rationale: 'A relative.',
      });
      expect(codesOf(person), nobody).toEqual(['missing.recusedUserId']);
    }
  });

  it('leaves no case with somebody of a unit that was named', async () => {
    const unitId = await makeUnit();
    const barred = await makeStaff('ANALYST', { unitId });
    const [caseId, other] = [await receivedCase(), await receivedCase()];
    await done(takeCase(barred, await current(barred, caseId)));
    await done(nameImplicatedUnit(crew.analyst, await current(crew.analyst, caseId), { unitId }));
    expect((await caseState(crew.analyst, caseId)).assigneeId).toBeNull();
    const file = await fileOf(caseId);
    expect(replay(file.state, file.events, 0).assigneeId).toBeNull();

    await done(takeCase(crew.analyst, await current(crew.analyst, other)));
    await done(nameImplicatedUnit(crew.analyst, await current(crew.analyst, other), { unitId }));
    expect((await caseState(crew.analyst, other)).assigneeId).toBe(crew.analyst.userId);
  });
});
