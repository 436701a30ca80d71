import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreeCredibilityAssessment } from '@/lib/db/commands/agree-credibility-assessment';
import { approveCorrection } from '@/lib/db/commands/approve-correction';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { concludeInvestigation } from '@/lib/db/commands/conclude-investigation';
import { directInvestigation } from '@/lib/db/commands/direct-investigation';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { markReplyRead } from '@/lib/db/commands/mark-reply-read';
import { nameImplicatedUnit } from '@/lib/db/commands/name-implicated-unit';
import { proposeCorrection } from '@/lib/db/commands/propose-correction';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { refuseCorrection } from '@/lib/db/commands/refuse-correction';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { writeAs } from '@/lib/db/scope/as-actor';
import { CONCLUSION_EXAMPLE } from '@/lib/domain/case/example-record';
import type { StaffActor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  ALL_CHECKS,
  accepted,
  caseState,
  closed,
  current,
  done,
  receivedCase,
  submitted,
  underCredibilityAssessment,
  type Crew,
} from '@/prisma/factories/cases';
import { credibleDetermination, potentialFound } from '@/prisma/factories/determinations';
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

async function approve(by: StaffActor, caseId: string) {
  const { determination } = await caseState(by, caseId);
  return approveDetermination(by, await current(by, caseId), {
    determinationId: determination?.id ?? '',
    contentHash: determination?.contentHash ?? '',
    checks: ALL_CHECKS,
    remarks: '',
    arrivalsRead: true,
  });
}

/** A supervisor's approval written past the commands, under the role that the pages use. */
const approveInSql = async (by: StaffActor, caseId: string) => {
  const { determination } = await caseState(by, caseId);
  return writeAs(by, (tx) =>
    tx.determination.updateMany({
      where: { id: determination?.id ?? '' },
      data: { status: 'APPROVED', decidedBy: by.userId, decidedAt: new Date(), version: { increment: 1 } },
    }),
  );
};

describe('a determination', () => {
  it('is not approved by the supervisor who wrote the findings of its investigation', async () => {
    const { analyst, supervisor } = crew;
    const officer = await makeStaff('ANALYST');
    const caseId = await receivedCase();
    await accepted(crew, caseId);
    await done(
      directInvestigation(supervisor, await current(supervisor, caseId), {
        investigationType: 'COMMANDERS_INQUIRY',
        appointingAuthority: 'The commanding general',
        officer: officer.name,
        officerId: officer.userId,
        scope: 'The strike of that night.',
        dueOn: '2030-12-31',
      }),
    );
    const { investigation } = await caseState(supervisor, caseId);
    await done(
      concludeInvestigation(supervisor, await current(supervisor, caseId), {
        ...CONCLUSION_EXAMPLE,
        investigationId: investigation?.id ?? '',
      }),
    );
    await submitted({ analyst, supervisor }, caseId, credibleDetermination());
    expect(codesOf(await approve(supervisor, caseId))).toEqual(['workedOnThisCycle']);
    await done(approve(await makeStaff('SUPERVISOR'), caseId));
  });

  it('is not approved by whoever sent the report as a member of an organisation', async () => {
    const reporter = await makeReporter(await makeOrganisation());
    const caseId = await receivedCase({ organisationId: reporter.organisationId, by: reporter });
    await underCredibilityAssessment(crew, caseId);
    await submitted(crew, caseId, credibleDetermination());
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(`update app_user set role = 'SUPERVISOR', organisation_id = null where id = $1`, [
      reporter.userId,
    ]);
    await admin.end();
    const joined: StaffActor = {
      kind: 'SUPERVISOR',
      userId: reporter.userId,
      name: reporter.name,
      unitId: null,
    };
    expect(codesOf(await approve(joined, caseId))).toEqual(['workedOnThisCycle']);
  });

  it('goes back when a reply came that it does not weigh', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    await done(
      sendRfi(crew.analyst, await current(crew.analyst, caseId), { question: 'At what hour?', dueOn: null }),
    );
    await submitted(crew, caseId, credibleDetermination());
    const [rfiId = ''] = (await caseState(crew.analyst, caseId)).openRfiIds;
    await done(replyToRfi(holderOf(caseId), caseId, { rfiId, reply: 'It was not an aircraft.' }));
    expect(codesOf(await approve(crew.supervisor, caseId))).toEqual(['unreadReply']);
    // The database holds the first of it by itself.
    await expect(approveInSql(crew.supervisor, caseId)).rejects.toThrow(/unread/);
    await done(markReplyRead(crew.supervisor, await current(crew.supervisor, caseId), { rfiId }));
    expect(codesOf(await approve(crew.supervisor, caseId))).toEqual(['replyNotWeighedYet']);
  });

  it('is not approved in SQL by somebody recused', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    await submitted(crew, caseId, credibleDetermination());
    const other = await makeStaff('SUPERVISOR');
    await done(
      recusePerson(other, await current(other, caseId), {
        recusedUserId: other.userId,
        rationale: 'A cousin.',
      }),
    );
    await expect(approveInSql(other, caseId)).rejects.toThrow(/recused/);
  });
});

