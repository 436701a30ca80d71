import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveCorrection } from '@/lib/db/commands/approve-correction';
import { proposeCorrection } from '@/lib/db/commands/propose-correction';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { computeMonth, itemsOfMonth } from '@/lib/db/queries/figures-of-month';
import { findAllegations } from '@/lib/db/queries/find-allegations';
import { getCaseStep } from '@/lib/db/queries/get-case-step';
import { getWorklist, wholeView } from '@/lib/db/queries/worklist';
import { PUBLIC_ACTOR, type ReporterActor } from '@/lib/domain/case/actor';
import { NO_FILTERS } from '@/lib/domain/case/worklist';
import { incidentDays } from '@/lib/domain/shared/incident-day';
import { dayInterval, rangeInterval } from '@/lib/domain/shared/time-interval';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { ALLEGATION, allegationToReceive } from '@/prisma/factories/allegations';
import { caseState, closed, current, done, type Crew } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
let reporter: ReporterActor;
let caseId: string;
let reference: string;

/** In Iraq this day begins at nine in the evening of the day before, in UTC. */
const JULY_6 = dayInterval('2026-07-06', 'Asia/Baghdad');
const thisMonth = (): string => new Date().toISOString().slice(0, 7);

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  reporter = await makeReporter(await makeOrganisation());
  const time = { ...ALLEGATION.time, start: JULY_6.from, end: JULY_6.to, zone: 'Asia/Baghdad' };
  const given = allegationToReceive({
    channel: 'PORTAL',
    organisationId: reporter.organisationId,
    returnCodeHash: null,
    content: { ...ALLEGATION, sourceKind: 'NGO', time, contact: null },
  });
  ({ caseId, reference } = await done(receiveAllegation(reporter, given)));
  await closed(crew, caseId, credibleDetermination(4));
});
afterAll(() => database.drop());

const item = async () =>
  (await itemsOfMonth(PUBLIC_ACTOR, thisMonth(), { limit: 250, offset: 0 })).items.find(
    (one) => one.reference === reference,
  );

describe('an incident known to a calendar day of the place', () => {
  it('is published as that day', async () => {
    await computeMonth(PUBLIC_ACTOR, thisMonth(), new Date());
    expect(await item()).toMatchObject({
      incidentFirstDay: '2026-07-06',
      incidentLastDay: '2026-07-06',
      incidentPrecision: 'DAY',
    });
  });

  it('is listed to its organisation as that day', async () => {
    const { rows } = await findAllegations(reporter, { state: null, year: null, code: null }, null);
    expect(rows.map(({ incidentDay }) => incidentDay)).toEqual(['2026-07-06']);
  });

  it('is corrected to another day of the place, and printed so', async () => {
    const typed = rangeInterval('2026-07-08', '2026-07-09', 'UTC');
    const correction = {
      field: 'INCIDENT_DATE',
      to: { from: typed.from, to: typed.to, precision: 'RANGE' },
    } as const;
    await done(
      proposeCorrection(crew.analyst, await current(crew.analyst, caseId), {
        correctedField: 'INCIDENT_DATE',
        correction,
        rationale: 'The account names the nights.',
      }),
    );
    const { correction: open } = await caseState(crew.supervisor, caseId);
    const target = await current(crew.supervisor, caseId);
    await done(approveCorrection(crew.supervisor, target, { proposalId: open?.id ?? '' }));
    const standing = (await getCaseStep(crew.analyst, reference))?.standing?.values.INCIDENT_DATE;
    expect(standing).toMatchObject({ zone: 'Asia/Baghdad', from: '2026-07-07T21:00:00.000Z' });
    expect(
      incidentDays({ from: standing?.from ?? null, to: standing?.to ?? null, timeZone: 'Asia/Baghdad' }),
    ).toEqual({ first: '2026-07-08', last: '2026-07-09' });
    // What was published of the month stays as it was.
    expect((await item())?.incidentFirstDay).toBe('2026-07-06');
  });
});

describe('the worklist filter', () => {
  /** Some instants of an incident, and the zone it was recorded with. */
  const received = async (start: string, zone: string) => {
    const end = new Date(Date.parse(start) + 86_400_000).toISOString();
    const time = { ...ALLEGATION.time, start, end, zone };
    const given = allegationToReceive({ content: { ...ALLEGATION, time } });
    return (await done(receiveAllegation(PUBLIC_ACTOR, given))).reference;
  };
  const listed = async (from: string, to: string) => {
    const question = { ...wholeView('open', 'reference', false), filters: { ...NO_FILTERS, from, to } };
    const { rows, found } = await getWorklist(crew.analyst, question);
    expect(found).toBe(rows.length);
    return rows.map((row) => row.reference);
  };

  it('takes the day that is shown, however far the place is ahead of UTC or behind it', async () => {
    const iraq = await received('2026-07-05T21:00:00.000Z', 'Asia/Baghdad');
    const utc = await received('2026-07-06T00:00:00.000Z', 'UTC');
    const east = await received('2026-07-05T10:00:00.000Z', 'Pacific/Kiritimati');
    const west = await received('2026-07-06T12:00:00.000Z', 'Etc/GMT+12');
    const before = await received('2026-07-04T21:00:00.000Z', 'Asia/Baghdad');
    const after = await received('2026-07-06T21:00:00.000Z', 'Asia/Baghdad');
    expect(await listed('2026-07-06', '2026-07-06')).toEqual([iraq, utc, east, west]);
    expect(await listed('2026-07-05', '2026-07-05')).toEqual([before]);
    expect(await listed('2026-07-07', '2026-07-07')).toEqual([after]);
    expect(await listed('2026-07-05', '2026-07-07')).toEqual([iraq, utc, east, west, before, after]);
  });
});
