import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { getDetermination } from '@/lib/db/queries/get-determination';
import { readAs } from '@/lib/db/scope/as-actor';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import type { StaffActor } from '@/lib/domain/case/actor';
import { determinationContent } from '@/lib/domain/case/case-file';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  ALL_CHECKS,
  caseState,
  current,
  done,
  receivedCase,
  submitted,
  underCredibilityAssessment,
  type Crew,
} from '@/prisma/factories/cases';
import { delegationInForce } from '@/prisma/factories/delegations';
import { credibleDetermination } from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
let colleague: StaffActor;
let auditor: StaffActor;
beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  colleague = await makeStaff('ANALYST');
  auditor = await makeStaff('AUDITOR');
});
afterAll(() => database.drop());

const RAISED = {
  kind: 'RAISED',
  text: 'An order to fire was given by somebody who may not give it.',
} as const;

async function assessed(): Promise<string> {
  const caseId = await receivedCase();
  await underCredibilityAssessment(crew, caseId);
  return caseId;
}
const referenceOf = async (caseId: string) => (await caseState(crew.analyst, caseId)).reference;

/** The flag as a reader finds it on the page of the determination and on the page of the case. */
async function flagFor(reader: StaffActor, caseId: string): Promise<readonly unknown[]> {
  const reference = await referenceOf(caseId);
  const page = await getDetermination(reader, reference);
  const file = await getCaseForActor(reader, reference);
  const id = file?.state.determination?.id ?? '';
  return [page?.content.criminality, file && determinationContent(file, id).criminality];
}

describe('the criminality flag', () => {
  it('is read by its writer, supervisors and auditors, and by nobody else whatever they ask the database', async () => {
    const caseId = await assessed();
    const content = { ...credibleDetermination(), criminality: RAISED };
    await done(saveDeterminationDraft(crew.analyst, await current(crew.analyst, caseId), content));
    for (const reader of [crew.analyst, crew.supervisor, auditor])
      expect(await flagFor(reader, caseId)).toEqual([RAISED, RAISED]);
    const notSaid = EMPTY_DETERMINATION.criminality;
    expect(await flagFor(colleague, caseId)).toEqual([notSaid, notSaid]);
    const rows = (reader: StaffActor) =>
      readAs(reader, async (tx) => {
        const sealed = await tx.sealedValue.count({ where: { caseId } });
        const said = await tx.recordedValue.findMany({ where: { caseId }, select: { field: true } });
        return [sealed, said.filter(({ field }) => field === 'criminality').length];
      });
    expect(await rows(crew.analyst)).toEqual([1, 0]);
    expect(await rows(colleague)).toEqual([0, 0]);
  });

  it('is open to a delegate only where that delegate could decide', async () => {
    const [giver, delegate] = [await makeStaff('SUPERVISOR'), await makeStaff('ANALYST')];
    await delegationInForce({ giver, delegate });
    const caseId = await assessed();
    await submitted(crew, caseId, { ...credibleDetermination(), criminality: RAISED });
    const sealed = () => readAs(delegate, (tx) => tx.sealedValue.count({ where: { caseId } }));
    expect(await sealed()).toBe(1);
    for (const { userId } of [giver, delegate]) {
      const given = { recusedUserId: userId, rationale: 'A relative lives there.' };
      await done(recusePerson(crew.supervisor, await current(crew.supervisor, caseId), given));
      // Already where the giver alone is barred, by whom the delegate would decide.
      expect(await sealed()).toBe(0);
    }
  });

  it('is bound by the hash without telling it, and a supervisor reads what was submitted', async () => {
    const caseId = await assessed();
    const approval = await submitted(crew, caseId, { ...credibleDetermination(), criminality: RAISED });
    for (const reader of [crew.analyst, colleague, crew.supervisor, auditor])
      expect((await getDetermination(reader, await referenceOf(caseId)))?.matchesHash).toBe(true);

    // Nobody who knows the rest can find out by trying: neither with the flag nor without does the hash come out.
    const { criminality: _none, ...rest } = credibleDetermination();
    const guesses = [{}, { criminality: RAISED }, { criminality: { kind: 'NONE' } }].map((guess) =>
      createHash('sha256')
        .update(canonicalJson(JSON.parse(JSON.stringify({ ...rest, ...guess })) as Json))
        .digest('hex'),
    );
    expect(guesses).not.toContain(approval.contentHash);
    await done(
      approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
        ...approval,
        checks: ALL_CHECKS,
        remarks: '',
      }),
    );
    expect(await flagFor(colleague, caseId)).toEqual([{ kind: 'NOT_SAID' }, { kind: 'NOT_SAID' }]);
  });

  it('stays when a colleague who cannot read it goes on writing, and cannot be taken back unread', async () => {
    const caseId = await assessed();
    const content = credibleDetermination();
    await done(
      saveDeterminationDraft(crew.analyst, await current(crew.analyst, caseId), {
        ...content,
        criminality: RAISED,
      }),
    );
    await done(saveDeterminationDraft(colleague, await current(colleague, caseId), content));
    expect(await flagFor(crew.supervisor, caseId)).toEqual([RAISED, RAISED]);
    const changed = { ...content, criminality: { kind: 'NONE' } } as const;
    const first = await done(submitDetermination(colleague, await current(colleague, caseId), content));
    const { determination } = await caseState(colleague, caseId);
    await done(
      returnDetermination(
        crew.supervisor,
        { caseId, expectedVersion: first.version },
        { determinationId: determination?.id ?? '', remarks: 'Answer the question of crime.' },
      ),
    );
    await done(submitDetermination(colleague, await current(colleague, caseId), changed));
    expect(await flagFor(crew.supervisor, caseId)).toEqual([RAISED, RAISED]);
    expect(await readAs(auditor, (tx) => tx.sealedValue.count({ where: { caseId } }))).toBe(1);
  });

  it('cannot be changed, taken away or written in somebody else’s name', async () => {
    const caseId = await assessed();
    const content = { ...credibleDetermination(), criminality: RAISED };
    await done(saveDeterminationDraft(crew.analyst, await current(crew.analyst, caseId), content));
    const owner = new pg.Client({ connectionString: database.adminUrl });
    await owner.connect();
    try {
      await expect(owner.query('delete from sealed_value')).rejects.toThrow(/refused/);
      await expect(owner.query('truncate sealed_value')).rejects.toThrow(/refused/);
      await expect(owner.query(`update sealed_value set value_json = '{"kind":"NONE"}'`)).rejects.toThrow(
        /append-only/,
      );
    } finally {
      await owner.end();
    }
    const forged = readAs(colleague, async (tx) => {
      await tx.$executeRaw`set transaction read write`;
      await tx.$executeRaw`insert into sealed_value (id, case_id, object_kind, object_id, field, version, value_json, salt, commitment, event_id, recorded_by)
        values (gen_random_uuid(), ${caseId}::uuid, 'DETERMINATION', gen_random_uuid(), 'criminality', 1, '{}', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), gen_random_uuid(), ${crew.analyst.userId}::uuid)`;
    });
    await expect(forged).rejects.toThrow();
  });
});

