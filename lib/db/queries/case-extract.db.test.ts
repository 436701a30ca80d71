import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { getCaseExtract, getCaseForActor } from '@/lib/db/queries/case-page';
import type { AskedStretches } from '@/lib/db/queries/case-extract';
import { eventsShown, evidenceShown } from '@/lib/domain/case/case-extract';
import type { CaseFile } from '@/lib/domain/case/case-file';
import { LINE_ONLY_EVENTS } from '@/lib/domain/case/history-lines';
import { initialAssessments } from '@/lib/domain/case/initial-assessments';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { caseOfSize } from '@/prisma/factories/case-of-size';
import { current, done, type Crew } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

const NOTHING = { before: null, most: 0 };
let database: TestDatabase;
let crew: Crew;
let reference: string;
let whole: CaseFile;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  const made = await caseOfSize(crew, { events: 70, evidence: 30, allegations: 13 });
  reference = made.reference;
  const first = (await wholeCase()).evidence[0]?.id ?? '';
  const content = credibleDetermination();
  await done(
    saveDeterminationDraft(crew.analyst, await current(crew.analyst, made.caseId), {
      ...content,
      findings: content.findings.map((finding) => ({
        ...finding,
        citations: [{ kind: 'EVIDENCE', id: first }],
      })),
    }),
  );
  whole = await wholeCase();
});
afterAll(() => database.drop());

async function wholeCase(): Promise<CaseFile> {
  const file = await getCaseForActor(crew.analyst, reference);
  if (file === null) throw new Error('no case');
  return file;
}

async function extract(asked: Partial<AskedStretches>): Promise<CaseFile> {
  const file = await getCaseExtract(crew.analyst, reference, {
    events: NOTHING,
    evidence: NOTHING,
    ...asked,
  });
  if (file === null) throw new Error('no case');
  return file;
}

describe('an extract of a long case', () => {
  it('holds the newest of its history and evidence, says how much there is, and all else as the whole case', async () => {
    const file = await extract({
      events: { before: null, most: 10 },
      evidence: { before: null, most: 5 },
    });
    expect(eventsShown(file)).toEqual(whole.events.slice(-10));
    expect(evidenceShown(file)).toEqual(whole.evidence.slice(-5));
    expect(file.extract).toMatchObject({
      events: { total: whole.events.length, earlier: whole.events.length - 10, later: 0, laterBefore: null },
      evidence: { from: 26, through: 30, total: 30, earlier: 25, later: 0, laterBefore: null },
      duplicates: 12,
    });
    expect(file.duplicates).toEqual(whole.duplicates.slice(0, 10));
    // What was written is told for the events that were read, and for no other.
    const read = new Set(file.events.map(({ seq }) => String(seq)));
    const writtenOf = Object.entries(whole.written).filter(([seq]) => read.has(seq));
    expect(file.written).toEqual(Object.fromEntries(writtenOf));
    expect(writtenOf.length).toBeLessThan(Object.keys(whole.written).length);
    const nothing = { events: [], written: {}, evidence: [], values: [], duplicates: [], extract: null };
    expect({ ...file, ...nothing }).toEqual({ ...whole, ...nothing });
    const kept = whole.values.filter(
      ({ kind, objectId }) => kind !== 'EVIDENCE' || file.evidence.some(({ id }) => id === objectId),
    );
    expect(file.values).toEqual(kept);
    expect(kept.length).toBeLessThan(whole.values.length);
  });

  it('holds every event that tells more than its line, and what findings name', async () => {
    const file = await extract({ events: { before: null, most: 1 } });
    const telling = whole.events.filter(({ type }) => !LINE_ONLY_EVENTS.includes(type));
    expect(file.events).toEqual(expect.arrayContaining(telling));
    expect(file.events.length).toBeLessThan(whole.events.length - 30);
    expect(initialAssessments(file)).toEqual(initialAssessments(whole));
    expect(file.evidence).toEqual(whole.evidence.slice(0, 1));
    expect(evidenceShown(file)).toEqual([]);
  });

  it('can be read stretch by stretch to the beginning and back, with nothing left out and nothing twice', async () => {
    const events: unknown[] = [];
    const evidence: unknown[] = [];
    let asked: AskedStretches = { events: { before: null, most: 16 }, evidence: { before: null, most: 7 } };
    for (;;) {
      const file = await extract(asked);
      events.unshift(...eventsShown(file));
      evidence.unshift(...evidenceShown(file));
      if (file.extract === null) throw new Error('whole');
      const { events: of, evidence: held } = file.extract;
      if (of.earlier === 0 && held.earlier === 0) break;
      asked = { events: { before: of.from, most: 16 }, evidence: { before: held.from, most: 7 } };
    }
    expect(events).toEqual(whole.events);
    expect(evidence).toEqual(whole.evidence);
    // And one stretch on again, from the oldest.
    const oldest = await extract({ events: { before: whole.events[20]?.seq ?? 0, most: 20 } });
    const next = await extract({
      events: { before: oldest.extract?.events.laterBefore ?? null, most: 20 },
    });
    expect(eventsShown(next)).toEqual(whole.events.slice(20, 40));
  });

  it('is whole for a place that nothing is before, and empty where nothing is asked', async () => {
    const none = await extract({ events: { before: 1, most: 10 }, evidence: { before: 1, most: 10 } });
    expect(eventsShown(none)).toEqual([]);
    expect(evidenceShown(none)).toEqual([]);
    const all = await extract({
      events: { before: null, most: 1000 },
      evidence: { before: 999, most: 1000 },
    });
    expect(eventsShown(all)).toEqual(whole.events);
    expect(evidenceShown(all)).toEqual(whole.evidence);
  });
});
