import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addInformation } from '@/lib/db/commands/add-information';
import { assignCase } from '@/lib/db/commands/assign-case';
import { addNote } from '@/lib/db/commands/add-note';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { keepMerged } from '@/lib/db/commands/keep-merged';
import { DETERMINATION_DRAFT } from '@/lib/db/commands/shared-drafts';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import { withdrawDetermination } from '@/lib/db/commands/withdraw-determination';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { getChangesSince, getTextAt } from '@/lib/db/queries/determination-versions';
import { getDetermination } from '@/lib/db/queries/get-determination';
import { readAs } from '@/lib/db/scope/as-actor';
import { begunFrom } from '@/lib/domain/assessment/begun-from';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import { draftDifferences } from '@/lib/domain/assessment/draft-fields';
import type { StaffActor } from '@/lib/domain/case/actor';
import { writtenBy } from '@/lib/domain/case/event-changes';
import { returnedSubmission, sinceSubmission } from '@/lib/domain/case/arrivals';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  accepted,
  ALL_CHECKS,
  caseState,
  current,
  done,
  receivedCase,
  submitted,
  underCredibilityAssessment,
  type Crew,
} from '@/prisma/factories/cases';
import { credibleDetermination, insufficientInformation } from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
let other: StaffActor;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  other = await makeStaff('ANALYST');
});
afterAll(() => database.drop());

const draft = (given: Partial<DeterminationContent>): DeterminationContent => ({
  ...EMPTY_DETERMINATION,
  ...given,
});

async function begun(): Promise<string> {
  const caseId = await receivedCase();
  await accepted(crew, caseId);
  return caseId;
}

async function text(caseId: string): Promise<DeterminationContent> {
  const { reference } = await caseState(crew.analyst, caseId);
  const found = await getDetermination(crew.analyst, reference);
  if (found === null) throw new Error('no case');
  return found.content;
}

const eventCount = (caseId: string, type: string): Promise<number> =>
  readAs(crew.analyst, (tx) => tx.caseEvent.count({ where: { caseId, type } }));
const valueCount = (caseId: string): Promise<number> =>
  readAs(crew.analyst, (tx) => tx.recordedValue.count({ where: { caseId, objectKind: 'DETERMINATION' } }));

