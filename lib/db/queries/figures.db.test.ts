import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvent } from '@/lib/db/commands/append-events';
import { confirmFigure } from '@/lib/db/commands/confirm-figure';
import { enterAdjustment } from '@/lib/db/commands/enter-adjustment';
import { stateFigure } from '@/lib/db/commands/state-figure';
import {
  computeMonth,
  FiguresDoNotAddUpError,
  itemsOfMonth,
  type MonthReport,
} from '@/lib/db/queries/figures-of-month';
import { figuresOverview } from '@/lib/db/queries/figures-totals';
import { flowByMonth, refreshFlowSummary } from '@/lib/db/queries/flow-by-month';
import { readAs, writeAs } from '@/lib/db/scope/as-actor';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import type { IdentityName, IdentityState } from '@/lib/domain/publication/month-figures';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { done, type Crew } from '@/prisma/factories/cases';
import { recordHistoricDecision } from '@/prisma/factories/historic-decisions';
import { liveMonth, receiveReports } from '@/prisma/factories/month-flow';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

const month = (name: string, asOf?: string): Promise<MonthReport> =>
  computeMonth(PUBLIC_ACTOR, name, new Date(), asOf === undefined ? {} : { asOf });
const stateOf = ({ figures }: MonthReport, name: IdentityName): IdentityState | undefined =>
  figures.identities.find((identity) => identity.name === name)?.state;
const ledgerTime = async (): Promise<string> =>
  readAs(crew.supervisor, async (tx) => {
    const last = await tx.caseEvent.findFirst({ orderBy: { seq: 'desc' } });
    return last?.recordedAt.toISOString() ?? '';
  });

describe('figures of a body’s own months', () => {
  it('has nothing to say of an empty ledger', async () => {
    const { totals, latest } = await figuresOverview(PUBLIC_ACTOR, new Date());
    expect(totals).toMatchObject({ from: null, received: 0, completed: 0, killed: { min: 0, max: 0 } });
    expect(latest).toBeNull();
    expect((await month('2020-01')).isKnown).toBe(false);
  });

  it('counts a month, and the next one from where it ended', async () => {
    await liveMonth(crew, {
      month: '2020-01',
      received: 10,
      credible: 2,
      nonCredible: 2,
      duplicate: 1,
      killed: 7,
    });
    await liveMonth(crew, {
      month: '2020-02',
      received: 3,
      credible: 0,
      nonCredible: 1,
      duplicate: 0,
      killed: 0,
    });
    const january = await month('2020-01');
    expect(january.figures).toMatchObject({ carriedOver: 0, received: 10, completed: 5, openEnd: 5 });
    expect(january.figures.killed).toMatchObject({ inMonth: { min: 7, max: 9 }, after: { min: 7, max: 9 } });
    expect((await month('2020-02')).figures).toMatchObject({ carriedOver: 5, received: 3, openEnd: 7 });
  });

  it('lists the items credible first, then duplicate, then non-credible, with no place finer than the governorate', async () => {
    const { total, items } = await itemsOfMonth(PUBLIC_ACTOR, '2020-01', { limit: 50, offset: 0 });
    expect(total).toBe(5);
    expect(items.map(({ outcome }) => outcome)).toEqual([
      'CREDIBLE',
      'CREDIBLE',
      'DUPLICATE',
      'NON_CREDIBLE',
      'NON_CREDIBLE',
    ]);
    expect(items.every(({ publicText }) => publicText !== null)).toBe(true);
    expect(JSON.stringify(items)).not.toMatch(/Tell Ruman|Khirbat|Deir Nahr/);
    const second = await itemsOfMonth(PUBLIC_ACTOR, '2020-01', { limit: 2, offset: 4 });
    expect(second).toMatchObject({ total: 5, items: [items[4]] });
  });

  it('counts a reopened case inside the open, and takes back what its new decision replaces', async () => {
    await liveMonth(crew, {
      month: '2020-03',
      received: 0,
      reopened: 2,
      credible: 0,
      nonCredible: 1,
      duplicate: 0,
      killed: 0,
      closesReopened: 1,
    });
    const march = await month('2020-03');
    expect(march.figures).toMatchObject({
      carriedOver: 7,
      receivedNew: 0,
      reopened: 2,
      received: 2,
      completed: 1,
      openEnd: 8,
      openReopened: 1,
    });
    const { killed } = march.figures;
    expect(killed.superseded.min).toBeGreaterThan(0);
    expect(killed.after?.min).toBe(7 - killed.superseded.min);
    expect(stateOf(march, 'KILLED_TO_DATE')).toBe('HOLDS');
  });

  it('lets a screened-out case leave in the month of the countersign', async () => {
    await liveMonth(crew, {
      month: '2020-04',
      received: 4,
      credible: 0,
      nonCredible: 0,
      duplicate: 0,
      killed: 0,
    });
    await liveMonth(crew, {
      month: '2020-05',
      received: 0,
      credible: 0,
      nonCredible: 0,
      duplicate: 0,
      killed: 0,
      screenedOut: 2,
    });
    expect((await month('2020-04')).figures).toMatchObject({ received: 4, screenedOut: 0, openEnd: 12 });
    const may = await month('2020-05');
    expect(may.figures).toMatchObject({ received: 0, screenedOut: 2, openEnd: 10 });
    expect(stateOf(may, 'OPEN')).toBe('HOLDS');
    expect(stateOf(may, 'PLAIN_OPEN')).toBe('EXPLAINED');
  });

  it('answers the same from the summary, from the events, and at any past instant', async () => {
    const before = await ledgerTime();
    const january = (await month('2020-01')).figures;
    await refreshFlowSummary('UTC');
    await receiveReports(crew.analyst, '2020-01', 1);
    const fromSummary = await flowByMonth(PUBLIC_ACTOR, { zone: 'UTC', asOfSeq: null });
    const fromEvents = await flowByMonth(PUBLIC_ACTOR, { zone: 'UTC', asOfSeq: 9_000_000n });
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(fromSummary)).toEqual(sorted(fromEvents));
    expect((await month('2020-01')).figures.received).toBe(11);
    const past = await month('2020-01', before);
    expect(past.figures).toEqual(january);
    expect(past.asOf).toBe(before);
    expect((await month('2020-01', '2019-12-31')).isKnown).toBe(false);
  });

  it('puts an instant into the month of the body’s own calendar, and a day into its own month', async () => {
    await receiveReports(crew.analyst, '2020-06', 1, () => '2020-06-30T22:30:00Z');
    const utc = await flowByMonth(PUBLIC_ACTOR, { zone: 'UTC', asOfSeq: null });
    const damascus = await flowByMonth(PUBLIC_ACTOR, { zone: 'Asia/Damascus', asOfSeq: null });
    const receivedIn = (rows: typeof utc, wanted: string): number =>
      rows
        .filter(({ flow, month: of }) => flow === 'RECEIVED' && of === wanted)
        .reduce((n, { cases }) => n + cases, 0);
    expect([receivedIn(utc, '2020-06'), receivedIn(utc, '2020-07')]).toEqual([1, 0]);
    expect([receivedIn(damascus, '2020-06'), receivedIn(damascus, '2020-07')]).toEqual([0, 1]);
  });
});

