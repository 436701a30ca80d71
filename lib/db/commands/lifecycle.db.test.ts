import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '@/lib/db/commands/accept-case';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { countersignScreeningOut } from '@/lib/db/commands/countersign-screening-out';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { proposeScreeningOut } from '@/lib/db/commands/propose-screening-out';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { requestReopening } from '@/lib/db/commands/request-reopening';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { revealSourceIdentity } from '@/lib/db/commands/reveal-source-identity';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import { NotFoundError } from '@/lib/db/errors';
import { readAs } from '@/lib/db/scope/as-actor';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  accepted,
  ALL_CHECKS,
  caseState,
  closed,
  current,
  done,
  receivedCase,
  submitted,
  underCredibilityAssessment,
  type Crew,
} from '@/prisma/factories/cases';
import {
  credibleDetermination,
  duplicateOf,
  insufficientInformation,
} from '@/prisma/factories/determinations';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

const rowOf = (caseId: string) =>
  readAs(crew.analyst, (tx) => tx.reviewCase.findUniqueOrThrow({ where: { id: caseId } }));
const eventsOf = (caseId: string) =>
  readAs(crew.analyst, (tx) =>
    tx.caseEvent.findMany({
      where: { caseId },
      orderBy: { seq: 'asc' },
      include: { entry: { select: { seq: true } } },
    }),
  );

