import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { Prisma } from '@/lib/db/generated/client';
import { caseFileStatement, getCaseForActor } from '@/lib/db/queries/case-page';
import { readAs } from '@/lib/db/scope/as-actor';
import { determinationContent, textOf } from '@/lib/domain/case/case-file';
import { PUBLIC_ACTOR, type Actor, type StaffActor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { copyCases } from '@/prisma/factories/bulk-cases';
import { caseState, closed, current, done, receivedCase, submitted } from '@/prisma/factories/cases';
import { credibleDetermination, insufficientInformation } from '@/prisma/factories/determinations';

const staff = (kind: StaffActor['kind'], n: number, name: string): StaffActor => ({
  kind,
  userId: `00000000-0000-4000-8000-00000000000${n}`,
  name,
  unitId: null,
});
const lena = staff('ANALYST', 1, 'Lena Brandt');
const ines = staff('SUPERVISOR', 2, 'Ines Okafor');
const ruth = staff('AUDITOR', 3, 'Ruth Marsh');
const kofi = staff('ADMIN', 4, 'Kofi Osei');
const ORGANISATION = randomUUID();
const nour: Actor = {
  kind: 'REPORTER',
  userId: randomUUID(),
  name: 'Nour Haddad',
  organisationId: ORGANISATION,
};

let database: TestDatabase;
let reference: string;
let caseId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query('insert into organisation (id, name) values ($1, $2)', [
    ORGANISATION,
    'Nahr Documentation',
  ]);
  for (const [n, person] of [lena, ines, ruth, kofi].entries())
    await client.query('insert into app_user (id, email, name, role) values ($1, $2, $3, $4)', [
      person.userId,
      `p${n}@example.org`,
      person.name,
      person.kind,
    ]);
  await client.query(
    'insert into app_user (id, email, name, role, organisation_id) values ($1, $2, $3, $4, $5)',
    [nour.userId, 'nour@example.org', nour.name, 'REPORTER', ORGANISATION],
  );
  await client.end();
  await copyCases(database.adminUrl, 5_000, { analystId: lena.userId, supervisorId: ines.userId });

  // Closed once, reopened, a question asked and answered, and a second determination submitted.
  const crew = { analyst: lena, supervisor: ines };
  caseId = await receivedCase({ organisationId: ORGANISATION, by: nour });
  await closed(crew, caseId, insufficientInformation());
  await done(
    proposeReopening(lena, await current(lena, caseId), { basis: 'NEW_EVIDENCE', whatChanged: 'A witness.' }),
  );
  const { reopening } = await caseState(ines, caseId);
  await done(
    grantReopening(ines, await current(ines, caseId), {
      proposalId: reopening?.id ?? '',
      reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT',
    }),
  );
  await done(sendRfi(lena, await current(lena, caseId), { question: 'At what hour?', dueOn: '2026-12-01' }));
  const rfi = await readAs(lena, (tx) => tx.rfi.findFirstOrThrow({ where: { caseId } }));
  await done(replyToRfi(nour, caseId, { rfiId: rfi.id, reply: 'بعد منتصف الليل.' }));
  reference = (await caseState(lena, caseId)).reference;
});
afterAll(() => database.drop());

describe('the case page', () => {
  it('holds everything on record, both cycles, texts and names', async () => {
    const file = await getCaseForActor(lena, reference);
    if (file === null) throw new Error('no case');
    expect(file.state).toMatchObject({ status: 'UNDER_CREDIBILITY_ASSESSMENT', cycle: 2, unreadReplies: 1 });
    expect(file.head).toMatchObject({ organisation: 'Nahr Documentation', language: 'ar', closedAt: null });
    expect(file.determinations).toMatchObject([{ cycle: 1, stage: 'APPROVED', outcome: 'NON_CREDIBLE' }]);
    const [first] = file.determinations;
    expect(determinationContent(file, first?.id ?? '')).toEqual(insufficientInformation());
    const [question] = file.requests;
    expect(question).toMatchObject({ dueOn: '2026-12-01', replyReadAt: null });
    expect(textOf(file, 'RFI', question?.id ?? '', 'question')).toBe('At what hour?');
    expect(textOf(file, 'RFI_REPLY', question?.id ?? '', 'reply')).toBe('بعد منتصف الليل.');
    expect(file.proposals).toMatchObject([{ kind: 'REOPENING', decision: 'AGREED', ground: 'NEW_EVIDENCE' }]);
    expect(file.people[lena.userId]?.name).toBe('Lena Brandt');
    expect(file.people[nour.userId ?? '']?.name).toBe('Nour Haddad');
    expect(file.events.map(({ type }) => type)).toEqual([
      'CASE_RECEIVED',
      'CASE_ACCEPTED',
      'DETERMINATION_SUBMITTED',
      'DETERMINATION_APPROVED',
      'REOPENING_PROPOSED',
      'CASE_REOPENED',
      'RFI_SENT',
      'RFI_REPLY_RECEIVED',
    ]);
    expect(file.events.every(({ leafHash }) => /^[0-9a-f]{64}$/.test(leafHash))).toBe(true);
  });

  it('shows a determination submitted in the second cycle beside the first', async () => {
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    await client.query('update review_case set unread_replies = 0 where id = $1', [caseId]);
    await client.end();
    await submitted({ analyst: lena, supervisor: ines }, caseId, credibleDetermination(4, 2));
    const file = await getCaseForActor(ruth, `${reference}/2`);
    expect(file?.determinations).toMatchObject([
      { cycle: 1, stage: 'APPROVED' },
      { cycle: 2, stage: 'SUBMITTED', killed: { best: 4, min: 4, max: 5 } },
    ]);
  });

  it('is not there for anyone but the staff, nor under a reference that does not exist', async () => {
    for (const actor of [kofi, nour, PUBLIC_ACTOR, { kind: 'RETURN_CODE_HOLDER', caseId } as const]) {
      expect(await getCaseForActor(actor, reference)).toBeNull();
    }
    for (const unknown of ['CH-1999-0001', 'nonsense', "CH-2026-0001' or true --", '']) {
      expect(await getCaseForActor(lena, unknown)).toBeNull();
    }
  });

  it('reads no large table whole', async () => {
    const [row] = await readAs(lena, (tx) =>
      tx.$queryRaw<Record<string, unknown>[]>(Prisma.sql`explain (format json) ${caseFileStatement(caseId)}`),
    );
    const scanned = [
      ...JSON.stringify(row).matchAll(/"Node Type":"Seq Scan"[^}]*?"Relation Name":"(\w+)"/g),
    ].map(([, table]) => table);
    expect(
      scanned.filter((table) =>
        ['case_event', 'ledger_entry', 'recorded_value', 'review_case', 'determination'].includes(
          table ?? '',
        ),
      ),
    ).toEqual([]);
  });
});
