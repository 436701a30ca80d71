import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addInformation } from '@/lib/db/commands/add-information';
import { approveCorrection } from '@/lib/db/commands/approve-correction';
import { proposeCorrection } from '@/lib/db/commands/propose-correction';
import { bringInAllegations, type AllegationToBringIn } from '@/lib/db/commands/import-allegations';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { directInvestigation } from '@/lib/db/commands/direct-investigation';
import { extendInvestigation } from '@/lib/db/commands/extend-investigation';
import { recordInterview } from '@/lib/db/commands/record-interview';
import { concludeInvestigation } from '@/lib/db/commands/conclude-investigation';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { markReplyRead } from '@/lib/db/commands/mark-reply-read';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import { requestReopening } from '@/lib/db/commands/request-reopening';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { getCaseAsItWas } from '@/lib/db/queries/case-as-it-was';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { readAs } from '@/lib/db/scope/as-actor';
import type { CaseFile } from '@/lib/domain/case/case-file';
import type { Correction } from '@/lib/domain/case/correction';
import { CONCLUSION_EXAMPLE } from '@/lib/domain/case/example-record';
import { contentHashOf } from '@/lib/ledger/commitment';
import { replayed, takeSnapshot, type Snapshot } from '@/lib/testing/case-snapshots';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  ALL_CHECKS,
  accepted,
  caseState,
  closed,
  current,
  done,
  receivedCase,
  submitted,
  type Crew,
} from '@/prisma/factories/cases';
import {
  credibleDetermination,
  duplicateOf,
  insufficientInformation,
  potentialFound,
} from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

const referenceOf = async (caseId: string): Promise<string> =>
  (await caseState(crew.analyst, caseId)).reference;

/** Two people correct a closed case. */
async function corrected(caseId: string, correction: Correction): Promise<void> {
  const { analyst, supervisor } = crew;
  const why = { correctedField: correction.field, correction, rationale: 'The map of 2014 names it so.' };
  await done(proposeCorrection(analyst, await current(analyst, caseId), why));
  const proposalId = (await caseState(supervisor, caseId)).correction?.id ?? '';
  await done(approveCorrection(supervisor, await current(supervisor, caseId), { proposalId }));
}

