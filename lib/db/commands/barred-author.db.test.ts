import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { nameImplicatedUnit } from '@/lib/db/commands/name-implicated-unit';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { getCaseAsItWas } from '@/lib/db/queries/case-as-it-was';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { Outcome } from '@/lib/domain/shared/outcome';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  ALL_CHECKS,
  caseState,
  current,
  done,
  receivedCase,
  submitted,
  underCredibilityAssessment,
} from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';
import { makeStaff, makeUnit } from '@/prisma/factories/people';

let database: TestDatabase;
let supervisor: StaffActor;
let other: StaffActor;

beforeAll(async () => {
  database = await createTestDatabase();
  supervisor = await makeStaff('SUPERVISOR');
  other = await makeStaff('ANALYST');
});
afterAll(() => database.drop());

const codesOf = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok || outcome.kind !== 'REFUSAL' ? [] : outcome.problems.map(({ code }) => code);

/** A case whose determination this analyst wrote and submitted. */
async function awaitingDecision(author: StaffActor): Promise<string> {
  const crew = { analyst: author, supervisor };
  const caseId = await receivedCase();
  await underCredibilityAssessment(crew, caseId);
  await submitted(crew, caseId, credibleDetermination());
  return caseId;
}

async function approve(caseId: string) {
  const { determination } = await caseState(supervisor, caseId);
  return approveDetermination(supervisor, await current(supervisor, caseId), {
    determinationId: determination?.id ?? '',
    contentHash: determination?.contentHash ?? '',
    checks: ALL_CHECKS,
    remarks: '',
  });
}

/** Whoever decides returns it, and somebody else takes it up, submits it, and sees it approved. */
async function goOnWithout(caseId: string): Promise<void> {
  const { determination } = await caseState(supervisor, caseId);
  await done(
    returnDetermination(supervisor, await current(supervisor, caseId), {
      determinationId: determination?.id ?? '',
      remarks: 'Somebody else must write this.',
    }),
  );
  await done(saveDeterminationDraft(other, await current(other, caseId), credibleDetermination()));
  await submitted({ analyst: other, supervisor }, caseId, credibleDetermination());
  expect((await approve(caseId)).ok).toBe(true);
  expect((await caseState(supervisor, caseId)).status).toBe('CLOSED_CREDIBLE');
}

describe('a determination whose author may have no part in the case any more', () => {
  it('is not approved once the author was recused; another analyst takes it up', async () => {
    const author = await makeStaff('ANALYST');
    const caseId = await awaitingDecision(author);
    await done(
      recusePerson(supervisor, await current(supervisor, caseId), {
        recusedUserId: author.userId,
        rationale: 'Served with those who flew that night.',
      }),
    );
    expect(codesOf(await approve(caseId))).toEqual(['authorRecused']);
    expect((await caseState(supervisor, caseId)).status).toBe('AWAITING_DECISION');
    await goOnWithout(caseId);
  });

  it('is not approved once the author’s unit was named as implicated, and a replay knows it', async () => {
    const unitId = await makeUnit();
    const author = await makeStaff('ANALYST', { unitId });
    const caseId = await awaitingDecision(author);
    await done(nameImplicatedUnit(supervisor, await current(supervisor, caseId), { unitId }));
    expect(codesOf(await approve(caseId))).toEqual(['authorUnitImplicated']);
    const { reference } = await caseState(supervisor, caseId);
    const file = await getCaseForActor(supervisor, reference);
    const last = file?.events.at(-1)?.seq ?? 0;
    expect((await getCaseAsItWas(supervisor, reference, { seq: last }))?.state).toEqual(file?.state);
    await goOnWithout(caseId);
  });

  it('is approved where another unit was named', async () => {
    const caseId = await awaitingDecision(await makeStaff('ANALYST', { unitId: await makeUnit() }));
    await done(
      nameImplicatedUnit(supervisor, await current(supervisor, caseId), { unitId: await makeUnit() }),
    );
    expect((await approve(caseId)).ok).toBe(true);
  });
});