describe('a draft that is kept while it is written', () => {
  it('leaves a version of what changed, and nothing at all where nothing did', async () => {
    const caseId = await begun();
    const first = draft({ publicText: 'A house was hit.' });
    await done(
      keepMerged(DETERMINATION_DRAFT, crew.analyst, await current(crew.analyst, caseId), first, {
        onlyIfNew: true,
      }),
    );
    const [events, values] = [
      await eventCount(caseId, 'DETERMINATION_DRAFT_SAVED'),
      await valueCount(caseId),
    ];
    expect(events).toBe(1);

    const again = await current(crew.analyst, caseId);
    const same = await done(keepMerged(DETERMINATION_DRAFT, crew.analyst, again, first, { onlyIfNew: true }));
    expect(same.version).toBe(again.expectedVersion);
    expect(await eventCount(caseId, 'DETERMINATION_DRAFT_SAVED')).toBe(1);

    await done(
      keepMerged(
        DETERMINATION_DRAFT,
        crew.analyst,
        again,
        { ...first, publicText: 'Two houses.' },
        { onlyIfNew: true },
      ),
    );
    expect(await eventCount(caseId, 'DETERMINATION_DRAFT_SAVED')).toBe(2);
    expect(await valueCount(caseId)).toBe(values + 1);
  });

  it('is told in the history by the fields that were written, to who may read them', async () => {
    const caseId = await begun();
    const first = draft({
      publicText: 'A house was hit.',
      criminality: { kind: 'RAISED', text: 'Ask a lawyer.' },
    });
    const kept = async (content: DeterminationContent): Promise<unknown> =>
      done(keepMerged(DETERMINATION_DRAFT, crew.analyst, await current(crew.analyst, caseId), content));
    await kept(first);
    await kept({ ...first, killed: { best: 2, min: 2, max: 3 }, lessons: 'Look longer.' });
    await kept({ ...first, killed: { best: null, min: null, max: null }, lessons: 'Look longer.' });
    const { reference } = await caseState(crew.analyst, caseId);
    const told = async (reader: StaffActor): Promise<readonly string[]> => {
      const file = await getCaseForActor(reader, reference);
      const saved = file?.events.filter(({ type }) => type === 'DETERMINATION_DRAFT_SAVED') ?? [];
      return saved.map(({ seq }) => (file ? writtenBy(file, [seq]).join(' ') : ''));
    };
    const later = ['DETERMINATION.killed DETERMINATION.lessons', 'DETERMINATION.killed'];
    expect(await told(crew.analyst)).toEqual([
      'DETERMINATION.publicText DETERMINATION.criminality',
      ...later,
    ]);
    expect(await told(other)).toEqual(['DETERMINATION.publicText', ...later]);
    // What is put forward says only what it changed of what was kept before.
    const whole = { ...insufficientInformation(), publicText: first.publicText };
    await done(submitDetermination(crew.analyst, await current(crew.analyst, caseId), whole));
    const file = await getCaseForActor(other, reference);
    const put = file?.events.find(({ type }) => type === 'DETERMINATION_SUBMITTED');
    const fields = file && put ? writtenBy(file, [put.seq]) : [];
    expect(fields).toContain('DETERMINATION.outcome');
    expect(fields).not.toContain('DETERMINATION.publicText');
  });

  it('keeps the searches of the initial assessment, where nobody had begun and the page was old', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const old = await current(crew.analyst, caseId);
    const { reference } = await caseState(crew.analyst, caseId);
    const opened = await getDetermination(crew.analyst, reference);
    const shown = begunFrom(opened?.assessment ?? null);
    expect(shown.placeSearch).not.toBeNull();
    await done(assignCase(crew.supervisor, old, { assigneeId: other.userId }));
    const since = await getChangesSince(crew.analyst, caseId, old.expectedVersion);
    expect(since && draftDifferences(since.then, since.now)).toEqual([]);
    const mine = { ...shown, lessons: 'Ask sooner.' };
    await done(keepMerged(DETERMINATION_DRAFT, crew.analyst, old, mine));
    expect(await text(caseId)).toEqual(mine);
  });

  it('holds what both wrote, where they wrote on different parts, and says what came in', async () => {
    const caseId = await begun();
    await done(
      keepMerged(
        DETERMINATION_DRAFT,
        crew.analyst,
        await current(crew.analyst, caseId),
        draft({ lessons: 'None.' }),
      ),
    );
    const seen = await current(crew.analyst, caseId);
    const base = await text(caseId);
    await done(keepMerged(DETERMINATION_DRAFT, other, seen, { ...base, publicText: 'A house was hit.' }));
    const mine = { ...base, mitigations: 'Look twice.' };
    const saved = await done(keepMerged(DETERMINATION_DRAFT, crew.analyst, seen, mine));
    expect(saved).toMatchObject({ taken: ['publicText'], by: other.name });
    expect(await text(caseId)).toEqual({ ...mine, publicText: 'A house was hit.' });
    expect(saved.content).toEqual(await text(caseId));
    expect(saved.version).toBe((await current(crew.analyst, caseId)).expectedVersion);
  });

  it('keeps nothing where both wrote on one part, and shows both', async () => {
    const caseId = await begun();
    const seen = await current(crew.analyst, caseId);
    await done(
      keepMerged(DETERMINATION_DRAFT, other, seen, draft({ publicText: 'One.', lessons: 'Theirs.' })),
    );
    const stands = await text(caseId);
    const outcome = await keepMerged(DETERMINATION_DRAFT, crew.analyst, seen, draft({ publicText: 'Two.' }));
    expect(outcome).toMatchObject({
      kind: 'CONFLICT',
      by: other.name,
      conflicts: [{ field: 'publicText', mine: 'Two.', theirs: 'One.' }],
      merged: { publicText: 'Two.', lessons: 'Theirs.' },
    });
    expect(await text(caseId)).toEqual(stands);
  });

  it('is kept by each of several who save at once, and nobody takes anything away', async () => {
    const caseId = await begun();
    const seen = await current(crew.analyst, caseId);
    const parts = ['publicText', 'lessons', 'mitigations', 'rfiImpossibleReason'] as const;
    const saves = await Promise.all(
      parts.map((field, n) =>
        keepMerged(
          DETERMINATION_DRAFT,
          n % 2 === 0 ? crew.analyst : other,
          seen,
          draft({ [field]: `By ${field}.` }),
        ),
      ),
    );
    expect(saves.filter(({ ok }) => !ok)).toEqual([]);
    expect(await text(caseId)).toMatchObject(
      Object.fromEntries(parts.map((field) => [field, `By ${field}.`])),
    );
  });

  it('is one event where the same form is sent twice at once', async () => {
    const caseId = await begun();
    const seen = await current(crew.analyst, caseId);
    const same = draft({ publicText: 'A house was hit.' });
    const sent = await Promise.all(
      [1, 2].map(() => keepMerged(DETERMINATION_DRAFT, crew.analyst, seen, same)),
    );
    expect(sent.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await eventCount(caseId, 'DETERMINATION_DRAFT_SAVED')).toBe(1);
  });

  it('is refused once somebody has submitted it, and says so', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const seen = await current(crew.analyst, caseId);
    await submitted({ ...crew, analyst: other }, caseId, credibleDetermination());
    const late = await keepMerged(DETERMINATION_DRAFT, crew.analyst, seen, draft({ lessons: 'Too late.' }));
    expect(late).toMatchObject({ kind: 'CONFLICT', by: other.name });
    expect((await text(caseId)).lessons).toBe('');
  });
});

