import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveCorrection } from '@/lib/db/commands/approve-correction';
import { proposeCorrection, type CorrectionToPropose } from '@/lib/db/commands/propose-correction';
import { refuseCorrection } from '@/lib/db/commands/refuse-correction';
import { Prisma } from '@/lib/db/generated/client';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { computeMonth, correctionsOfMonth, itemsOfMonth } from '@/lib/db/queries/figures-of-month';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { getCaseStep } from '@/lib/db/queries/get-case-step';
import { readAs, writeAs } from '@/lib/db/scope/as-actor';
import { PUBLIC_ACTOR, type ReporterActor } from '@/lib/domain/case/actor';
import type { Correction } from '@/lib/domain/case/correction';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { caseState, closed, current, done, receivedCase, type Crew } from '@/prisma/factories/cases';
import { credibleDetermination, insufficientInformation } from '@/prisma/factories/determinations';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
let reporter: ReporterActor;
let caseId: string;
let reference: string;

const WHY = 'Two of the names on the list are of one person.';

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  reporter = await makeReporter(await makeOrganisation());
});
afterAll(() => database.drop());
beforeEach(async () => {
  caseId = await receivedCase({ organisationId: reporter.organisationId, by: reporter });
  ({ reference } = await closed(crew, caseId, credibleDetermination(4)));
});

const proposed = (correction: Correction, rationale = WHY): CorrectionToPropose => ({
  correctedField: correction.field,
  correction,
  rationale,
});
const propose = async (correction: Correction, rationale = WHY) =>
  proposeCorrection(crew.analyst, await current(crew.analyst, caseId), proposed(correction, rationale));
async function approve() {
  const { correction } = await caseState(crew.supervisor, caseId);
  const target = await current(crew.supervisor, caseId);
  return approveCorrection(crew.supervisor, target, { proposalId: correction?.id ?? '' });
}
async function corrected(correction: Correction, rationale = WHY): Promise<void> {
  await done(propose(correction, rationale));
  await done(approve());
}
const thisMonth = (): string => new Date().toISOString().slice(0, 7);
const figures = async (asOf: string | null = null) =>
  (await computeMonth(PUBLIC_ACTOR, thisMonth(), new Date(), { asOf })).figures;
const standing = async () => (await getCaseStep(crew.analyst, reference))?.standing?.values;
const codesOf = (outcome: Awaited<ReturnType<typeof propose>>): readonly string[] =>
  !outcome.ok && outcome.kind === 'REFUSAL' ? outcome.problems.map(({ code }) => code) : [];

const KILLED: Correction = { field: 'KILLED', to: { best: 3, min: 2, max: 4 } };