describe('a case, from report to decision', () => {
  it('closes as credible by two people; every event has its entry, and the public text becomes public', async () => {
    const caseId = await receivedCase();
    await closed(crew, caseId, credibleDetermination());
    const row = await rowOf(caseId);
    expect(row).toMatchObject({ status: 'CLOSED_CREDIBLE', outcome: 'CREDIBLE', reason: null, cycle: 1 });
    expect(row.closedAt).not.toBeNull();
    const events = await eventsOf(caseId);
    expect(events.map((event) => event.type)).toEqual([
      'CASE_RECEIVED',
      'CASE_ACCEPTED',
      'CREDIBILITY_ASSESSMENT_RECOMMENDED',
      'CREDIBILITY_ASSESSMENT_AGREED',
      'DETERMINATION_SUBMITTED',
      'DETERMINATION_APPROVED',
    ]);
    expect(events.every((event) => event.entry?.seq === event.seq)).toBe(true);
    expect(events.at(-1)).toMatchObject({
      flow: 'COMPLETED',
      outcome: 'CREDIBLE',
      determinationId: row.closingDeterminationId,
    });
    const published = await readAs(crew.analyst, (tx) =>
      tx.recordedValue.findMany({ where: { caseId, audience: 'PUBLIC' } }),
    );
    expect(published.map((value) => value.field)).toEqual(['publicText']);
  });

  it('is never approved by its author, nor by anyone who worked on the cycle or is recused', async () => {
    const worker = await makeStaff('SUPERVISOR');
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const approval = await submitted(crew, caseId, credibleDetermination());
    await done(
      recusePerson(worker, await current(worker, caseId), {
        recusedUserId: worker.userId,
        rationale: 'I know the family.',
      }),
    );
    const refused = await approveDetermination(worker, await current(worker, caseId), {
      ...approval,
      checks: ALL_CHECKS,
      remarks: '',
    });
    expect(refused).toMatchObject({ ok: false, kind: 'REFUSAL' });
    const byAnalyst = await approveDetermination(crew.analyst, await current(crew.analyst, caseId), {
      ...approval,
      checks: ALL_CHECKS,
      remarks: '',
    });
    expect(byAnalyst).toMatchObject({ ok: false, kind: 'REFUSAL' });
    expect((await rowOf(caseId)).status).toBe('AWAITING_DECISION');
  });

  it('goes back with remarks, is mended, and only the mended version can be approved', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const first = await submitted(crew, caseId, credibleDetermination(3));
    await done(
      returnDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
        determinationId: first.determinationId,
        remarks: 'Name the imagery.',
      }),
    );
    expect((await rowOf(caseId)).status).toBe('UNDER_CREDIBILITY_ASSESSMENT');
    await done(
      saveDeterminationDraft(crew.analyst, await current(crew.analyst, caseId), credibleDetermination(4)),
    );
    const second = await submitted(crew, caseId, credibleDetermination(5));
    const stale = await approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
      ...second,
      contentHash: first.contentHash,
      checks: ALL_CHECKS,
      remarks: '',
    });
    expect(stale).toMatchObject({ ok: false, problems: [{ code: 'contentChanged' }] });
    await done(
      approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
        ...second,
        checks: ALL_CHECKS,
        remarks: 'Sound.',
      }),
    );
    const determination = await readAs(crew.analyst, (tx) =>
      tx.determination.findFirstOrThrow({ where: { caseId } }),
    );
    expect(determination).toMatchObject({
      status: 'APPROVED',
      killedBest: 5,
      killedMin: 5,
      killedMax: 6,
      decidedBy: crew.supervisor.userId,
    });
  });

  it('says everything that is missing at once', async () => {
    const caseId = await receivedCase();
    await accepted(crew, caseId);
    const outcome = await submitDetermination(crew.analyst, await current(crew.analyst, caseId), {
      ...insufficientInformation(),
      publicText: '',
      rfiImpossibleReason: ' ',
    });
    expect(outcome).toMatchObject({ ok: false, kind: 'REFUSAL' });
    const fields =
      !outcome.ok && outcome.kind === 'REFUSAL' ? outcome.problems.map((problem) => problem.field) : [];
    expect(fields).toEqual(expect.arrayContaining(['publicText', 'rfiImpossibleReason']));
  });

  it('reopens into a new cycle, and the earlier decision leaves the figures when the new one closes', async () => {
    const caseId = await receivedCase();
    await closed(crew, caseId, insufficientInformation());
    const earlier = (await rowOf(caseId)).closingDeterminationId;
    await done(
      proposeReopening(crew.analyst, await current(crew.analyst, caseId), {
        basis: 'NEW_EVIDENCE',
        whatChanged: 'A witness was found.',
      }),
    );
    const proposalId = (await caseState(crew.supervisor, caseId)).reopening?.id ?? '';
    await done(
      grantReopening(crew.supervisor, await current(crew.supervisor, caseId), {
        proposalId,
        reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT',
      }),
    );
    expect(await rowOf(caseId)).toMatchObject({
      status: 'UNDER_CREDIBILITY_ASSESSMENT',
      cycle: 2,
      outcome: null,
      closedAt: null,
    });
    const approval = await submitted(crew, caseId, credibleDetermination());
    await done(
      approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
        ...approval,
        checks: ALL_CHECKS,
        remarks: '',
      }),
    );
    const last = (await eventsOf(caseId)).at(-1);
    expect(last).toMatchObject({ type: 'DETERMINATION_APPROVED', cycle: 2, supersededId: earlier });
    const determinations = await readAs(crew.analyst, (tx) =>
      tx.determination.findMany({ where: { caseId }, orderBy: { cycle: 'asc' } }),
    );
    expect(determinations.map(({ cycle, outcome }) => [cycle, outcome])).toEqual([
      [1, 'NON_CREDIBLE'],
      [2, 'CREDIBLE'],
    ]);
  });

  it('leaves the count when screened out by two people', async () => {
    const caseId = await receivedCase();
    await done(
      proposeScreeningOut(crew.analyst, await current(crew.analyst, caseId), {
        ground: 'TEST',
        rationale: 'A test of the form.',
      }),
    );
    const proposalId = (await caseState(crew.supervisor, caseId)).screeningOut?.id ?? '';
    await done(
      countersignScreeningOut(crew.supervisor, await current(crew.supervisor, caseId), { proposalId }),
    );
    expect(await rowOf(caseId)).toMatchObject({ status: 'SCREENED_OUT', outcome: null });
    expect((await eventsOf(caseId)).at(-1)).toMatchObject({ flow: 'SCREENED_OUT' });
  });

  it('set aside with a draft and reopened, begins anew; the draft stays where it was', async () => {
    const caseId = await receivedCase();
    await accepted(crew, caseId);
    const draft = async () =>
      saveDeterminationDraft(crew.analyst, await current(crew.analyst, caseId), credibleDetermination());
    await done(draft());
    await done(
      proposeScreeningOut(crew.analyst, await current(crew.analyst, caseId), {
        ground: 'TEST',
        rationale: 'Sent to try the form.',
      }),
    );
    const aside = (await caseState(crew.supervisor, caseId)).screeningOut?.id ?? '';
    await done(
      countersignScreeningOut(crew.supervisor, await current(crew.supervisor, caseId), { proposalId: aside }),
    );
    await done(
      proposeReopening(crew.analyst, await current(crew.analyst, caseId), {
        basis: 'DOCUMENTED_ERROR',
        whatChanged: 'It was no test.',
      }),
    );
    const again = (await caseState(crew.supervisor, caseId)).reopening?.id ?? '';
    await done(
      grantReopening(crew.supervisor, await current(crew.supervisor, caseId), {
        proposalId: again,
        reopenTo: 'UNDER_INITIAL_ASSESSMENT',
      }),
    );
    await done(draft());
    const kept = await readAs(crew.analyst, (tx) =>
      tx.determination.findMany({
        where: { caseId },
        select: { cycle: true, status: true },
        orderBy: { cycle: 'asc' },
      }),
    );
    expect(kept).toEqual([
      { cycle: 1, status: 'DRAFT' },
      { cycle: 2, status: 'DRAFT' },
    ]);
  });

  it('is never a duplicate of itself, of a duplicate, or of a screened-out case', async () => {
    const [target, duplicate, third] = [await receivedCase(), await receivedCase(), await receivedCase()];
    const reference = (await rowOf(target)).reference;
    await closed(crew, duplicate, duplicateOf(reference, true));
    expect(await rowOf(duplicate)).toMatchObject({ status: 'CLOSED_DUPLICATE', duplicateOfId: target });
    await accepted(crew, third);
    const chained = await submitDetermination(
      crew.analyst,
      await current(crew.analyst, third),
      duplicateOf((await rowOf(duplicate)).reference, false),
    );
    expect(chained).toMatchObject({ ok: false, kind: 'REFUSAL' });
    const itself = await submitDetermination(
      crew.analyst,
      await current(crew.analyst, third),
      duplicateOf((await rowOf(third)).reference, true),
    );
    expect(itself).toMatchObject({ ok: false, kind: 'REFUSAL' });
  });
});