describe('what has changed since a version', () => {
  it('is told from the record, with both texts', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const approval = await submitted(crew, caseId, credibleDetermination());
    const shown = await current(crew.supervisor, caseId);
    await done(withdrawDetermination(crew.analyst, shown, { determinationId: approval.determinationId }));
    const mended = { ...credibleDetermination(5), publicText: 'Five people were killed.' };
    const again = await submitted(crew, caseId, mended);
    expect(again.contentHash).not.toBe(approval.contentHash);

    const given = { checks: ALL_CHECKS, remarks: '' };
    const refused = await approveDetermination(crew.supervisor, shown, { ...approval, ...given });
    expect(refused).toMatchObject({ kind: 'CONFLICT', by: crew.analyst.name });
    // Even with the version of now, the hash that was read is not the one that stands.
    const now = await current(crew.supervisor, caseId);
    const byHash = await approveDetermination(crew.supervisor, now, { ...approval, ...given });
    expect(byHash).toMatchObject({ kind: 'REFUSAL', problems: [{ code: 'contentChanged' }] });

    const since = await getChangesSince(crew.supervisor, caseId, shown.expectedVersion);
    expect(since?.events.map(({ type }) => type)).toEqual([
      'DETERMINATION_WITHDRAWN',
      'DETERMINATION_SUBMITTED',
    ]);
    expect(since?.then).toEqual(credibleDetermination());
    expect(since && draftDifferences(since.then, since.now)).toEqual([
      { field: 'killed', before: { best: 3, min: 3, max: 4 }, after: { best: 5, min: 5, max: 6 } },
      {
        field: 'publicText',
        before: credibleDetermination().publicText,
        after: 'Five people were killed.',
      },
    ]);
    expect(since?.version).toBe(now.expectedVersion);
    expect(Object.values(since?.people ?? {})).toEqual([crew.analyst.name]);
  });

  it('is nothing for the version that stands', async () => {
    const caseId = await begun();
    const { expectedVersion } = await current(crew.analyst, caseId);
    const since = await getChangesSince(crew.analyst, caseId, expectedVersion);
    expect(since).toMatchObject({ version: expectedVersion, events: [] });
  });
});

describe('a submission after a return', () => {
  it('can be laid beside what was returned', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const { determinationId } = await submitted(crew, caseId, credibleDetermination());
    await done(
      returnDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
        determinationId,
        remarks: 'How many?',
      }),
    );
    // Drafts in between are neither of the two.
    await done(
      keepMerged(DETERMINATION_DRAFT, crew.analyst, await current(crew.analyst, caseId), {
        ...credibleDetermination(),
        lessons: 'A first thought.',
      }),
    );
    await done(
      submitDetermination(crew.analyst, await current(crew.analyst, caseId), credibleDetermination(4)),
    );
    const { reference } = await caseState(crew.supervisor, caseId);
    const file = await getCaseForActor(crew.supervisor, reference);
    const earlier = file && returnedSubmission(file);
    if (!earlier) throw new Error('nothing was returned');
    const returned = await getTextAt(crew.supervisor, { caseId, ...earlier });
    expect(returned).toEqual(credibleDetermination());
    const now = await text(caseId);
    expect(draftDifferences(returned, now).map(({ field }) => field)).toEqual(['killed']);
  });
});

describe('what comes in after the submission', () => {
  it('keeps an approval from a page that did not show it, and must be acknowledged on one that does', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const approval = {
      ...(await submitted(crew, caseId, credibleDetermination())),
      checks: ALL_CHECKS,
      remarks: '',
    };
    const opened = await current(crew.supervisor, caseId);
    const holder = { kind: 'RETURN_CODE_HOLDER', caseId } as const;
    await done(addInformation(holder, caseId, 'There was a second house.'));

    expect(
      await approveDetermination(crew.supervisor, opened, { ...approval, arrivalsRead: true }),
    ).toMatchObject({
      kind: 'CONFLICT',
    });
    const anew = await current(crew.supervisor, caseId);
    expect(await approveDetermination(crew.supervisor, anew, approval)).toMatchObject({
      kind: 'REFUSAL',
      problems: [{ code: 'arrivalsUnread', field: 'arrivalsRead' }],
    });
    const { reference } = await caseState(crew.supervisor, caseId);
    const file = await getCaseForActor(crew.supervisor, reference);
    expect(file && sinceSubmission(file).arrivals.map(({ type }) => type)).toEqual(['INFORMATION_ADDED']);

    await done(approveDetermination(crew.supervisor, anew, { ...approval, arrivalsRead: true }));
    const kept = await readAs(crew.supervisor, (tx) =>
      tx.recordedValue.findFirst({ where: { caseId, field: 'arrivalsRead' }, select: { valueJson: true } }),
    );
    expect(JSON.parse(kept?.valueJson ?? 'null')).toHaveLength(1);
  });

  it('asks for nothing where only colleagues left a note', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const approval = await submitted(crew, caseId, credibleDetermination());
    await done(addNote(crew.analyst, caseId, { note: 'For the file.', mentionedIds: [] }));
    const anew = await current(crew.supervisor, caseId);
    await done(approveDetermination(crew.supervisor, anew, { ...approval, checks: ALL_CHECKS, remarks: '' }));
  });
});