describe('a correction of a closed case', () => {
  it('changes what stands, moves the figures, and is printed with from, to and why; the item stays', async () => {
    const before = await figures();
    const at = new Date().toISOString();
    await corrected(KILLED);
    expect((await standing())?.KILLED).toEqual({ best: 3, min: 2, max: 4 });
    const after = await figures();
    expect(after.killed.corrections).toEqual({
      min: before.killed.corrections.min - 2,
      max: before.killed.corrections.max - 1,
    });
    expect(after.killed.after?.min).toBe((before.killed.after?.min ?? 0) - 2);
    expect(after.killed.inMonth).toEqual(before.killed.inMonth);
    expect(after.identities.find(({ name }) => name === 'KILLED_TO_DATE')?.state).toBe('HOLDS');
    expect((await figures(at)).killed).toEqual(before.killed);
    const lines = await correctionsOfMonth(PUBLIC_ACTOR, thisMonth());
    expect(lines.filter((line) => line.reference === reference)).toMatchObject([
      {
        field: 'KILLED',
        said: { from: { best: 4, min: 4, max: 5 }, to: { best: 3, min: 2, max: 4 } },
        why: WHY,
      },
    ]);
    expect(await correctionsOfMonth(PUBLIC_ACTOR, thisMonth(), { asOf: at })).not.toContainEqual(
      expect.objectContaining({ reference }),
    );
    const { items } = await itemsOfMonth(PUBLIC_ACTOR, thisMonth(), { limit: 250, offset: 0 });
    expect(items.find((item) => item.reference === reference)?.killed).toEqual({ min: 4, max: 5 });
  });

  it('goes on from the last correction, and takes both along when it is undone', async () => {
    const before = (await figures()).killed.after;
    await corrected(KILLED);
    await corrected({ field: 'KILLED', to: { best: 4, min: 4, max: 5 } });
    expect((await figures()).killed.after).toEqual(before);
    expect(codesOf(await propose({ field: 'KILLED', to: { best: 4, min: 4, max: 5 } }))).toEqual([
      'correction.nothingChanges',
    ]);
  });

  it('reads what it replaces from the record, and leaves the determination as it was decided', async () => {
    const hash = (await caseState(crew.analyst, caseId)).determination?.contentHash;
    await corrected({ field: 'PUBLIC_TEXT', to: 'People in two houses were killed.' });
    const file = await getCaseForActor(crew.analyst, reference);
    const determination = file?.determinations[0];
    expect(determination).toMatchObject({ contentHash: hash, killed: { best: 4, min: 4, max: 5 } });
    const text = file?.values.find(({ field, kind }) => kind === 'DETERMINATION' && field === 'publicText');
    expect(text?.value).toBe(credibleDetermination().publicText);
    expect((await standing())?.PUBLIC_TEXT).toBe('People in two houses were killed.');
  });

  it('leaves an item with the place and day it was published with', async () => {
    const item = async () =>
      (await itemsOfMonth(PUBLIC_ACTOR, thisMonth(), { limit: 250, offset: 0 })).items.find(
        (one) => one.reference === reference,
      );
    const before = await item();
    await corrected({ field: 'GOVERNORATE', to: 'SY-HL' });
    await corrected({ field: 'GOVERNORATE', to: 'SY-ID' });
    const march = {
      from: '2026-03-09T00:00:00.000Z',
      to: '2026-03-10T00:00:00.000Z',
      precision: 'DAY',
    } as const;
    await corrected({ field: 'INCIDENT_DATE', to: march });
    expect(await item()).toEqual(before);
    expect(before?.governorate).toBe('SY-RA');
    expect(await standing()).toMatchObject({ GOVERNORATE: 'SY-ID', INCIDENT_DATE: march });
  });

  it('never prints a place finer than the governorate', async () => {
    await corrected({ field: 'PLACE_NAME', to: 'Khirbat al-Ruz' }, 'The name was misread.');
    const lines = await correctionsOfMonth(PUBLIC_ACTOR, thisMonth());
    expect(JSON.stringify(lines)).not.toMatch(/Khirbat|Tell Ruman/);
    expect(lines.find((line) => line.reference === reference)).toMatchObject({
      field: 'PLACE_NAME',
      said: null,
      why: 'The name was misread.',
    });
    expect((await getCaseForActor(crew.analyst, reference))?.head.placeNameLatin).toBe('Khirbat al-Ruz');
  });

  it('corrects the reason of a non-credible case, within what the reason asks for', async () => {
    caseId = await receivedCase();
    ({ reference } = await closed(crew, caseId, insufficientInformation()));
    expect(codesOf(await propose({ field: 'REASON', to: 'NO_ACTION_IN_AREA' }))).toEqual(
      expect.arrayContaining(['determination.placeSearchMissing', 'determination.strikeQueryMissing']),
    );
    await corrected({ field: 'REASON', to: 'INSUFFICIENT_EVIDENCE' });
    expect((await standing())?.REASON).toBe('INSUFFICIENT_EVIDENCE');
    const row = await readAs(crew.analyst, (tx) =>
      tx.reviewCase.findUniqueOrThrow({ where: { id: caseId } }),
    );
    expect(row.reason).toBe('INSUFFICIENT_EVIDENCE');
  });

  it('is read by whoever sent the report, once approved', async () => {
    const own = () => getAllegation(reporter, reference);
    await done(propose(KILLED));
    expect((await own())?.corrections).toEqual([]);
    await done(approve());
    expect((await own())?.corrections).toMatchObject([{ why: WHY, said: { field: 'KILLED' } }]);
  });

  it('takes a second person, and one answer', async () => {
    await done(propose(KILLED));
    const { correction } = await caseState(crew.supervisor, caseId);
    const target = await current(crew.supervisor, caseId);
    const proposalId = correction?.id ?? '';
    const answers = await Promise.all([
      approveCorrection(crew.supervisor, target, { proposalId }),
      refuseCorrection(crew.supervisor, target, { proposalId, remarks: 'The list was right.' }),
      approveCorrection(await makeStaff('SUPERVISOR'), target, { proposalId }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is not approved over a record that has moved on', async () => {
    await done(propose({ field: 'GOVERNORATE', to: 'SY-HL' }));
    await writeAs(crew.analyst, (tx) =>
      tx.reviewCase.updateMany({ where: { id: caseId }, data: { governorate: 'SY-ID' } }),
    );
    expect(codesOf(await approve())).toEqual(['correction.recordChanged']);
  });
});

describe('the database itself', () => {
  const write = (columns: Prisma.Sql) =>
    writeAs(crew.supervisor, async (tx) => {
      await tx.$executeRaw(columns);
    });

  it('refuses a correction that nobody agreed to, or that does not go on from the last one', async () => {
    await done(propose(KILLED));
    const { correction, determination } = await caseState(crew.supervisor, caseId);
    const insert = (from: number) => Prisma.sql`
      insert into correction (id, case_id, determination_id, cycle, field, ordinal, event_id, best_from, min_from, max_from, best_to, min_to, max_to)
      values (${correction?.id}::uuid, ${caseId}::uuid, ${determination?.id}::uuid, 1, 'KILLED', 1, gen_random_uuid(), ${from}::int, ${from}::int, ${from + 1}::int, 1, 1, 1)`;
    await expect(write(insert(4))).rejects.toThrow(/row-level security/);
    const agreed = Prisma.sql`update proposal set decided_by = sqlx_actor(), decided_at = now(), decision = 'AGREED' where id = ${correction?.id}::uuid`;
    await write(agreed);
    await expect(write(insert(9))).rejects.toThrow(/what stood before/);
    await write(insert(4));
    await expect(write(Prisma.sql`update correction set best_to = 9`)).rejects.toThrow();
    await expect(write(Prisma.sql`delete from correction`)).rejects.toThrow();
  });
});
