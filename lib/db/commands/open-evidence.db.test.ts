import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { openEvidence } from '@/lib/db/commands/open-evidence';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { getWorklist, wholeView } from '@/lib/db/queries/worklist';
import { readAs } from '@/lib/db/scope/as-actor';
import { NO_FILTERS } from '@/lib/domain/case/worklist';
import type { Actor, ReporterActor } from '@/lib/domain/case/actor';
import { custodyOf } from '@/lib/domain/case/custody';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { closed, caseState, current, done, receivedCase, type Crew } from '@/prisma/factories/cases';
import { insufficientInformation } from '@/prisma/factories/determinations';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

const SHA = 'cd'.repeat(32);
const file = { sha256: SHA, size: 7, mediaType: 'image/jpeg', contents: null, fileName: 'house.jpg' };
let database: TestDatabase;
let crew: Crew;
let reporter: ReporterActor;
let caseId: string;
let evidenceId: string;
let heldId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  const organisationId = await makeOrganisation();
  reporter = await makeReporter(organisationId);
  caseId = await receivedCase({ organisationId, by: reporter });
  await done(attachEvidence(reporter, caseId, { files: [{ ...file, heldBecause: [] }], links: [] }));
  const held = {
    ...file,
    sha256: 'ef'.repeat(32),
    fileName: 'run.jpg',
    heldBecause: ['NAME_SAYS_OTHER' as const],
  };
  await done(attachEvidence(reporter, caseId, { files: [held], links: [] }));
  const rows = await readAs(crew.analyst, (tx) =>
    tx.evidence.findMany({ where: { caseId }, orderBy: { attachedAt: 'asc' } }),
  );
  [evidenceId, heldId] = [rows[0]?.id ?? '', rows[1]?.id ?? ''];
});
afterAll(() => database.drop());

async function fileNow() {
  const found = await getCaseForActor(crew.analyst, (await caseState(crew.analyst, caseId)).reference);
  if (found === null) throw new Error('no case');
  return found;
}

describe('handing out an original', () => {
  it('is an entry of its case by whoever is handed it, with its hash, and leaves open forms good', async () => {
    const auditor = await makeStaff('AUDITOR');
    const readers: readonly Actor[] = [
      crew.analyst,
      auditor,
      reporter,
      { kind: 'RETURN_CODE_HOLDER', caseId },
    ];
    const before = await current(crew.analyst, caseId);
    for (const reader of readers)
      expect(await openEvidence(reader, evidenceId)).toMatchObject({ sha256: SHA });
    const now = await fileNow();
    expect(custodyOf(now, { id: evidenceId }).map(({ step, event }) => `${step} ${event.actorKind}`)).toEqual(
      ['CAME REPORTER', 'OPENED ANALYST', 'OPENED AUDITOR', 'OPENED REPORTER', 'OPENED RETURN_CODE_HOLDER'],
    );
    expect(await current(crew.analyst, caseId)).toEqual(before);
    const { rows } = await readAs(crew.supervisor, async (tx) => ({
      rows: await tx.ledgerEntry.findMany({ where: { seq: now.events.at(-1)?.seq ?? 0 } }),
    }));
    expect(Buffer.from(rows[0]?.entry ?? []).toString('utf8')).toContain(SHA);
  });

  it('is refused, and leaves nothing, where the file is held, is nowhere, or is another’s', async () => {
    const stranger = await makeReporter(await makeOrganisation());
    const before = (await fileNow()).events.length;
    expect(await openEvidence(crew.analyst, heldId)).toBeNull();
    expect(await openEvidence(crew.analyst, '00000000-0000-4000-8000-000000000000')).toBeNull();
    expect(await openEvidence(stranger, evidenceId)).toBeNull();
    expect(
      await openEvidence({ kind: 'RETURN_CODE_HOLDER', caseId: await receivedCase() }, evidenceId),
    ).toBeNull();
    expect((await fileNow()).events).toHaveLength(before);
  });

  it('is not read by submitters, whoever was handed it', async () => {
    for (const submitter of [reporter, { kind: 'RETURN_CODE_HOLDER', caseId } as const]) {
      const types = await readAs(submitter, (tx) =>
        tx.caseEvent.findMany({ where: { caseId }, select: { type: true } }),
      );
      expect(types.map(({ type }) => type)).not.toContain('EVIDENCE_OPENED');
    }
  });

  it('takes up no task that waits', async () => {
    const waiting = async (): Promise<boolean> => {
      const list = await getWorklist(crew.analyst, {
        ...wholeView('again', 'received', false),
        filters: NO_FILTERS,
      });
      return list.rows.some(({ id }) => id === caseId);
    };
    await closed(crew, caseId, insufficientInformation());
    await done(
      attachEvidence(reporter, caseId, {
        files: [{ ...file, sha256: 'aa'.repeat(32), fileName: 'later.jpg', heldBecause: [] }],
        links: [],
      }),
    );
    expect(await waiting()).toBe(true);
    await openEvidence(crew.analyst, evidenceId);
    expect(await waiting()).toBe(true);
  });
});