describe('a case as it was', () => {
  it('shows after any entry exactly what its page showed then', async () => {
    const { analyst, supervisor } = crew;
    const caseId = await receivedCase();
    const reference = await referenceOf(caseId);
    const holder = { kind: 'RETURN_CODE_HOLDER', caseId } as const;
    const at = () => current(analyst, caseId);
    const snapshots: Snapshot[] = [];
    const step = async (act: () => Promise<unknown>): Promise<void> => {
      await act();
      snapshots.push(await takeSnapshot(analyst, reference));
    };
    await step(() => accepted(crew, caseId));
    await step(async () => done(sendRfi(analyst, await at(), { question: 'At what time?', dueOn: null })));
    await step(() => done(attachEvidence(holder, caseId, { files: [], links: ['https://example.org/one'] })));
    await step(async () =>
      done(recommendCredibilityAssessment(analyst, await at(), potentialFound('Photographs agree.'))),
    );
    // A supervisor directs an investigation instead: the recommendation lapses.
    await step(async () =>
      done(
        directInvestigation(supervisor, await at(), {
          investigationType: 'AR_15_6',
          appointingAuthority: 'The commanding general',
          officer: 'Major Okafor',
          officerId: analyst.userId,
          scope: 'The strike of that night.',
          dueOn: '2026-12-31',
        }),
      ),
    );
    await step(async () => {
      const file = await getCaseForActor(analyst, reference);
      await done(replyToRfi(holder, caseId, { rfiId: file?.requests[0]?.id ?? '', reply: 'At two.' }));
    });
    await step(async () => {
      const file = await getCaseForActor(analyst, reference);
      await done(markReplyRead(analyst, await at(), { rfiId: file?.requests[0]?.id ?? '' }));
    });
    const open = async () => ({
      investigationId: (await caseState(supervisor, caseId)).investigation?.id ?? '',
    });
    await step(async () =>
      done(
        extendInvestigation(supervisor, await at(), {
          ...(await open()),
          dueOn: '2027-02-28',
          rationale: 'The road is closed.',
        }),
      ),
    );
    await step(async () =>
      done(
        recordInterview(analyst, await at(), {
          ...(await open()),
          ...{ capacity: 'EYEWITNESS', heldOn: '2026-01-02', placeOrMeans: 'By telephone' },
          ...{ whatSaid: 'There was one aircraft.', personName: 'Hadi Sarraf' },
        }),
      ),
    );
    await step(async () => {
      const { investigation } = await caseState(supervisor, caseId);
      await done(
        concludeInvestigation(analyst, await at(), {
          investigationId: investigation?.id ?? '',
          ...CONCLUSION_EXAMPLE,
        }),
      );
    });
    await step(async () => done(saveDeterminationDraft(analyst, await at(), insufficientInformation())));
    await step(() => submitted(crew, caseId, insufficientInformation()));
    await step(async () => {
      const { determination } = await caseState(supervisor, caseId);
      await done(
        returnDetermination(supervisor, await at(), {
          determinationId: determination?.id ?? '',
          remarks: 'The reply answers it.',
        }),
      );
    });
    const content = credibleDetermination();
    await step(async () => done(saveDeterminationDraft(analyst, await at(), content)));
    let approval = { determinationId: '', contentHash: '' };
    await step(async () => {
      approval = await submitted(crew, caseId, content);
    });
    await step(async () =>
      done(
        approveDetermination(supervisor, await at(), { ...approval, checks: ALL_CHECKS, remarks: 'Agreed.' }),
      ),
    );
    await step(() => done(requestReopening(holder, caseId, 'Two more died.')));
    await step(async () =>
      done(proposeReopening(analyst, await at(), { basis: 'NEW_EVIDENCE', whatChanged: 'Two more names.' })),
    );
    await step(async () => {
      const { reopening } = await caseState(supervisor, caseId);
      await done(
        grantReopening(supervisor, await at(), {
          proposalId: reopening?.id ?? '',
          reopenTo: 'UNDER_INITIAL_ASSESSMENT',
        }),
      );
    });
    await step(() => done(addInformation(holder, caseId, 'Their names are in the list.')));
    await step(async () =>
      done(recommendCredibilityAssessment(analyst, await at(), potentialFound('The names agree.'))),
    );
    await step(async () =>
      done(recusePerson(analyst, await at(), { recusedUserId: analyst.userId, rationale: 'I know them.' })),
    );
    for (const snapshot of snapshots) {
      expect(await replayed(supervisor, snapshot), `after entry ${snapshot.seq}`).toEqual(snapshot.shown);
    }
  });

  it('knows which cases stood as its duplicates then', async () => {
    const target = await receivedCase();
    const reference = await referenceOf(target);
    const before = await takeSnapshot(crew.analyst, reference);
    const duplicate = await receivedCase();
    await closed(crew, duplicate, duplicateOf(reference, true));
    await done(addInformation({ kind: 'RETURN_CODE_HOLDER', caseId: target }, target, 'More.'));
    const after = await takeSnapshot(crew.analyst, reference);
    expect(after.shown).toMatchObject({ duplicates: [{ reference: await referenceOf(duplicate) }] });
    expect(await replayed(crew.analyst, before)).toEqual(before.shown);
    expect(await replayed(crew.analyst, after)).toEqual(after.shown);
  });

  it('knows what stood before each later correction, and how other cases stood', async () => {
    const { analyst, supervisor } = crew;
    const caseId = await receivedCase();
    const reference = await referenceOf(caseId);
    const other = await receivedCase();
    await closed(crew, other, duplicateOf(reference, true));
    await closed(crew, caseId, credibleDetermination());
    const snapshots = [
      await takeSnapshot(analyst, reference),
      await takeSnapshot(analyst, await referenceOf(other)),
    ];
    for (const correction of [
      { field: 'PLACE_NAME', to: 'Tell Marzuq' },
      { field: 'GOVERNORATE', to: 'SY-HA' },
      { field: 'PLACE_NAME', to: 'Tell Marzuq al-Gharbi' },
    ] as const) {
      await corrected(caseId, correction);
      snapshots.push(await takeSnapshot(analyst, reference));
    }
    await done(
      proposeReopening(analyst, await current(analyst, caseId), {
        basis: 'NEW_EVIDENCE',
        whatChanged: 'A film.',
      }),
    );
    const proposalId = (await caseState(supervisor, caseId)).reopening?.id ?? '';
    await done(
      grantReopening(supervisor, await current(supervisor, caseId), {
        ...{ proposalId, reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT' as const },
      }),
    );
    for (const snapshot of snapshots)
      expect(await replayed(analyst, snapshot), `after entry ${snapshot.seq}`).toEqual(snapshot.shown);
  });

  it('finds the entry by the instant, and nothing before the case was received', async () => {
    const caseId = await receivedCase();
    const reference = await referenceOf(caseId);
    await accepted(crew, caseId);
    const file = await getCaseForActor(crew.analyst, reference);
    const [received, accept] = file?.events ?? [];
    const then = await getCaseAsItWas(crew.analyst, reference, { instant: received?.recordedAt ?? '' });
    expect(then?.state.status).toBe('RECEIVED');
    expect(then?.events).toHaveLength(1);
    expect(accept?.type).toBe('CASE_ACCEPTED');
    expect(await getCaseAsItWas(crew.analyst, reference, { instant: '2001-01-01T00:00:00Z' })).toBeNull();
    const holder = { kind: 'RETURN_CODE_HOLDER', caseId } as const;
    expect(await getCaseAsItWas(holder, reference, { seq: received?.seq ?? 0 })).toBeNull();
  });

  it('closes a proposal that the case has moved past, so that it does not come back', async () => {
    const { analyst, supervisor } = crew;
    const caseId = await receivedCase();
    await accepted(crew, caseId);
    await done(
      recommendCredibilityAssessment(analyst, await current(analyst, caseId), potentialFound('It may be.')),
    );
    await done(
      directInvestigation(supervisor, await current(supervisor, caseId), {
        investigationType: 'AR_15_6',
        appointingAuthority: 'The commanding general',
        officer: 'Major Okafor',
        officerId: null,
        scope: 'All of it.',
        dueOn: '2026-12-31',
      }),
    );
    expect((await caseState(analyst, caseId)).recommendation).toBeNull();
    const [row] = await readAs(analyst, (tx) => tx.proposal.findMany({ where: { caseId } }));
    expect(row).toMatchObject({ decision: 'SUPERSEDED', decidedBy: null });
  });
});

describe('a case whose source went on with what it says', () => {
  const saidAs = (values: AllegationToBringIn['values']): AllegationToBringIn => ({
    ...{
      sourceKey: 'one',
      contentHash: contentHashOf(values),
      sourceKind: 'NGO',
      language: 'en',
      codes: [],
      values,
    },
  });
  const first = {
    narrative: 'A house was hit.',
    placeText: 'Tell Ruman',
    placeTextLatin: 'Tell Ruman',
    governorate: 'SY-RA',
    killed: { min: 1, max: 2 },
    position: { given: '35.9 39.0', latitude: 35.9, longitude: 39 },
  };

  it('shows after any entry what it had said by then, and what people had corrected', async () => {
    const operator = { kind: 'OPERATOR', userId: null, name: 'import' } as const;
    const bring = (values: AllegationToBringIn['values']): Promise<unknown> =>
      bringInAllegations(operator, 'airwars', [saidAs(values)], false);
    await bring(first);
    const { id: caseId } = await readAs(crew.analyst, (tx) =>
      tx.reviewCase.findFirstOrThrow({ where: { channel: 'IMPORT' } }),
    );
    const reference = await referenceOf(caseId);
    const shown: Snapshot[] = [];
    const look = async (): Promise<void> => void shown.push(await takeSnapshot(crew.analyst, reference));
    await look();
    await bring({ ...first, governorate: 'SY-HA', killed: { min: 3, max: 4 }, position: null });
    await look();
    await closed(crew, caseId, insufficientInformation());
    await look();
    await corrected(caseId, { field: 'GOVERNORATE', to: 'SY-DY' });
    await look();
    await bring({
      ...first,
      governorate: 'SY-HL',
      placeTextLatin: 'Tall Rumman',
      killed: { min: 3, max: 9 },
    });
    await look();
    for (const snapshot of shown)
      expect(await replayed(crew.analyst, snapshot), `after ${snapshot.seq}`).toEqual(snapshot.shown);
    const heads = shown.map((snapshot) => (snapshot.shown as CaseFile).head);
    expect(
      heads.map((head) => [head.governorate, head.killedMin, head.latitude, head.placeNameLatin]),
    ).toEqual([
      ['SY-RA', 1, 35.9, 'Tell Ruman'],
      ...Array(2).fill(['SY-HA', 3, null, 'Tell Ruman']),
      ['SY-DY', 3, null, 'Tell Ruman'],
      ['SY-DY', 3, 35.9, 'Tall Rumman'],
    ]);
  });
});