describe('figures that two people enter', () => {
  it('counts a stated figure from its confirmation on, by someone else', async () => {
    const given = { figure: 'STRIKES_TO_DATE', month: '2020-02', value: 120 } as const;
    const { figureId } = await done(stateFigure(crew.supervisor, given));
    expect((await month('2020-02')).figures.strikesToDate).toBeNull();
    expect(await confirmFigure(crew.supervisor, 'STATED_FIGURE', figureId)).toMatchObject({
      ok: false,
      problems: [{ code: 'figures.enteredByYou' }],
    });
    expect(await confirmFigure(crew.analyst, 'STATED_FIGURE', figureId)).toMatchObject({
      problems: [{ code: 'notYourRole' }],
    });
    const before = await ledgerTime();
    const other = await makeStaff('SUPERVISOR');
    await done(confirmFigure(other, 'STATED_FIGURE', figureId));
    expect((await month('2020-02')).figures.strikesToDate).toBe(120);
    expect((await month('2020-02', before)).figures.strikesToDate).toBeNull();
    expect(await confirmFigure(other, 'STATED_FIGURE', figureId)).toMatchObject({
      problems: [{ code: 'figures.alreadyConfirmed' }],
    });
  });

  it('walks the cumulative total over an adjustment, and refuses one without a reason', async () => {
    const given = { figure: 'KILLED', month: '2020-04', delta: 6, reason: ' ' } as const;
    expect(await enterAdjustment(crew.analyst, given)).toMatchObject({
      problems: [{ code: 'figures.reasonMissing' }],
    });
    const before = (await month('2020-04')).figures.killed.after?.min ?? 0;
    const { figureId } = await done(
      enterAdjustment(crew.analyst, { ...given, reason: 'A difference that no case explains.' }),
    );
    await done(confirmFigure(crew.supervisor, 'ADJUSTMENT', figureId));
    const april = await month('2020-04');
    expect(april.figures.killed.after?.min).toBe(before + 6);
    expect(april.adjustments).toEqual([
      { figure: 'KILLED', month: '2020-04', delta: 6, reason: 'A difference that no case explains.' },
    ]);
    expect(stateOf(april, 'KILLED_TO_DATE')).toBe('HOLDS');
  });

  it('refuses an adjustment by which a figure would be less than 0, at its entry and again at its confirmation', async () => {
    const of = (figure: 'KILLED' | 'OPEN', delta: number) =>
      ({ figure, month: '2020-04', delta, reason: 'Counted twice in the old lists.' }) as const;
    const before = await month('2020-04');
    const killed = before.figures.killed.after?.min ?? 0;
    expect(killed).toBeGreaterThan(0);
    for (const given of [of('KILLED', -killed - 1), of('OPEN', -1_000)])
      expect(await enterAdjustment(crew.analyst, given)).toMatchObject({
        problems: [{ code: 'figures.belowZero', field: 'delta' }],
      });
    // Each of the two alone would do; both together would not.
    const half = -Math.floor(killed / 2) - 1;
    const first = await done(enterAdjustment(crew.analyst, of('KILLED', half)));
    const second = await done(enterAdjustment(crew.analyst, of('KILLED', half)));
    const both = await Promise.all(
      [first, second].map(({ figureId }) => confirmFigure(crew.supervisor, 'ADJUSTMENT', figureId)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ problems: [{ code: 'figures.belowZero' }] });
    const back = await done(enterAdjustment(crew.analyst, of('KILLED', -half)));
    await done(confirmFigure(crew.supervisor, 'ADJUSTMENT', back.figureId));
    expect((await month('2020-04')).figures.killed.after).toEqual(before.figures.killed.after);
  });

  it('settles what was entered: only its confirmation may be added', async () => {
    const { figureId } = await done(
      stateFigure(crew.analyst, { figure: 'REPORTS_TO_DATE', month: '2020-02', value: 5 }),
    );
    await expect(
      writeAs(crew.supervisor, (tx) =>
        tx.statedFigure.updateMany({ where: { id: figureId }, data: { value: 6n } }),
      ),
    ).rejects.toThrow(/settled/);
  });
});

