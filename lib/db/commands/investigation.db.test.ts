import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { concludeInvestigation } from '@/lib/db/commands/conclude-investigation';
import { directInvestigation } from '@/lib/db/commands/direct-investigation';
import { extendInvestigation } from '@/lib/db/commands/extend-investigation';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { recordInterview } from '@/lib/db/commands/record-interview';
import { recordSiteVisit } from '@/lib/db/commands/record-site-visit';
import { revealSourceIdentity } from '@/lib/db/commands/reveal-source-identity';
import { getCaseAsItWas } from '@/lib/db/queries/case-as-it-was';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import type { CaseFile } from '@/lib/domain/case/case-file';
import { CONCLUSION_EXAMPLE } from '@/lib/domain/case/example-record';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  accepted,
  caseState,
  closed,
  current,
  done,
  receivedCase,
  type Crew,
} from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
let caseId: string;
let investigationId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

beforeEach(async () => {
  const { analyst, supervisor } = crew;
  caseId = await receivedCase();
  await accepted(crew, caseId);
  await done(
    directInvestigation(supervisor, await current(supervisor, caseId), {
      investigationType: 'COMMANDERS_INQUIRY',
      appointingAuthority: 'The commanding general',
      officer: analyst.name,
      officerId: analyst.userId,
      scope: 'The strike of that night.',
      dueOn: '2026-12-31',
    }),
  );
  investigationId = (await caseState(supervisor, caseId)).investigation?.id ?? '';
});

const interview = (personName: string) => ({
  ...{ investigationId, personName, capacity: 'EYEWITNESS' as const },
  ...{ heldOn: '2026-01-02', placeOrMeans: 'By telephone', whatSaid: 'There was one aircraft.' },
});

async function fileNow(): Promise<CaseFile> {
  const { reference } = await caseState(crew.supervisor, caseId);
  const file = await getCaseForActor(crew.supervisor, reference);
  if (file === null) throw new Error('no case');
  return file;
}

describe('an investigation on record', () => {
  it('keeps the names of those interviewed in the compartment only, under the numbers that the case shows', async () => {
    const { analyst, supervisor } = crew;
    await done(recordInterview(analyst, await current(analyst, caseId), interview('')));
    await done(recordInterview(analyst, await current(analyst, caseId), interview('Hadi Sarraf')));
    const file = await fileNow();
    expect(file.events.filter(({ type }) => type === 'INTERVIEW_RECORDED')).toHaveLength(2);
    expect(JSON.stringify(file)).not.toContain('Sarraf');
    const revealed = await revealSourceIdentity(supervisor, caseId, { rationale: 'To call back.' });
    expect(revealed.ok && revealed.value).toContainEqual(
      expect.objectContaining({ field: 'interviewed.2', value: 'Hadi Sarraf' }),
    );
    expect((await fileNow()).events.at(-1)?.type).toBe('SOURCE_IDENTITY_READ');
  });

  it('is not concluded while nobody was heard and nothing visited, until each is there or has a reason', async () => {
    const { analyst } = crew;
    const end = { investigationId, ...CONCLUSION_EXAMPLE, noInterviewReason: '', noSiteVisitReason: '' };
    const refused = await concludeInvestigation(analyst, await current(analyst, caseId), end);
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ field: 'noInterviewReason' }, { field: 'noSiteVisitReason' }],
    });
    await done(recordInterview(analyst, await current(analyst, caseId), interview('')));
    await done(
      recordSiteVisit(analyst, await current(analyst, caseId), {
        ...{ investigationId, siteVisit: 'NOT_MADE', visitedOn: '', whatSeen: '' },
        rationale: 'The road is mined.',
      }),
    );
    await done(concludeInvestigation(analyst, await current(analyst, caseId), end));
    expect((await caseState(analyst, caseId)).status).toBe('UNDER_CREDIBILITY_ASSESSMENT');
  });

  it('has the day it was due at any moment, though it was extended since', async () => {
    const { supervisor } = crew;
    const before = await fileNow();
    const extend = async (dueOn: string) =>
      extendInvestigation(supervisor, await current(supervisor, caseId), {
        ...{ investigationId, dueOn, rationale: 'The road is closed.' },
      });
    expect(await extend('2026-12-31')).toMatchObject({ ok: false, problems: [{ code: 'dueNotLater' }] });
    await done(extend('2027-01-31'));
    await done(extend('2027-02-28'));
    expect((await fileNow()).investigations).toMatchObject([{ dueOn: '2027-02-28' }]);
    const seq = before.events.at(-1)?.seq ?? 0;
    const then = await getCaseAsItWas(supervisor, before.state.reference, { seq });
    expect(then?.investigations).toMatchObject([{ dueOn: '2026-12-31' }]);
  });

  it('that ended in a later cycle keeps its officer from deciding that one, whoever ended it', async () => {
    const { supervisor } = crew;
    const officer = await makeStaff('SUPERVISOR');
    const other = await receivedCase();
    await closed(crew, other, credibleDetermination());
    const at = () => current(supervisor, other);
    await done(
      directInvestigation(supervisor, await at(), {
        ...{ investigationType: 'COMMANDERS_INQUIRY', appointingAuthority: 'The commanding general' },
        ...{ officer: officer.name, officerId: officer.userId, scope: 'The strike.', dueOn: '2026-12-31' },
      }),
    );
    const id = (await caseState(supervisor, other)).investigation?.id ?? '';
    await done(
      proposeReopening(crew.analyst, await at(), { basis: 'NEW_EVIDENCE', whatChanged: 'A list of names.' }),
    );
    const proposalId = (await caseState(supervisor, other)).reopening?.id ?? '';
    const reopenTo = 'UNDER_CREDIBILITY_ASSESSMENT';
    await done(grantReopening(supervisor, await at(), { proposalId, reopenTo }));
    await done(concludeInvestigation(supervisor, await at(), { investigationId: id, ...CONCLUSION_EXAMPLE }));
    const state = await caseState(supervisor, other);
    expect(state.cycle).toBe(2);
    expect(state.workedOnBy).toContain(officer.userId);
  });
});
