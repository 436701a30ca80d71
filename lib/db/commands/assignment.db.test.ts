import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '@/lib/db/commands/add-note';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { assignCases } from '@/lib/db/commands/assign-cases';
import { handOverCase } from '@/lib/db/commands/hand-over-case';
import { lookAtCase } from '@/lib/db/commands/look-at-case';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { takeCase } from '@/lib/db/commands/take-case';
import { unwatchCase, watchCase } from '@/lib/db/commands/watch-case';
import { NotFoundError } from '@/lib/db/errors';
import { getCaseAttention } from '@/lib/db/queries/case-attention';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { readAs, writeAs, type Tx } from '@/lib/db/scope/as-actor';
import type { Actor, ReturnCodeHolderActor } from '@/lib/domain/case/actor';
import { newToReader, notesOf } from '@/lib/domain/case/case-notes';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  ALL_CHECKS,
  caseState,
  current,
  done,
  receivedCase,
  submitted,
  underCredibilityAssessment,
  type Crew,
} from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

const noteRows = (caseId: string) =>
  readAs(crew.analyst, (tx) => tx.caseNote.findMany({ where: { caseId }, include: { mentions: true } }));
const codesOf = (outcome: { ok: boolean; problems?: readonly { code: string }[] }): readonly string[] =>
  outcome.ok ? [] : (outcome.problems ?? []).map(({ code }) => code);