describe('history brought in from elsewhere', () => {
  it('states what was decided and nothing of what came in, once a second person confirmed it', async () => {
    const given = { day: '2018-07-10', outcome: 'CREDIBLE', reason: null, killed: 4, injured: null } as const;
    await recordHistoricDecision(null, given);
    expect((await month('2018-07')).isKnown).toBe(false);
    await recordHistoricDecision(crew.supervisor, given);
    await recordHistoricDecision(crew.supervisor, {
      day: '2018-07-31',
      outcome: 'NON_CREDIBLE',
      reason: 'INSUFFICIENT_EVIDENCE',
      killed: null,
      injured: null,
    });
    await recordHistoricDecision(crew.supervisor, { ...given, day: null, killed: 2 });
    const july = await month('2018-07');
    expect(july.figures).toMatchObject({
      historicOnly: true,
      carriedOver: null,
      received: null,
      openEnd: null,
      completed: 2,
      credible: 1,
      nonCredible: 1,
      duplicate: 0,
      reportsToDate: null,
    });
    expect(july.figures.killed.inMonth).toEqual({ min: 4, max: 4 });
    expect(july.figures.injured).toMatchObject({ inMonth: null, notStatedIn: 1 });
    expect(july.undated).toMatchObject({ CREDIBLE: 1, killed: { min: 2, max: 2 } });
    // What nobody stated cannot be tested; what is counted twice must agree.
    const states = july.figures.identities.map(({ name, state }) => `${name} ${state}`);
    expect(states).toEqual([
      'OPEN NOT_TESTABLE',
      'PLAIN_OPEN NOT_TESTABLE',
      'COMPLETED HOLDS',
      'KILLED_TO_DATE HOLDS',
      // One credible decision of the month states no injured.
      'INJURED_TO_DATE NOT_TESTABLE',
    ]);
    const undated = await itemsOfMonth(PUBLIC_ACTOR, null, { limit: 10, offset: 0 });
    expect(undated.items).toMatchObject([{ historic: true, effectiveAt: null }]);
  });

  it('moves our own stock only when we learned of it', async () => {
    const now = new Date().toISOString().slice(0, 7);
    const { figures } = await month(now);
    expect(figures.broughtIn).toBe(0);
    expect((await month('2020-01')).figures.killed.before).toEqual({ min: 4, max: 4 });
    for (const name of ['2020-01', '2020-03', '2020-05', now])
      expect(stateOf(await month(name), 'OPEN')).toBe('HOLDS');
  });
});

describe('a month that does not add up', () => {
  it('is a fault, and nothing of it is shown', async () => {
    const [caseId] = await receiveReports(crew.analyst, '2020-08', 1);
    expect((await month('2020-08')).isKnown).toBe(true);
    await writeAs(crew.supervisor, (tx) =>
      appendEvent(tx, crew.supervisor, {
        id: randomUUID(),
        type: 'CASE_SCREENED_OUT',
        object: { kind: 'CASE', id: caseId ?? '' },
        caseId: caseId ?? '',
        cycle: 7,
        flow: 'SCREENED_OUT',
        effective: { at: '2020-08-20', precision: 'DAY' },
      }),
    );
    await expect(month('2020-08')).rejects.toThrow(FiguresDoNotAddUpError);
    expect((await month('2020-07')).isKnown).toBe(true);
  });
});
