import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { releaseEvidence } from '@/lib/db/commands/release-evidence';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { getCaseStep } from '@/lib/db/queries/get-case-step';
import { getEvidenceFile } from '@/lib/db/queries/get-evidence-file';
import { asItWas } from '@/lib/domain/case/as-it-was';
import { isHeld } from '@/lib/domain/case/case-file';
import type { HeldBecause } from '@/lib/domain/evidence/judge-file';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { caseState, current, done, receivedCase, type Crew } from '@/prisma/factories/cases';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

const holderOf = (caseId: string) => ({ kind: 'RETURN_CODE_HOLDER', caseId }) as const;
const codesOf = (outcome: { ok: boolean; problems?: readonly { code: string }[] }): readonly string[] =>
  outcome.ok ? [] : (outcome.problems ?? []).map(({ code }) => code);
const fileNamed = (fileName: string, heldBecause: readonly HeldBecause[]) => ({
  sha256: createHash('sha256').update(randomUUID()).digest('hex'),
  size: 12,
  mediaType: heldBecause.length === 0 ? 'image/jpeg' : 'application/octet-stream',
  heldBecause,
  contents: null,
  fileName,
});

async function fileOf(caseId: string) {
  const file = await getCaseForActor(crew.analyst, (await caseState(crew.analyst, caseId)).reference);
  if (file === null) throw new Error('the case is not there');
  return file;
}

/** A case to which its submitter sent one file that is held and one that is not. */
async function withHeld(): Promise<{ caseId: string; heldId: string; openId: string }> {
  const caseId = await receivedCase();
  const files = [fileNamed('roof.png', ['NAME_SAYS_OTHER', 'TWO_TYPES']), fileNamed('street.jpg', [])];
  await done(attachEvidence(holderOf(caseId), caseId, { files, links: ['https://example.org/film'] }));
  const { evidence } = await fileOf(caseId);
  return {
    caseId,
    heldId: evidence.find(isHeld)?.id ?? '',
    openId: evidence.find((item) => item.form === 'FILE' && !isHeld(item))?.id ?? '',
  };
}

it('a held file is kept, told with its reasons, and handed to nobody', async () => {
  const { caseId, heldId, openId } = await withHeld();
  for (const reader of [crew.analyst, crew.supervisor, await makeStaff('AUDITOR'), holderOf(caseId)]) {
    expect(await getEvidenceFile(reader, heldId)).toBeNull();
    expect(await getEvidenceFile(reader, openId)).toMatchObject({ fileName: 'street.jpg' });
  }
  const file = await fileOf(caseId);
  expect(file.evidence.map(({ heldBecause }) => heldBecause)).toEqual([
    ['NAME_SAYS_OTHER', 'TWO_TYPES'],
    [],
    [],
  ]);
  const own = await getAllegation(holderOf(caseId));
  expect(own?.evidence.find(({ id }) => id === heldId)?.heldBecause).toEqual([
    'NAME_SAYS_OTHER',
    'TWO_TYPES',
  ]);
  const step = await getCaseStep(crew.analyst, file.state.reference);
  expect(step?.heldEvidence).toEqual([{ id: heldId, number: 1, name: 'roof.png' }]);
});

it('whoever looked at it lets it through for a reason, once, and that counts as work on the case', async () => {
  const { caseId, heldId, openId } = await withHeld();
  const release = async (evidenceId: string, rationale = 'Renamed by the sender’s phone.') =>
    releaseEvidence(crew.analyst, await current(crew.analyst, caseId), { evidenceId, rationale });
  expect(codesOf(await release(heldId, ' '))).toEqual(['missing.rationale']);
  expect(codesOf(await release(openId))).toEqual(['evidenceNotHeld']);
  expect(codesOf(await release(''))).toContain('missing.evidenceId');
  expect(codesOf(await release((await withHeld()).heldId))).toEqual(['evidenceNotHeld']);
  await done(release(heldId));
  expect(codesOf(await release(heldId))).toEqual(['evidenceNotHeld']);

  expect(await getEvidenceFile(holderOf(caseId), heldId)).toMatchObject({
    mediaType: 'application/octet-stream',
  });
  const file = await fileOf(caseId);
  const item = file.evidence.find(({ id }) => id === heldId);
  expect(item).toMatchObject({
    heldBecause: ['NAME_SAYS_OTHER', 'TWO_TYPES'],
    releasedBy: crew.analyst.userId,
  });
  expect(file.state.workedOnBy).toContain(crew.analyst.userId);
  const event = file.events.at(-1);
  expect(event).toMatchObject({ type: 'EVIDENCE_RELEASED', payload: { evidenceId: heldId } });
  // Before that, it was held.
  expect(asItWas(file, (event?.seq ?? 0) - 1)?.evidence.filter(isHeld)).toHaveLength(1);
  const own = await getAllegation(holderOf(caseId));
  expect(own?.evidence.map(({ heldBecause }) => heldBecause)).toEqual([[], [], []]);
});

it('submitters do not let their own files through, and the release stays as it was made', async () => {
  const { caseId, heldId } = await withHeld();
  const given = { evidenceId: heldId, rationale: 'It is mine.' };
  expect(codesOf(await releaseEvidence(holderOf(caseId), { caseId, expectedVersion: null }, given))).toEqual([
    'notYourRole',
  ]);
});