describe('taking and handing over', () => {
  it('an analyst takes a case that nobody has, once', async () => {
    const caseId = await receivedCase();
    const target = await current(crew.analyst, caseId);
    const other = await makeStaff('ANALYST');
    const both = await Promise.all([takeCase(crew.analyst, target), takeCase(other, target)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const { assigneeId, workedOnBy } = await caseState(crew.analyst, caseId);
    expect([crew.analyst.userId, other.userId]).toContain(assigneeId);
    expect(workedOnBy).toEqual([]);
    const late = await takeCase(other, await current(other, caseId));
    expect(codesOf(late)).toEqual(['assignedAlready']);
  });

  it('goes on with a note that the next person finds as a mention, and only from whoever has the case', async () => {
    const caseId = await receivedCase();
    const next = await makeStaff('ANALYST');
    await done(takeCase(crew.analyst, await current(crew.analyst, caseId)));
    const note = 'The place is settled; the second video is not looked at.';
    const stranger = await handOverCase(next, await current(next, caseId), {
      assigneeId: next.userId,
      note,
    });
    expect(codesOf(stranger)).toEqual(['notAssignee']);
    const bare = await handOverCase(crew.analyst, await current(crew.analyst, caseId), {
      assigneeId: crew.analyst.userId,
      note: ' ',
    });
    expect(codesOf(bare)).toEqual(['missing.note', 'handedToOneself']);
    await done(
      handOverCase(crew.analyst, await current(crew.analyst, caseId), { assigneeId: next.userId, note }),
    );
    expect((await caseState(next, caseId)).assigneeId).toBe(next.userId);
    const [kept] = await noteRows(caseId);
    expect(kept).toMatchObject({ kind: 'HAND_OVER', authorId: crew.analyst.userId, cycle: 1 });
    expect(kept?.mentions).toMatchObject([{ userId: next.userId, readAt: null }]);
    const event = await readAs(next, (tx) =>
      tx.caseEvent.findFirstOrThrow({ where: { caseId, type: 'CASE_HANDED_OVER' } }),
    );
    expect(event.payload).toEqual({ assigneeId: next.userId, noteId: kept?.id });
  });
});

describe('notes', () => {
  it('keep their words as a value of the staff, and ids alone in the event', async () => {
    const caseId = await receivedCase();
    const note = 'Compare with the case of the day before.';
    await done(addNote(crew.analyst, caseId, { note, mentionedIds: [crew.supervisor.userId] }));
    const [kept] = await noteRows(caseId);
    const values = await readAs(crew.supervisor, (tx) =>
      tx.recordedValue.findMany({ where: { caseId, objectKind: 'NOTE' } }),
    );
    expect(values).toMatchObject([
      { objectId: kept?.id, field: 'text', valueJson: JSON.stringify(note), audience: 'STAFF' },
    ]);
    const event = await readAs(crew.supervisor, (tx) =>
      tx.caseEvent.findFirstOrThrow({ where: { caseId, type: 'NOTE_ADDED' }, include: { entry: true } }),
    );
    expect(event.payload).toEqual({ noteId: kept?.id, mentionedIds: [crew.supervisor.userId] });
    expect(Buffer.from(event.entry?.entry ?? []).toString()).not.toContain('Compare');
  });

  it('mention nobody who is recused, barred or gone, and never leave a name out', async () => {
    const caseId = await receivedCase();
    const recused = await makeStaff('ANALYST');
    await done(
      recusePerson(crew.supervisor, await current(crew.supervisor, caseId), {
        recusedUserId: recused.userId,
        rationale: 'A relative.',
      }),
    );
    const auditor = await makeStaff('AUDITOR');
    const say = (...mentionedIds: string[]) => addNote(crew.analyst, caseId, { note: 'Look.', mentionedIds });
    expect(codesOf(await say(recused.userId))).toEqual(['appointeeRecused']);
    expect(codesOf(await say(auditor.userId))).toEqual(['mentionedUnknown']);
    expect(codesOf(await say(randomUUID(), crew.supervisor.userId))).toEqual(['mentionedUnknown']);
    expect(codesOf(await addNote(recused, caseId, { note: 'Look.', mentionedIds: [] }))).toEqual(['recused']);
    expect(codesOf(await addNote(auditor, caseId, { note: 'Look.', mentionedIds: [] }))).toEqual([
      'notYourRole',
    ]);
    expect(await noteRows(caseId)).toEqual([]);
  });

  it('a supervisor’s note does not keep her from deciding', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    await done(addNote(crew.supervisor, caseId, { note: 'Please mind the date.', mentionedIds: [] }));
    const approval = await submitted(crew, caseId, credibleDetermination());
    await done(
      approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
        ...approval,
        checks: ALL_CHECKS,
        remarks: '',
      }),
    );
    expect((await caseState(crew.supervisor, caseId)).status).toBe('CLOSED_CREDIBLE');
  });

  it('are never changed and never deleted, and nobody writes one in another’s name', async () => {
    const caseId = await receivedCase();
    await done(addNote(crew.analyst, caseId, { note: 'First.', mentionedIds: [crew.supervisor.userId] }));
    const [kept] = await noteRows(caseId);
    const id = kept?.id ?? '';
    const tries: readonly ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => tx.$executeRaw`delete from case_note where id = ${id}::uuid`,
      (tx) => tx.$executeRaw`update case_note set author_id = author_id where id = ${id}::uuid`,
      (tx) => tx.$executeRaw`delete from case_mention where note_id = ${id}::uuid`,
      (tx) => tx.$executeRaw`insert into case_note (id, case_id, cycle, kind, author_id)
        values (${randomUUID()}::uuid, ${caseId}::uuid, 1, 'NOTE', ${crew.supervisor.userId}::uuid)`,
      (tx) => tx.$executeRaw`insert into case_mention (note_id, user_id, case_id)
        select id, ${randomUUID()}::uuid, case_id from case_note where author_id <> ${crew.analyst.userId}::uuid limit 1`,
    ];
    await done(addNote(crew.supervisor, caseId, { note: 'Second.', mentionedIds: [] }));
    for (const attempt of tries)
      await expect(writeAs(crew.analyst, attempt)).rejects.toThrow(/permission denied|row-level security/);
    // Another person's mention is not there to be marked as read.
    const marked = await writeAs(crew.analyst, (tx) =>
      tx.caseMention.updateMany({ where: { noteId: id }, data: { readAt: new Date() } }),
    );
    expect(marked.count).toBe(0);
  });

  it('are not there for a submitter: neither row, nor words, nor the event that one was written', async () => {
    const organisation = await makeOrganisation();
    const reporter = await makeReporter(organisation);
    const caseId = await receivedCase({ organisationId: organisation, by: reporter });
    const holder: ReturnCodeHolderActor = { kind: 'RETURN_CODE_HOLDER', caseId };
    await done(takeCase(crew.analyst, await current(crew.analyst, caseId)));
    await done(addNote(crew.analyst, caseId, { note: 'We doubt it.', mentionedIds: [] }));
    await done(
      handOverCase(crew.analyst, await current(crew.analyst, caseId), {
        assigneeId: crew.supervisor.userId,
        note: 'Yours.',
      }),
    );
    const submitters: readonly Actor[] = [reporter, holder];
    for (const actor of submitters) {
      for (const table of ['case_note', 'case_mention', 'case_watch', 'saved_filter'])
        await expect(readAs(actor, (tx) => tx.$queryRawUnsafe(`select 1 from ${table}`))).rejects.toThrow(
          /permission denied/,
        );
      const seen = await readAs(actor, async (tx) => ({
        values: await tx.$queryRaw<{ k: string }[]>`select distinct object_kind as k from recorded_value`,
        events: await tx.$queryRaw<{ t: string }[]>`select type as t from case_event order by seq`,
        entries: await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from ledger_entry`,
      }));
      expect(seen).toEqual({
        values: [{ k: 'ALLEGATION' }],
        events: [{ t: 'CASE_RECEIVED' }],
        entries: [{ n: 1 }],
      });
    }
  });
});

describe('watching', () => {
  it('is a setting of one person: no event, nobody else’s to see, and it can be ended', async () => {
    const caseId = await receivedCase();
    const before = (await caseState(crew.analyst, caseId)).version;
    await watchCase(crew.analyst, caseId);
    await watchCase(crew.analyst, caseId);
    const rows = (actor: Actor) =>
      readAs(actor, (tx) => tx.caseWatch.findMany({ where: { caseId }, select: { userId: true } }));
    expect(await rows(crew.analyst)).toEqual([{ userId: crew.analyst.userId }]);
    expect(await rows(crew.supervisor)).toEqual([]);
    expect((await caseState(crew.analyst, caseId)).version).toBe(before);
    await unwatchCase(crew.analyst, caseId);
    expect(await rows(crew.analyst)).toEqual([]);
    await expect(watchCase(crew.analyst, randomUUID())).rejects.toThrow(NotFoundError);
  });

  it('tells the reader who is mentioned and has not read, and of watching the reader’s own', async () => {
    const caseId = await receivedCase();
    await watchCase(crew.analyst, caseId);
    await done(addNote(crew.analyst, caseId, { note: 'One.', mentionedIds: [crew.supervisor.userId] }));
    const { reference } = await caseState(crew.analyst, caseId);
    const file = await getCaseForActor(crew.supervisor, reference);
    if (file === null) throw new Error('no case');
    // Mentioned, and no part in the case besides: named all the same.
    expect(file.people[crew.supervisor.userId]?.name).toBe(crew.supervisor.name);
    const [note] = notesOf(file);
    expect(note).toMatchObject({ text: 'One.', authorId: crew.analyst.userId });
    const [of, by] = await Promise.all([
      getCaseAttention(crew.supervisor, caseId),
      getCaseAttention(crew.analyst, caseId),
    ]);
    const mention = { noteId: note?.id, userId: crew.supervisor.userId, isRead: false };
    expect(of).toEqual({ mentions: [mention], seenSeq: null });
    expect(by).toMatchObject({ mentions: [mention], seenSeq: expect.any(Number) });
    expect(newToReader(file, crew.supervisor.userId, of)?.noteIds).toEqual([note?.id]);
  });

  it('looking moves what was seen forward, never back, and marks what was shown as read', async () => {
    const caseId = await receivedCase();
    await watchCase(crew.supervisor, caseId);
    await done(addNote(crew.analyst, caseId, { note: 'One.', mentionedIds: [crew.supervisor.userId] }));
    const [shown] = await noteRows(caseId);
    await done(addNote(crew.analyst, caseId, { note: 'Two.', mentionedIds: [crew.supervisor.userId] }));
    const seen = () => readAs(crew.supervisor, (tx) => tx.caseWatch.findFirstOrThrow({ where: { caseId } }));
    const start = Number((await seen()).seenSeq);
    const noteIds = [shown?.id ?? ''];
    await lookAtCase(crew.supervisor, { caseId, throughSeq: start + 1, noteIds });
    await lookAtCase(crew.supervisor, { caseId, throughSeq: start - 1, noteIds });
    expect(Number((await seen()).seenSeq)).toBe(start + 1);
    const read = (await noteRows(caseId)).map((note) => [note.id, note.mentions[0]?.readAt !== null]);
    expect(read.filter(([, isRead]) => isRead)).toEqual([[shown?.id, true]]);
  });
});

describe('assigning several at once', () => {
  it('does what it can, each on its own, and says of every other why not', async () => {
    const [free, stale, barred] = [await receivedCase(), await receivedCase(), await receivedCase()];
    const next = await makeStaff('ANALYST');
    await done(
      recusePerson(crew.supervisor, await current(crew.supervisor, barred), {
        recusedUserId: next.userId,
        rationale: 'A relative.',
      }),
    );
    const targets = await Promise.all(
      [free, stale, barred].map((caseId) => current(crew.supervisor, caseId)),
    );
    await done(addNote(crew.analyst, stale, { note: 'Wait.', mentionedIds: [] }));
    const answers = await assignCases(crew.supervisor, targets, { assigneeId: next.userId });
    expect(answers).toMatchObject([
      { refused: null },
      { refused: { kind: 'CONFLICT', by: crew.analyst.name } },
      { refused: { kind: 'REFUSAL', problems: [{ code: 'appointeeRecused' }] } },
    ]);
    expect(new Set(answers.map(({ reference }) => reference)).size).toBe(3);
    const assignees = await Promise.all(
      [free, stale, barred].map(async (caseId) => (await caseState(crew.analyst, caseId)).assigneeId),
    );
    expect(assignees).toEqual([next.userId, null, null]);
  });

  it('is not an analyst’s to do', async () => {
    const caseId = await receivedCase();
    const answers = await assignCases(crew.analyst, [await current(crew.analyst, caseId)], {
      assigneeId: crew.analyst.userId,
    });
    expect(answers).toMatchObject([{ refused: { problems: [{ code: 'notYourRole' }] } }]);
  });
});
