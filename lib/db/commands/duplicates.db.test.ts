import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '@/lib/db/commands/add-note';
import { getWorklist, wholeView } from '@/lib/db/queries/worklist';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { refuseReopening } from '@/lib/db/commands/refuse-reopening';
import { requestReopening } from '@/lib/db/commands/request-reopening';
import { Prisma } from '@/lib/db/generated/client';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { getAllegationsOnEvent } from '@/lib/db/queries/event-allegations';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { getCaseStep } from '@/lib/db/queries/get-case-step';
import { readAs, writeAs } from '@/lib/db/scope/as-actor';
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

const referenceOf = async (caseId: string): Promise<string> =>
  (await caseState(crew.analyst, caseId)).reference;
const eventsOf = (caseId: string) =>
  readAs(crew.analyst, (tx) => tx.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } }));
const proposeAgain = async (caseId: string) => {
  await done(
    proposeReopening(crew.analyst, await current(crew.analyst, caseId), {
      basis: 'DOCUMENTED_ERROR',
      whatChanged: 'The two reports name different villages.',
    }),
  );
  return (await caseState(crew.supervisor, caseId)).reopening?.id ?? '';
};
const open = () => receivedCase();

/** Every link there is, which no duplicate may be the target of. */
const brokenLinks = () =>
  readAs(crew.analyst, (tx) =>
    tx.$queryRaw<unknown[]>(Prisma.sql`
      select d.id from review_case d join review_case t on t.id = d.duplicate_of_id
      where t.duplicate_of_id is not null or t.status in ('CLOSED_DUPLICATE', 'SCREENED_OUT') or t.id = d.id`),
  );