it('bars whoever was of a unit when it was named, wherever an administrator moves them', async () => {
  const unitId = await makeUnit();
  const supervisor = await makeStaff('SUPERVISOR', { unitId });
  const caseId = await receivedCase();
  await underCredibilityAssessment(crew, caseId);
  await submitted(crew, caseId, credibleDetermination());
  await done(nameImplicatedUnit(crew.supervisor, await current(crew.supervisor, caseId), { unitId }));
  expect(codesOf(await approve(supervisor, caseId))).toEqual(['unitImplicated']);
  // The account was moved; whoever signs in comes with the unit it has now.
  expect(codesOf(await approve({ ...supervisor, unitId: null }, caseId))).toEqual(['unitImplicated']);
});

describe('what somebody put forward who is barred since', () => {
  const barred = async (how: 'RECUSED' | 'UNIT', whose: StaffActor, unitId: string, caseId: string) => {
    const target = await current(crew.supervisor, caseId);
    if (how === 'UNIT') return done(nameImplicatedUnit(crew.supervisor, target, { unitId }));
    const given = { recusedUserId: whose.userId, rationale: 'A relative lives there.' };
    return done(recusePerson(crew.supervisor, target, given));
  };

  it.each(['RECUSED', 'UNIT'] as const)(
    'is not agreed to, approved or granted, and can be refused: %s',
    async (how) => {
      const unitId = await makeUnit();
      const proposer = await makeStaff('ANALYST', { unitId });
      const other = await makeStaff('SUPERVISOR');
      const assessed = await receivedCase();
      await accepted(crew, assessed);
      const put = await current(proposer, assessed);
      await done(recommendCredibilityAssessment(proposer, put, potentialFound()));
      await barred(how, proposer, unitId, assessed);
      const recommended = (await caseState(other, assessed)).recommendation?.id ?? '';
      expect(
        codesOf(
          await agreeCredibilityAssessment(other, await current(other, assessed), {
            proposalId: recommended,
          }),
        ),
      ).toEqual(['proposerBarred']);

      const decided = await receivedCase();
      await closed(crew, decided, credibleDetermination());
      const correction = { field: 'KILLED', to: { best: 1, min: 0, max: 1 } } as const;
      const why = { correctedField: correction.field, correction, rationale: 'Fewer names.' };
      await done(proposeCorrection(proposer, await current(proposer, decided), why));
      await done(
        proposeReopening(proposer, await current(proposer, decided), {
          basis: 'NEW_EVIDENCE',
          whatChanged: 'A film.',
        }),
      );
      await barred(how, proposer, unitId, decided);
      const state = await caseState(other, decided);
      const corrected = { proposalId: state.correction?.id ?? '' };
      const reopened = {
        proposalId: state.reopening?.id ?? '',
        reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT' as const,
      };
      expect(codesOf(await approveCorrection(other, await current(other, decided), corrected))).toEqual([
        'proposerBarred',
      ]);
      expect(codesOf(await grantReopening(other, await current(other, decided), reopened))).toEqual([
        'proposerBarred',
      ]);
      const refusal = { ...corrected, remarks: 'Somebody else must propose it.' };
      expect((await refuseCorrection(other, await current(other, decided), refusal)).ok).toBe(true);
    },
  );
});
