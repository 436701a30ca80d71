import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addInformation } from '@/lib/db/commands/add-information';
import { addNote } from '@/lib/db/commands/add-note';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { withdrawConsent } from '@/lib/db/commands/withdraw-consent';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { canAct } from '@/lib/domain/case/permissions';
import { RANDOM_ACTS, type RandomAction } from '@/lib/testing/random-acts';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { caseState, receivedCase, underCredibilityAssessment, type Crew } from '@/prisma/factories/cases';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

async function fileOf(caseId: string) {
  const file = await getCaseForActor(crew.analyst, (await caseState(crew.analyst, caseId)).reference);
  if (file === null) throw new Error('the case is not there');
  return file;
}
const holderOf = (caseId: string) => ({ kind: 'RETURN_CODE_HOLDER', caseId }) as const;
const world = { userIds: [], unitIds: [], otherReference: 'CH-2026-0001', dice: 1 };

/** What adds to a case and can't clash has no version; each is told apart by what it says, below. */
const WITHOUT_VERSION: readonly RandomAction[] = [
  'ADD_NOTE',
  'ADD_INFORMATION',
  'ATTACH_EVIDENCE',
  'REPLY_TO_RFI',
  'REQUEST_REOPENING',
  'WITHDRAW_CONSENT',
];

describe.each((Object.keys(RANDOM_ACTS) as RandomAction[]).filter((act) => !WITHOUT_VERSION.includes(act)))(
  '%s from a page that is out of date',
  (act) => {
    it('is told who changed the case and when, and writes nothing', async () => {
      const caseId = await receivedCase();
      await underCredibilityAssessment(crew, caseId);
      const before = await fileOf(caseId);
      const actor =
        [crew.analyst, crew.supervisor].find((one) => canAct(before.state, one, act)) ?? crew.analyst;
      const target = { caseId, expectedVersion: before.state.version - 1 };
      const outcome = await RANDOM_ACTS[act]({ actor, target, file: before, world });
      expect(outcome).toMatchObject({ ok: false, kind: 'CONFLICT', by: expect.stringMatching(/\w/) });
      expect((await fileOf(caseId)).events).toHaveLength(before.events.length);
    });
  },
);

describe('a form that comes twice at once', () => {
  const twice = async (caseId: string, send: () => Promise<{ readonly ok: boolean }>) => {
    const before = (await fileOf(caseId)).events.length;
    const outcomes = await Promise.all([send(), send()]);
    const { events } = await fileOf(caseId);
    return { done: outcomes.filter(({ ok }) => ok).length, events: events.length - before };
  };

  it('is one withdrawal of consent', async () => {
    const caseId = await receivedCase();
    const given = { consents: ['PUBLISH'], rationale: '' } as const;
    expect(await twice(caseId, () => withdrawConsent(holderOf(caseId), caseId, given))).toEqual({
      done: 1,
      events: 1,
    });
  });

  it('is one note, one piece of information, one file and one link', async () => {
    const caseId = await receivedCase();
    const note = { note: 'The hour is still open.', mentionedIds: [] };
    expect(await twice(caseId, () => addNote(crew.analyst, caseId, note))).toEqual({ done: 1, events: 1 });
    const words = 'كان ذلك عند الفجر.';
    expect(await twice(caseId, () => addInformation(holderOf(caseId), caseId, words))).toEqual({
      done: 1,
      events: 1,
    });
    const file = {
      ...{ sha256: 'ab'.repeat(32), size: 4, mediaType: 'image/jpeg', heldBecause: [], contents: null },
      fileName: 'roof.jpg',
    };
    const given = { files: [file], links: ['https://news.example/mill'] };
    expect(await twice(caseId, () => attachEvidence(holderOf(caseId), caseId, given))).toMatchObject({
      events: 2,
    });
    // The same bytes under another name are another try, perhaps of a file that was held.
    const renamed = { files: [{ ...file, fileName: 'roof.jpeg' }], links: [] };
    expect((await attachEvidence(holderOf(caseId), caseId, renamed)).ok).toBe(true);
    // What was left out before is added, whatever stands before it in the form.
    const more = { files: [file, { ...file, fileName: 'street.jpg', sha256: 'cd'.repeat(32) }], links: [] };
    expect((await attachEvidence(holderOf(caseId), caseId, more)).ok).toBe(true);
    expect((await fileOf(caseId)).evidence).toHaveLength(4);
  });
});