describe('findings', () => {
  it('cite what is on the case, and a submission that cites anything else is refused with the field', async () => {
    const [caseId, otherId] = [await assessed(), await assessed()];
    const url = 'https://example.org/council';
    for (const id of [caseId, otherId])
      await done(attachEvidence(crew.analyst, id, { links: [url], files: [] }));
    const evidenceOf = (id: string) =>
      readAs(crew.analyst, (tx) => tx.evidence.findFirstOrThrow({ where: { caseId: id } }));
    const citing = (id: string): DeterminationContent => ({
      ...credibleDetermination(),
      findings: [{ id: 'a1', text: 'A house fell in.', citations: [{ kind: 'EVIDENCE', id }] }],
    });
    const wrong = citing((await evidenceOf(otherId)).id);
    expect(await submitDetermination(crew.analyst, await current(crew.analyst, caseId), wrong)).toMatchObject(
      {
        ok: false,
        problems: [{ code: 'determination.citationUnknown', field: 'findings.a1.cites' }],
      },
    );
    const right = citing((await evidenceOf(caseId)).id);
    await submitted(crew, caseId, right);
    const page = await getDetermination(crew.supervisor, await referenceOf(caseId));
    expect(page?.content.findings).toEqual(right.findings);
    expect(page?.sources.evidence).toMatchObject([{ id: (await evidenceOf(caseId)).id, name: url }]);
  });
});

describe('a determination from before there were findings', () => {
  it('reads as not stated, and its hash still holds', async () => {
    const caseId = await assessed();
    const content = credibleDetermination();
    const approval = await submitted(crew, caseId, content);
    // As it would have been stored then: without the fields that came later, under the hash of the rest.
    const owner = new pg.Client({ connectionString: database.adminUrl });
    await owner.connect();
    const first = [
      'outcome',
      'reason',
      'sourcesConsulted',
      'answers',
      'killed',
      'injured',
      'contraryEvidence',
      'publicText',
      'causeCode',
      'rfiImpossibleReason',
      'placeSearch',
      'strikeQuery',
      'duplicate',
    ] as const;
    const then = Object.fromEntries(first.map((field) => [field, content[field]]));
    const hash = createHash('sha256').update(canonicalJson(JSON.parse(JSON.stringify(then)) as Json));
    try {
      await owner.query("set session_replication_role = 'replica'");
      await owner.query('alter table recorded_value disable trigger all');
      await owner.query('alter table determination disable trigger all');
      await owner.query('delete from recorded_value where object_id = $1 and not field = any ($2)', [
        approval.determinationId,
        first,
      ]);
      await owner.query('update determination set content_hash = $2 where id = $1', [
        approval.determinationId,
        hash.digest(),
      ]);
    } finally {
      await owner.end();
    }
    const found = await getDetermination(crew.supervisor, await referenceOf(caseId));
    expect(found?.matchesHash).toBe(true);
    expect(found?.content).toEqual({ ...EMPTY_DETERMINATION, ...then });
    expect(found?.content.killedChildren).toEqual({ min: null, max: null });
  });
});