describe('a duplicate', () => {
  it('gives its target a review task when it adds something, and none when it does not', async () => {
    const target = await open();
    const tasks = async () =>
      (await eventsOf(target)).filter(({ type }) => type === 'REVIEW_TASK_RAISED').map((one) => one.payload);
    await closed(crew, await open(), duplicateOf(await referenceOf(target), true));
    expect(await tasks()).toEqual([]);
    const adding = await open();
    await closed(crew, adding, duplicateOf(await referenceOf(target), true, true));
    expect(await tasks()).toEqual([{ task: 'DUPLICATE_ADDS', becauseOfCaseId: adding }]);
  });

  it('is undone by two people reopening it: the link goes, the decision that made it stays', async () => {
    const target = await open();
    const duplicate = await open();
    await closed(crew, duplicate, duplicateOf(await referenceOf(target), true));
    expect((await caseState(crew.analyst, target)).duplicateCount).toBe(1);
    const proposalId = await proposeAgain(duplicate);
    await done(
      grantReopening(crew.supervisor, await current(crew.supervisor, duplicate), {
        proposalId,
        reopenTo: 'UNDER_INITIAL_ASSESSMENT',
      }),
    );
    expect((await caseState(crew.analyst, target)).duplicateCount).toBe(0);
    const file = await getCaseForActor(crew.analyst, await referenceOf(duplicate));
    expect(file?.head.duplicateOf).toBeNull();
    expect(file?.determinations[0]).toMatchObject({ cycle: 1, outcome: 'DUPLICATE' });
    expect(file?.determinations[0]?.target?.caseId).toBe(target);
    expect(file?.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['REOPENING_PROPOSED', 'CASE_REOPENED']),
    );
  });

  it('puts its target among what is to be looked at again, until one of the staff has recorded something on it', async () => {
    const target = await open();
    await closed(crew, target, credibleDetermination());
    const listed = async () =>
      (await getWorklist(crew.analyst, wholeView('again', 'received', true))).rows
        .filter(({ id }) => id === target)
        .map(({ hasTask, pending }) => ({ hasTask, pending }));
    expect(await listed()).toEqual([]);
    await closed(crew, await open(), duplicateOf(await referenceOf(target), false, true));
    expect(await listed()).toEqual([{ hasTask: true, pending: [] }]);
    const note = { note: 'The second report names nobody new.', mentionedIds: [] };
    await done(addNote(crew.supervisor, target, note));
    expect(await listed()).toEqual([]);
    // Whoever asks for a reopening has an answer before it leaves the list.
    await done(requestReopening({ kind: 'RETURN_CODE_HOLDER', caseId: target }, target, 'Two more died.'));
    await done(addNote(crew.supervisor, target, { ...note, note: 'Asked again.' }));
    expect(await listed()).toEqual([{ hasTask: false, pending: ['REOPENING_REQUEST'] }]);
    const proposalId = await proposeAgain(target);
    await done(
      refuseReopening(crew.supervisor, await current(crew.supervisor, target), {
        ...{ proposalId, remarks: 'Both are among those counted.' },
      }),
    );
    expect(await listed()).toEqual([]);
  });

  it('has none of its own, even where another body decided it and names no target', async () => {
    const target = await open();
    await closed(crew, await open(), duplicateOf(await referenceOf(target), true));
    const closing = writeAs(crew.analyst, (tx) =>
      tx.$executeRaw(
        Prisma.sql`update review_case set status = 'CLOSED_DUPLICATE', historic = true, closed_at = now(), outcome = 'DUPLICATE' where id = ${target}::uuid`,
      ),
    );
    await expect(closing).rejects.toThrow(/others are duplicates of/);
  });

  it('is compared with every other report of its event, from either end', async () => {
    const target = await open();
    const others = [await open(), await open()];
    for (const [n, one] of others.entries())
      await closed(crew, one, duplicateOf(await referenceOf(target), true, n === 1));
    const references = [await referenceOf(target), ...(await Promise.all(others.map(referenceOf)))];
    for (const asked of references) {
      const event = await getAllegationsOnEvent(crew.analyst, asked);
      expect(event?.allegations.map(({ reference }) => reference)).toEqual(references);
      expect(event).toMatchObject({ reference: asked, more: 0 });
      expect(event?.allegations.map(({ link }) => link?.adds.kind ?? null)).toEqual([
        null,
        'NOTHING',
        'ADDS',
      ]);
      expect(event?.allegations[1]).toMatchObject({
        killed: { min: 2, max: 4 },
        values: { narrative: 'After midnight we heard an aircraft and then two explosions.' },
      });
    }
    expect(await getAllegationsOnEvent(crew.analyst, 'CH-2020-9999')).toBeNull();
  });
});

