import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreeCredibilityAssessment } from '@/lib/db/commands/agree-credibility-assessment';
import { keepMerged } from '@/lib/db/commands/keep-merged';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { returnRecommendation } from '@/lib/db/commands/return-recommendation';
import { saveInitialAssessment } from '@/lib/db/commands/save-initial-assessment';
import { ASSESSMENT_DRAFT } from '@/lib/db/commands/shared-drafts';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { getCaseStep } from '@/lib/db/queries/get-case-step';
import { getInitialAssessment } from '@/lib/db/queries/get-initial-assessment';
import { readAs } from '@/lib/db/scope/as-actor';
import { EMPTY_INITIAL_ASSESSMENT, type InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import { initialAssessments } from '@/lib/domain/case/initial-assessments';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { accepted, caseState, current, done, receivedCase, type Crew } from '@/prisma/factories/cases';
import { potentialFound } from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

async function begun(): Promise<{ caseId: string; reference: string }> {
  const caseId = await receivedCase();
  await accepted(crew, caseId);
  return { caseId, reference: (await caseState(crew.analyst, caseId)).reference };
}
const at = (caseId: string) => current(crew.analyst, caseId);
const shown = async (reference: string) => {
  const page = await getInitialAssessment(crew.supervisor, reference);
  if (page === null) throw new Error('no such case');
  return page;
};
const onCasePage = async (reference: string) => {
  const file = await getCaseForActor(crew.supervisor, reference);
  return file === null ? [] : initialAssessments(file);
};

const FIRST: InitialAssessment = { ...EMPTY_INITIAL_ASSESSMENT, potential: 'YES', reasons: 'So far.' };

describe('an initial assessment', () => {
  it('is kept as far as it is written, in versions, and read by all the staff', async () => {
    const { caseId, reference } = await begun();
    expect((await shown(reference)).assessment).toEqual(EMPTY_INITIAL_ASSESSMENT);
    expect(await onCasePage(reference)).toEqual([]);
    await done(saveInitialAssessment(crew.analyst, await at(caseId), FIRST));
    await done(saveInitialAssessment(crew.analyst, await at(caseId), potentialFound()));
    expect((await shown(reference)).assessment).toEqual(potentialFound());
    expect(await onCasePage(reference)).toMatchObject([
      { cycle: 1, assessment: potentialFound(), byId: crew.analyst.userId, contentHash: null },
    ]);
    const reasons = await readAs(crew.analyst, (tx) =>
      tx.recordedValue.findMany({
        where: { caseId, objectKind: 'INITIAL_ASSESSMENT', field: 'reasons' },
        orderBy: { version: 'asc' },
        select: { version: true, valueJson: true },
      }),
    );
    expect(reasons.map(({ valueJson }) => JSON.parse(valueJson ?? '') as unknown)).toEqual([
      'So far.',
      potentialFound().reasons,
    ]);
  });

  it('holds what two wrote on different parts, and shows both where they wrote on one', async () => {
    const { caseId, reference } = await begun();
    const other = await makeStaff('ANALYST');
    await done(saveInitialAssessment(crew.analyst, await at(caseId), FIRST));
    const seen = await at(caseId);
    const mine = { ...FIRST, recommendation: 'ASSESS_CREDIBILITY' } as const;
    await done(keepMerged(ASSESSMENT_DRAFT, other, seen, { ...FIRST, reasons: 'Theirs.' }));
    const saved = await done(keepMerged(ASSESSMENT_DRAFT, crew.analyst, seen, mine));
    expect(saved).toMatchObject({ taken: ['reasons'], by: other.name });
    expect((await shown(reference)).assessment).toEqual({ ...mine, reasons: 'Theirs.' });

    const late = await keepMerged(ASSESSMENT_DRAFT, crew.analyst, seen, { ...FIRST, reasons: 'Mine.' });
    expect(late).toMatchObject({
      kind: 'CONFLICT',
      conflicts: [{ field: 'reasons', mine: 'Mine.', theirs: 'Theirs.' }],
      merged: { reasons: 'Mine.', recommendation: 'ASSESS_CREDIBILITY' },
    });
    expect((await shown(reference)).assessment.reasons).toBe('Theirs.');
  });

  it('leaves no version where nothing new is said, and is kept no more once it was put forward', async () => {
    const { caseId, reference } = await begun();
    const keep = async (assessment: InitialAssessment) =>
      keepMerged(ASSESSMENT_DRAFT, crew.analyst, await at(caseId), assessment, { onlyIfNew: true });
    await done(keep(FIRST));
    const { expectedVersion } = await at(caseId);
    expect((await done(keep(FIRST))).version).toBe(expectedVersion);

    const seen = await at(caseId);
    await done(recommendCredibilityAssessment(crew.analyst, seen, potentialFound()));
    // Whoever had it open hears of that, not of a field.
    const late = await keepMerged(ASSESSMENT_DRAFT, crew.analyst, seen, { ...FIRST, reasons: 'Late.' });
    expect(late).toMatchObject({ kind: 'CONFLICT', since: { isDraft: false } });
    expect((await shown(reference)).assessment).toEqual(potentialFound());
  });

  it('is refused with everything that is missing, and nothing is written', async () => {
    const { caseId, reference } = await begun();
    const refused = await recommendCredibilityAssessment(crew.analyst, await at(caseId), FIRST);
    expect(refused).toMatchObject({ ok: false, kind: 'REFUSAL' });
    const problems = refused.ok || refused.kind === 'CONFLICT' ? [] : refused.problems;
    expect(problems.map(({ field }) => field)).toEqual([
      'duplicateSearch',
      'placeSearch',
      'strikeQuery',
      'recommendation',
    ]);
    expect((await shown(reference)).assessment).toEqual(EMPTY_INITIAL_ASSESSMENT);
  });

  it('is frozen once put forward, read by the one who answers, mended after a return, and frozen when agreed', async () => {
    const { caseId, reference } = await begun();
    await done(recommendCredibilityAssessment(crew.analyst, await at(caseId), potentialFound('First.')));
    expect(await saveInitialAssessment(crew.analyst, await at(caseId), FIRST)).toMatchObject({
      ok: false,
      problems: [{ code: 'recommendationPending' }],
    });
    expect((await getCaseStep(crew.supervisor, reference))?.assessment).toEqual(potentialFound('First.'));
    const [putForward] = await onCasePage(reference);
    expect(putForward?.contentHash).toMatch(/^[0-9a-f]{64}$/);

    const pending = async () => (await caseState(crew.supervisor, caseId)).recommendation?.id ?? '';
    const remarks = 'Name the photographs.';
    await done(
      returnRecommendation(crew.supervisor, await at(caseId), { proposalId: await pending(), remarks }),
    );
    expect((await shown(reference)).returned).toMatchObject({ text: remarks, byName: crew.supervisor.name });
    await done(recommendCredibilityAssessment(crew.analyst, await at(caseId), potentialFound('Second.')));
    const [again] = await onCasePage(reference);
    expect(again?.assessment.reasons).toBe('Second.');
    expect(again?.contentHash).not.toBe(putForward?.contentHash);
    await done(
      agreeCredibilityAssessment(crew.supervisor, await at(caseId), { proposalId: await pending() }),
    );
    expect(await saveInitialAssessment(crew.analyst, await at(caseId), FIRST)).toMatchObject({
      ok: false,
      problems: [{ code: 'wrongStatus' }],
    });
  });

  it('is frozen by the database too, whoever writes past the commands', async () => {
    const { caseId } = await begun();
    await done(recommendCredibilityAssessment(crew.analyst, await at(caseId), potentialFound()));
    const owner = new pg.Client({ connectionString: database.adminUrl });
    await owner.connect();
    try {
      const written = owner.query(
        `insert into recorded_value (id, case_id, object_kind, object_id, field, version, value_json, salt, commitment, event_id)
         select gen_random_uuid(), case_id, object_kind, object_id, field, version + 1, '"Changed."', salt, commitment, event_id
           from recorded_value where case_id = $1 and object_kind = 'INITIAL_ASSESSMENT' and field = 'reasons'`,
        [caseId],
      );
      await expect(written).rejects.toThrow(/put forward and is frozen/);
    } finally {
      await owner.end();
    }
  });

  it('that finds no potential is kept and never put forward', async () => {
    const { caseId, reference } = await begun();
    const none: InitialAssessment = {
      ...potentialFound('The place named lies elsewhere.'),
      potential: 'NO',
      recommendation: 'FIND_NON_CREDIBLE',
    };
    expect(await recommendCredibilityAssessment(crew.analyst, await at(caseId), none)).toMatchObject({
      ok: false,
      problems: [{ code: 'assessment.noPotential', field: 'potential' }],
    });
    await done(saveInitialAssessment(crew.analyst, await at(caseId), none));
    expect((await shown(reference)).assessment).toEqual(none);
  });
});
