import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveCorrection } from '@/lib/db/commands/approve-correction';
import { proposeCorrection } from '@/lib/db/commands/propose-correction';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { withdrawConsent } from '@/lib/db/commands/withdraw-consent';
import { computeMonth, correctionsOfMonth, itemsOfMonth } from '@/lib/db/queries/figures-of-month';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { PUBLIC_ACTOR, type ReporterActor } from '@/lib/domain/case/actor';
import type { Correction } from '@/lib/domain/case/correction';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { ALLEGATION, allegationToReceive } from '@/prisma/factories/allegations';
import { caseState, closed, current, done, receivedCase, type Crew } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
let reporter: ReporterActor;

const thisMonth = (): string => new Date().toISOString().slice(0, 7);

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  reporter = await makeReporter(await makeOrganisation());
});
afterAll(() => database.drop());

/** A credible case that an organisation sent, with its code and its answer to the question. */
async function decided(publishPlaceAndFigures: boolean, code: string) {
  const given = allegationToReceive({
    channel: 'PORTAL',
    organisationId: reporter.organisationId,
    returnCodeHash: null,
    codes: [code],
    content: {
      ...ALLEGATION,
      sourceKind: 'NGO',
      contact: null,
      consent: { ...ALLEGATION.consent, publishPlaceAndFigures },
    },
  });
  const { caseId, reference } = await done(receiveAllegation(reporter, given));
  await closed(crew, caseId, credibleDetermination(4));
  return { caseId, reference };
}
async function line(reference: string, asOf: string | null = null) {
  const { items } = await itemsOfMonth(PUBLIC_ACTOR, thisMonth(), { asOf, limit: 250, offset: 0 });
  return items.find((item) => item.reference === reference);
}
async function corrected(caseId: string, correction: Correction): Promise<void> {
  await done(
    proposeCorrection(crew.analyst, await current(crew.analyst, caseId), {
      correctedField: correction.field,
      correction,
      rationale: 'The village lies across the line.',
    }),
  );
  const { correction: open } = await caseState(crew.supervisor, caseId);
  const target = await current(crew.supervisor, caseId);
  await done(approveCorrection(crew.supervisor, target, { proposalId: open?.id ?? '' }));
}
const correctionsOf = async (reference: string) =>
  (await correctionsOfMonth(PUBLIC_ACTOR, thisMonth())).filter((one) => one.reference === reference);

const WITHHELD = {
  withheld: true,
  incidentMonth: '2026-03',
  incidentFirstDay: null,
  incidentLastDay: null,
  incidentPrecision: null,
  governorate: null,
  sourceKind: 'INDIVIDUAL',
  codes: [],
};
const FOUND = { outcome: 'CREDIBLE', killed: { min: 4, max: 5 } };

describe('the public line of a case', () => {
  it('prints day, governorate, source and codes where the submitter agreed', async () => {
    const { reference } = await decided(true, 'TR101');
    expect(await line(reference)).toMatchObject({
      ...FOUND,
      withheld: false,
      incidentMonth: null,
      incidentFirstDay: '2026-03-04',
      governorate: 'SY-RA',
      sourceKind: 'NGO',
      codes: ['TR101'],
    });
  });

  it('leaves them out where the submitter did not agree, and keeps what we concede', async () => {
    const before = (await computeMonth(PUBLIC_ACTOR, thisMonth(), new Date())).figures;
    const { reference } = await decided(false, 'TR102');
    const item = await line(reference);
    expect(item).toMatchObject({ ...FOUND, ...WITHHELD, publicText: credibleDetermination().publicText });
    expect(JSON.stringify(item)).not.toMatch(/2026-03-0|SY-RA|TR102/);
    const after = (await computeMonth(PUBLIC_ACTOR, thisMonth(), new Date())).figures;
    expect(after.killed.after?.min).toBe((before.killed.after?.min ?? 0) + 4);
    expect(after.credible).toBe((before.credible ?? 0) + 1);
  });

  it('leaves them out from the withdrawal on, in the past looked up since as well', async () => {
    const { caseId, reference } = await decided(true, 'TR103');
    expect((await line(reference))?.withheld).toBe(false);
    const before = new Date().toISOString();
    const figures = (await computeMonth(PUBLIC_ACTOR, thisMonth(), new Date())).figures;
    await done(withdrawConsent(reporter, caseId, { consents: ['PUBLISH'], rationale: '' }));
    // The text was written while it might name the place.
    const expected = { ...FOUND, ...WITHHELD, publicText: null };
    expect(await line(reference)).toMatchObject(expected);
    expect(await line(reference, before)).toMatchObject(expected);
    expect((await computeMonth(PUBLIC_ACTOR, thisMonth(), new Date())).figures).toEqual(figures);
  });

  it('stays as it is where another consent is taken back', async () => {
    const { caseId, reference } = await decided(true, 'TR104');
    await done(withdrawConsent(reporter, caseId, { consents: ['CONTACT'], rationale: '' }));
    expect(await line(reference)).toMatchObject({ withheld: false, governorate: 'SY-RA' });
  });

  it('prints what was brought in without a consent, until its source objects', async () => {
    const caseId = await receivedCase();
    const { reference } = await closed(crew, caseId, credibleDetermination(4));
    expect(await line(reference)).toMatchObject({ withheld: false, governorate: 'SY-RA' });
    await done(
      withdrawConsent(crew.analyst, caseId, { consents: ['PUBLISH'], rationale: 'By letter of 3 March.' }),
    );
    expect(await line(reference)).toMatchObject({ withheld: true, governorate: null });
  });
});

describe('a correction of what is withheld', () => {
  it('says that the field was corrected, and not from what to what', async () => {
    const { caseId, reference } = await decided(false, 'TR105');
    await corrected(caseId, { field: 'GOVERNORATE', to: 'SY-HL' });
    expect(await correctionsOf(reference)).toMatchObject([{ field: 'GOVERNORATE', said: null }]);
  });

  it('no longer says so once the consent was taken back', async () => {
    const { caseId, reference } = await decided(true, 'TR106');
    await corrected(caseId, { field: 'GOVERNORATE', to: 'SY-HL' });
    expect(await correctionsOf(reference)).toMatchObject([{ said: { to: 'SY-HL' } }]);
    await done(withdrawConsent(reporter, caseId, { consents: ['PUBLISH'], rationale: '' }));
    expect(await correctionsOf(reference)).toMatchObject([{ said: null, why: '' }]);
  });
});

describe('a submitter', () => {
  it('reads the people conceded with the outcome, whatever was agreed, and of no draft', async () => {
    const given = allegationToReceive({
      channel: 'PORTAL',
      organisationId: reporter.organisationId,
      returnCodeHash: null,
      content: {
        ...ALLEGATION,
        contact: null,
        consent: { ...ALLEGATION.consent, publishPlaceAndFigures: false },
      },
    });
    const { caseId, reference } = await done(receiveAllegation(reporter, given));
    expect((await getAllegation(reporter, reference))?.outcomes).toEqual([]);
    await closed(crew, caseId, credibleDetermination(4));
    const { killed, injured } = credibleDetermination(4);
    const conceded = {
      killed: { min: killed.min, max: killed.max },
      injured: { min: injured.min, max: injured.max },
    };
    expect((await getAllegation(reporter, reference))?.outcomes).toMatchObject([{ conceded }]);
    const holder = { kind: 'RETURN_CODE_HOLDER', caseId } as const;
    expect((await getAllegation(holder))?.outcomes).toMatchObject([{ outcome: 'CREDIBLE', conceded }]);
  });
});