describe('the database, whatever is written', () => {
  const link = (caseId: string, targetId: string) =>
    writeAs(crew.supervisor, (tx) =>
      tx.$executeRaw(Prisma.sql`
        update review_case set duplicate_of_id = ${targetId}::uuid
        where id = ${caseId}::uuid`),
    );

  it('has no self-links, chains or cycles, and lets no target leave', async () => {
    const [a, b, c] = [await open(), await open(), await open()];
    await expect(link(a, a)).rejects.toThrow();
    await link(b, a);
    await expect(link(c, b)).rejects.toThrow(/duplicate of a duplicate/);
    await expect(link(a, c)).rejects.toThrow(/cannot become one/);
    await expect(link(a, b)).rejects.toThrow();
    await expect(
      writeAs(crew.supervisor, (tx) =>
        tx.$executeRaw(
          Prisma.sql`update review_case set status = 'SCREENED_OUT', closed_at = now() where id = ${a}::uuid`,
        ),
      ),
    ).rejects.toThrow(/cannot be screened out/);
    await expect(
      writeAs(crew.analyst, (tx) =>
        tx.$executeRaw(Prisma.sql`
          insert into review_case (id, reference, status, status_since, source_kind, channel, language, received_at, duplicate_of_id)
          values (gen_random_uuid(), 'CH-2020-7777', 'RECEIVED', now(), 'NGO', 'EMAIL', 'en', now(), ${b}::uuid)`),
      ),
    ).rejects.toThrow(/duplicate of a duplicate/);
    expect(await brokenLinks()).toEqual([]);
  });

  it.each<[string, ...[number, number][]]>([
    ['two onto each other', [0, 1], [1, 0]],
    ['one onto another that leaves at the same moment', [0, 1], [1, 2]],
    ['three in a ring', [0, 1], [1, 2], [2, 0]],
  ])('keeps links whole when raced: %s', async (_what, ...pairs) => {
    for (let round = 0; round < 8; round += 1) {
      const cases = [await open(), await open(), await open()];
      const at = (n: number): string => cases[n] ?? '';
      const answers = await Promise.allSettled(pairs.map(([from, to]) => link(at(from), at(to))));
      expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
      expect(await brokenLinks()).toEqual([]);
    }
  });

  it('answers whoever comes second when two supervisors close two cases onto each other', async () => {
    const second: Crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await open(), await open()];
      await accepted(crew, a);
      await accepted(second, b);
      const approvals = [
        { by: crew, caseId: a, ...(await submitted(crew, a, duplicateOf(await referenceOf(b), true))) },
        { by: second, caseId: b, ...(await submitted(second, b, duplicateOf(await referenceOf(a), true))) },
      ];
      const targets = await Promise.all(approvals.map(({ by, caseId }) => current(by.supervisor, caseId)));
      const answers = await Promise.all(
        approvals.map(({ by, determinationId, contentHash }, n) =>
          approveDetermination(by.supervisor, targets[n] ?? { caseId: a, expectedVersion: 0 }, {
            ...{ determinationId, contentHash, checks: ALL_CHECKS, remarks: '' },
          }),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await brokenLinks()).toEqual([]);
    }
  });
});

describe('asking for a reopening', () => {
  it('is open to several at once, each once; a refusal answers all, and only the submitter’s own is theirs to read', async () => {
    const reporter = await makeReporter(await makeOrganisation());
    const caseId = await receivedCase({ organisationId: reporter.organisationId, by: reporter });
    const { reference } = await closed(crew, caseId, insufficientInformation());
    await done(requestReopening(reporter, caseId, 'A witness names the day.'));
    await done(requestReopening(crew.analyst, caseId, 'The log has been read wrongly.'));
    expect((await requestReopening(reporter, caseId, 'Once more.')).ok).toBe(false);
    expect((await getCaseStep(crew.analyst, reference))?.reopeningRequests).toEqual([
      'A witness names the day.',
      'The log has been read wrongly.',
    ]);
    const remarks = 'The witness has been heard already.';
    const proposalId = await proposeAgain(caseId);
    await done(
      refuseReopening(crew.supervisor, await current(crew.supervisor, caseId), { proposalId, remarks }),
    );
    const own = await getAllegation(reporter, reference);
    expect(own?.reopeningRequests).toMatchObject([
      { rationale: 'A witness names the day.', decision: 'REFUSED', remarks },
    ]);
    expect(
      JSON.stringify(own, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value)),
    ).not.toMatch(/read wrongly/);
    await done(requestReopening(reporter, caseId, 'Another witness names the day.'));
  });

  it('leaves every earlier cycle as it was decided', async () => {
    const caseId = await receivedCase();
    const { reference } = await closed(crew, caseId, insufficientInformation());
    const before = (await getCaseForActor(crew.analyst, reference))?.determinations[0];
    const proposalId = await proposeAgain(caseId);
    await done(
      grantReopening(crew.supervisor, await current(crew.supervisor, caseId), {
        proposalId,
        reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT',
      }),
    );
    const approval = await submitted(crew, caseId, credibleDetermination());
    await done(
      approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
        ...approval,
        checks: ALL_CHECKS,
        remarks: '',
      }),
    );
    const after = await getCaseForActor(crew.analyst, reference);
    expect(after?.determinations).toHaveLength(2);
    expect(after?.determinations[0]).toEqual(before);
    expect(after?.determinations[1]).toMatchObject({ cycle: 2, outcome: 'CREDIBLE' });
  });
});
