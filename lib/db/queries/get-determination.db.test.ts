import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import { getDetermination, missingFromDetermination } from '@/lib/db/queries/get-determination';
import { readAs } from '@/lib/db/scope/as-actor';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import { NO_ACTION_EXAMPLE } from '@/lib/domain/assessment/example-determinations';
import { determinationTexts, readDeterminationTexts } from '@/lib/schemas/determination-texts';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  accepted,
  caseState,
  current,
  done,
  receivedCase,
  submitted,
  underCredibilityAssessment,
  type Crew,
} from '@/prisma/factories/cases';
import { credibleDetermination, duplicateOf } from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

const save = async (caseId: string, content: DeterminationContent) =>
  done(saveDeterminationDraft(crew.analyst, await current(crew.analyst, caseId), content));
const referenceOf = async (caseId: string) => (await caseState(crew.analyst, caseId)).reference;
const shown = async (caseId: string) => {
  const found = await getDetermination(crew.analyst, await referenceOf(caseId));
  if (!found) throw new Error('no such case');
  return found;
};
const versionsOf = (caseId: string, field: string) =>
  readAs(crew.analyst, (tx) =>
    tx.recordedValue.findMany({
      where: { caseId, objectKind: 'DETERMINATION', field },
      orderBy: { version: 'asc' },
      select: { version: true, valueJson: true },
    }),
  );

/** Begun everywhere, complete nowhere. */
const FIRST: DeterminationContent = {
  ...EMPTY_DETERMINATION,
  outcome: 'NON_CREDIBLE',
  sourcesConsulted: [{ source: 'STRIKE_LOG', state: 'NOT_AVAILABLE', reason: '' }],
  killed: { min: 3, best: null, max: 1 },
  contraryEvidence: { kind: 'NAMED', text: '' },
  publicText: 'لا نص بعد.\nSecond line.',
  duplicate: { targetReference: 'no such case', kind: null, adds: { kind: 'NOT_SAID' } },
};
const SECOND: DeterminationContent = {
  ...NO_ACTION_EXAMPLE,
  killed: { min: null, best: null, max: null },
  publicText: FIRST.publicText,
};

describe('a determination as its author finds it again', () => {
  it('is empty before anything was written', async () => {
    const caseId = await receivedCase();
    await accepted(crew, caseId);
    const found = await shown(caseId);
    expect(found.content).toEqual(EMPTY_DETERMINATION);
    expect(found).toMatchObject({ authorName: null, matchesHash: null, lastReturn: null });
  });

  it('gives back exactly what was saved last, through the form too, and keeps every earlier version', async () => {
    const caseId = await receivedCase();
    await accepted(crew, caseId);
    await save(caseId, FIRST);
    expect((await shown(caseId)).content).toEqual(FIRST);
    await save(caseId, SECOND);
    const found = await shown(caseId);
    expect(found.content).toEqual(SECOND);
    expect(found.authorName).toBe(crew.analyst.name);
    const texts = Object.entries(determinationTexts(found.content));
    expect(readDeterminationTexts(new Map(texts.map(([name, text]) => [name, [text]])))).toEqual({
      content: SECOND,
      problems: [],
    });

    const killed = await versionsOf(caseId, 'killed');
    expect(killed.map(({ version }) => version)).toEqual([1, 2]);
    expect(JSON.parse(killed[0]?.valueJson ?? '')).toEqual(FIRST.killed);
    // What did not change got no new version.
    expect(await versionsOf(caseId, 'publicText')).toHaveLength(1);
  });

  it('matches its hash once submitted, and carries the remarks it was returned with', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const content = credibleDetermination();
    const { determinationId, contentHash } = await submitted(crew, caseId, content);
    const waiting = await shown(caseId);
    expect(waiting).toMatchObject({ content, matchesHash: true, authorName: crew.analyst.name });
    expect(waiting.submittedAt).toBeInstanceOf(Date);
    expect(waiting.state.determination?.contentHash).toBe(contentHash);

    const remarks = 'Name the imagery.';
    const target = await current(crew.supervisor, caseId);
    await done(returnDetermination(crew.supervisor, target, { determinationId, remarks }));
    const returned = await shown(caseId);
    expect(returned).toMatchObject({ content, matchesHash: null });
    expect(returned.lastReturn).toMatchObject({ text: remarks, byName: crew.supervisor.name });
  });

  it('shows the case it names as it stands now', async () => {
    const [caseId, otherId] = [await receivedCase(), await receivedCase()];
    await accepted(crew, caseId);
    const other = await referenceOf(otherId);
    await save(caseId, duplicateOf(other, true));
    expect((await shown(caseId)).duplicateTarget).toMatchObject({ caseId: otherId, status: 'RECEIVED' });
  });
});

describe('what is missing', () => {
  it('is the same for a form that could not be read whole as the command says', async () => {
    const caseId = await receivedCase();
    await accepted(crew, caseId);
    const refused = await submitDetermination(crew.analyst, await current(crew.analyst, caseId), FIRST);
    const problems = refused.ok || refused.kind === 'CONFLICT' ? [] : refused.problems;
    expect(problems.length).toBeGreaterThan(10);
    expect(await missingFromDetermination(crew.analyst, caseId, FIRST)).toEqual(problems);
  });
});

describe('a case that is not there', () => {
  it.each(['CH-1999-0001', 'nonsense', "'"])('is nothing: %s', async (reference) => {
    expect(await getDetermination(crew.analyst, reference)).toBeNull();
  });
});