describe('a reopening the supervisor asked for', () => {
  it('is proposed by an analyst and may be decided by that supervisor: two people all the same', async () => {
    const { analyst, supervisor } = crew;
    const caseId = await receivedCase();
    await closed(crew, caseId, credibleDetermination());
    await done(requestReopening(supervisor, caseId, 'A second list of names has come.'));
    await done(
      proposeReopening(analyst, await current(analyst, caseId), {
        basis: 'NEW_EVIDENCE',
        whatChanged: 'A second list of names.',
      }),
    );
    const proposalId = (await caseState(supervisor, caseId)).reopening?.id ?? '';
    await done(
      grantReopening(supervisor, await current(supervisor, caseId), {
        proposalId,
        reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT',
      }),
    );
    const requests = await readAs(analyst, (tx) =>
      tx.proposal.findMany({ where: { caseId, kind: 'REOPENING_REQUEST' } }),
    );
    expect(requests).toMatchObject([{ decision: 'AGREED', decidedBy: supervisor.userId }]);
  });
});

describe('two at once', () => {
  it('have one winner; the other is told who was first', async () => {
    const others = await Promise.all([makeStaff('ANALYST'), makeStaff('ANALYST'), makeStaff('ANALYST')]);
    const caseId = await receivedCase();
    const target = await current(crew.analyst, caseId);
    const outcomes = await Promise.all(others.map((analyst) => acceptCase(analyst, target)));
    const winners = outcomes.filter((outcome) => outcome.ok);
    expect(winners).toHaveLength(1);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.kind).toBe('CONFLICT');
    const accepts = (await eventsOf(caseId)).filter((event) => event.type === 'CASE_ACCEPTED');
    expect(accepts).toHaveLength(1);
    const winner = others[outcomes.findIndex((outcome) => outcome.ok)];
    const loser = outcomes.find((outcome) => !outcome.ok);
    expect(loser).toMatchObject({ by: winner?.name });
  });
});

describe('who may see', () => {
  it('missing and not yours are the same', async () => {
    const organisationId = await makeOrganisation();
    const stranger = await makeReporter(await makeOrganisation());
    const caseId = await receivedCase({ organisationId, by: await makeReporter(organisationId) });
    const missing = '00000000-0000-4000-8000-000000000000';
    await expect(acceptCase(crew.analyst, { caseId: missing, expectedVersion: 1 })).rejects.toThrow(
      NotFoundError,
    );
    for (const id of [caseId, missing]) {
      expect(
        await readAs(stranger, (tx) => tx.reviewCase.findUnique({ where: { id }, select: { id: true } })),
      ).toBeNull();
    }
    await expect(
      readAs(PUBLIC_ACTOR, (tx) => tx.reviewCase.findFirst({ select: { id: true } })),
    ).rejects.toThrow();
  });

  it('a source identity is read only with a reason, and the reading is on record', async () => {
    const caseId = await receivedCase();
    expect(await revealSourceIdentity(crew.analyst, caseId, { rationale: ' ' })).toMatchObject({
      ok: false,
      kind: 'REFUSAL',
    });
    await done(
      revealSourceIdentity(crew.analyst, caseId, { rationale: 'To send a request for information.' }),
    );
    const events = await eventsOf(caseId);
    expect(events.at(-1)).toMatchObject({ type: 'SOURCE_IDENTITY_READ', actorId: crew.analyst.userId });
  });
});
