import { afterAll, beforeAll, expect, it } from 'vitest';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  ALL_CHECKS,
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

const kindsSeenBy = (actor: Actor, caseId: string): Promise<string[]> =>
  readAs(actor, async (tx) => {
    const events = await tx.caseEvent.findMany({
      where: { caseId },
      orderBy: { seq: 'asc' },
      select: { type: true },
    });
    return events.map(({ type }) => type);
  });

it('submitters cannot learn what is only proposed, whatever is asked of the database in their name', async () => {
  const organisationId = await makeOrganisation();
  const reporter = await makeReporter(organisationId);
  const caseId = await receivedCase({ organisationId, by: reporter });
  const holder = { kind: 'RETURN_CODE_HOLDER', caseId } as const;
  await underCredibilityAssessment(crew, caseId);
  const approval = await submitted(crew, caseId, credibleDetermination());
  for (const submitter of [reporter, holder])
    expect(await kindsSeenBy(submitter, caseId)).toEqual(['CASE_RECEIVED']);

  await done(
    approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
      ...approval,
      checks: ALL_CHECKS,
      remarks: '',
    }),
  );
  for (const submitter of [reporter, holder])
    expect(await kindsSeenBy(submitter, caseId)).toEqual(['CASE_RECEIVED', 'DETERMINATION_APPROVED']);
});
