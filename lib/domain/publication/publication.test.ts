import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '@/lib/domain/assessment/outcome';
import { computeMonth } from '@/lib/domain/publication/count-month';
import type { FlowFact } from '@/lib/domain/publication/flow-facts';
import { assertIdentities } from '@/lib/domain/publication/identities';
import {
  monthFigures,
  type HarmCounts,
  type MonthCounts,
  type MonthFigures,
} from '@/lib/domain/publication/month-figures';
import { exactly, NOBODY } from '@/lib/domain/publication/people-range';
import { monthSentences } from '@/lib/domain/publication/sentence';
import { addMonths } from '@/lib/domain/shared/dates';
import { realInputPath } from '@/lib/testing/real-input';

type Published = { readonly month: string; readonly figures: Readonly<Record<string, number | null>> };

function harm(inMonth: number | null, after: number | null): HarmCounts {
  return {
    inMonth: inMonth === null ? null : exactly(inMonth),
    notStatedIn: 0,
    before: null,
    superseded: NOBODY,
    corrections: NOBODY,
    elsewhere: NOBODY,
    adjustments: 0,
    after: after === null ? null : exactly(after),
  };
}

function publishedCounts({ month, figures }: Published): MonthCounts {
  const figure = (name: string): number | null => figures[name] ?? null;
  return {
    month,
    carriedOver: figure('carried_over'),
    receivedNew: figure('received'),
    historicOnly: false,
    broughtIn: 0,
    reopened: 0,
    completed: figure('completed'),
    credible: figure('credible'),
    nonCredible: figure('non_credible'),
    duplicate: figure('duplicate'),
    screenedOut: 0,
    openAdjustment: 0,
    openEnd: figure('open_end'),
    openReopened: figure('open_reopened'),
    killed: harm(figure('killed_in_month'), figure('cumulative_killed')),
    injured: harm(null, null),
    reportsToDate: figure('reports_to_date'),
    credibleToDate: figure('credible_to_date'),
    strikesToDate: figure('strikes_to_date'),
    engagementsToDate: figure('engagements_to_date'),
  };
}

function readCsv(text: string): readonly Published[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const figures: Record<string, number | null> = {};
    names.forEach((name, index) => {
      const cell = cells[index] ?? '';
      if (name !== 'month' && name !== 'source') figures[name] = cell === '' ? null : Number(cell);
    });
    return { month: cells[0] ?? '', figures };
  });
}

/** Of the same kind as published ones: a full row, one with gaps, one that chains onto the first. */
const INVENTED =
  readCsv(`month,carried_over,received,completed,credible,non_credible,duplicate,open_end,open_reopened,killed_in_month,cumulative_killed,strikes_to_date,engagements_to_date,reports_to_date,credible_to_date,source
2031-05,60,12,20,4,15,1,52,2,9,310,8000,16000,240,40,invented
2031-06,52,9,,,11,,49,,,315,8100,,,,invented
2031-07,49,3,2,1,1,0,50,1,2,317,,,,,invented`);

const state = (figures: MonthFigures, name: string): string | undefined =>
  figures.identities.find((identity) => identity.name === name)?.state;

describe('published rows', () => {
  it('hold both identities where they state enough, and are not tested where they do not', () => {
    const [full, gaps] = INVENTED.map((row) => monthFigures(publishedCounts(row)));
    if (full === undefined || gaps === undefined) throw new Error('two rows are written above');
    expect([state(full, 'OPEN'), state(full, 'PLAIN_OPEN'), state(full, 'COMPLETED')]).toEqual([
      'HOLDS',
      'HOLDS',
      'HOLDS',
    ]);
    expect([state(gaps, 'OPEN'), state(gaps, 'COMPLETED')]).toEqual(['NOT_TESTABLE', 'NOT_TESTABLE']);
    expect(gaps.completed).toBeNull();
    expect(full.reportsPerEngagement).toBeCloseTo(0.015, 10);
  });

  it('fail loudly when a figure is wrong by one', () => {
    const [full] = INVENTED;
    if (full === undefined) throw new Error('a row is written above');
    const counts = publishedCounts(full);
    expect(assertIdentities(monthFigures({ ...counts, openEnd: 53 })).map(({ code }) => code)).toEqual([
      'figures.openDoesNotAddUp',
    ]);
    expect(assertIdentities(monthFigures({ ...counts, credible: 5 })).map(({ code }) => code)).toEqual([
      'figures.completedDoesNotAddUp',
    ]);
    expect(assertIdentities(monthFigures({ ...counts, openReopened: 60 })).map(({ code }) => code)).toEqual([
      'figures.reopenedExceedsOpen',
    ]);
    const adjusted = monthFigures({ ...counts, openEnd: 53, openAdjustment: 1 });
    expect([assertIdentities(adjusted), state(adjusted, 'PLAIN_OPEN')]).toEqual([[], 'EXPLAINED']);
  });

  const golden = realInputPath('monthly-reports.csv') ?? realInputPath('..', 'domain', 'monthly-reports.csv');
  it('of the reviewing body hold, where the file is at hand', (context) => {
    if (golden === null) return context.skip('the file of published figures is not on this machine');
    for (const row of readCsv(readFileSync(golden, 'utf8'))) {
      expect(assertIdentities(monthFigures(publishedCounts(row))), row.month).toEqual([]);
    }
  });
});

let clock = 0;
const times = (month: string, day = '10'): { effectiveAt: string; recordedAt: string } => ({
  effectiveAt: `${month}-${day}`,
  recordedAt: new Date(Date.UTC(2032, 0, 1) + (clock += 1000)).toISOString(),
});
const closing = (
  caseId: string,
  cycle: number,
  month: string,
  outcome: Outcome,
  killed: number | null,
): FlowFact => ({
  kind: 'COMPLETED',
  caseId,
  cycle,
  outcome,
  killed: killed === null ? null : exactly(killed),
  injured: NOBODY,
  ...times(month),
});
const entry = (kind: 'RECEIVED' | 'REOPENED', caseId: string, cycle: number, month: string): FlowFact => ({
  kind,
  caseId,
  cycle,
  ...times(month),
});

describe('a month from facts', () => {
  it('reproduces every full published row from that many cases', () => {
    for (const { month, figures } of INVENTED) {
      const n = (name: string): number => figures[name] ?? 0;
      if (figures['completed'] === null) continue;
      const carried = Array.from({ length: n('carried_over') }, (_, index): FlowFact => ({
        kind: 'CARRIED_IN',
        caseId: `old-${String(index)}`,
        cycle: 1,
        earlier: null,
        ...times(month, '01'),
      }));
      const received = Array.from({ length: n('received') }, (_, index) =>
        entry('RECEIVED', `new-${String(index)}`, 1, month),
      );
      const outcomes: Outcome[] = [
        ...Array<Outcome>(n('credible')).fill('CREDIBLE'),
        ...Array<Outcome>(n('non_credible')).fill('NON_CREDIBLE'),
        ...Array<Outcome>(n('duplicate')).fill('DUPLICATE'),
      ];
      const closed = outcomes.map((outcome, index) =>
        closing(`old-${String(index)}`, 1, month, outcome, index === 0 ? n('killed_in_month') : 0),
      );
      const opening: FlowFact = {
        kind: 'OPENING_STOCKS',
        killed: exactly(n('cumulative_killed') - n('killed_in_month')),
        injured: null,
        reports: null,
        credible: null,
        ...times(month, '01'),
      };
      const result = computeMonth([opening, ...carried, ...received, ...closed], month);
      expect(assertIdentities(result)).toEqual([]);
      expect(result).toMatchObject({
        carriedOver: n('carried_over'),
        received: n('received'),
        completed: n('completed'),
        credible: n('credible'),
        nonCredible: n('non_credible'),
        duplicate: n('duplicate'),
        openEnd: n('open_end'),
      });
      expect([
        result.killed.inMonth,
        result.killed.after,
        result.reportsToDate,
        result.strikesToDate,
      ]).toEqual([exactly(n('killed_in_month')), exactly(n('cumulative_killed')), null, null]);
    }
  });

  it('walks the cumulative total through a reversal, a correction and an adjustment', () => {
    const facts: FlowFact[] = [
      entry('RECEIVED', 'a', 1, '2031-01'),
      closing('a', 1, '2031-01', 'CREDIBLE', 5),
      { kind: 'CORRECTION', caseId: 'a', cycle: 1, killed: exactly(2), injured: NOBODY, ...times('2031-02') },
      { kind: 'ADJUSTMENT', stock: 'KILLED', by: 6, ...times('2031-02') },
      entry('REOPENED', 'a', 2, '2031-03'),
      closing('a', 2, '2031-04', 'NON_CREDIBLE', null),
    ];
    const after = ['2031-01', '2031-02', '2031-03', '2031-04'].map((month) => {
      const result = computeMonth(facts, month);
      expect(assertIdentities(result)).toEqual([]);
      return result.killed.after?.min;
    });
    expect(after).toEqual([5, 13, 13, 6]);
    expect(computeMonth(facts, '2031-03')).toMatchObject({
      received: 1,
      receivedNew: 0,
      reopened: 1,
      openEnd: 1,
      openReopened: 1,
    });
    expect(computeMonth(facts, '2031-04').killed.superseded).toEqual(exactly(7));
  });

  it('counts a figure nobody stated as not stated, and never as none', () => {
    const result = computeMonth(
      [entry('RECEIVED', 'a', 1, '2031-01'), closing('a', 1, '2031-01', 'CREDIBLE', null)],
      '2031-01',
    );
    expect([result.killed.inMonth, result.killed.notStatedIn]).toEqual([null, 1]);
  });

  it('knows only what was recorded by then, and follows the body’s time zone', () => {
    const late: FlowFact = {
      kind: 'RECEIVED',
      caseId: 'a',
      cycle: 1,
      effectiveAt: '2031-01-31T22:30:00Z',
      recordedAt: '2031-03-01T00:00:00Z',
    };
    expect(computeMonth([late], '2031-01').receivedNew).toBe(1);
    expect(computeMonth([late], '2031-01', { asOf: '2031-02-01T00:00:00Z' }).receivedNew).toBe(0);
    expect(computeMonth([late], '2031-02', { timeZone: 'Asia/Baghdad' }).receivedNew).toBe(1);
  });

  it('holds its identities in random histories, and each month begins where the last one ended', () => {
    const life = fc.array(
      fc.record({
        wait: fc.nat(3),
        stay: fc.nat(3),
        end: fc.constantFrom('CREDIBLE', 'NON_CREDIBLE', 'DUPLICATE', 'OUT', 'NONE'),
        killed: fc.option(fc.nat(9)),
        correction: fc.option(fc.integer({ min: -3, max: 3 })),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.array(life, { minLength: 1, maxLength: 12 }),
        fc.array(fc.record({ month: fc.nat(20), by: fc.integer({ min: -5, max: 5 }) }), { maxLength: 3 }),
        (lives, adjustments) => {
          const facts: FlowFact[] = adjustments.map(({ month, by }) => ({
            kind: 'ADJUSTMENT',
            stock: by % 2 === 0 ? 'KILLED' : 'OPEN',
            by,
            ...times(addMonths('2031-01', month)),
          }));
          lives.forEach((cycles, index) => {
            let month = '2031-01';
            const caseId = String(index);
            for (const [position, { wait, stay, end, killed, correction }] of cycles.entries()) {
              month = addMonths(month, wait);
              facts.push(entry(position === 0 ? 'RECEIVED' : 'REOPENED', caseId, position + 1, month));
              if (end === 'NONE') break;
              month = addMonths(month, stay);
              if (end === 'OUT')
                facts.push({ kind: 'SCREENED_OUT', caseId, cycle: position + 1, ...times(month) });
              else facts.push(closing(caseId, position + 1, month, end, killed));
              if (end === 'CREDIBLE' && killed !== null && correction !== null) {
                facts.push({
                  kind: 'CORRECTION',
                  caseId,
                  cycle: position + 1,
                  killed: exactly(correction),
                  injured: NOBODY,
                  ...times(month),
                });
              }
            }
          });
          let before: MonthFigures | null = null;
          for (let month = '2030-12'; month <= '2033-02'; month = addMonths(month, 1)) {
            const result = computeMonth(facts, month);
            const problems = assertIdentities(result).filter(
              ({ code }) => code !== 'figures.reopenedExceedsOpen',
            );
            expect(problems, month).toEqual([]);
            if (before !== null)
              expect([result.carriedOver, result.killed.before], month).toEqual([
                before.openEnd,
                before.killed.after,
              ]);
            before = result;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the sentence form', () => {
  const november: MonthCounts = {
    ...publishedCounts({
      month: '2018-11',
      figures: {
        carried_over: 194,
        received: 15,
        completed: 25,
        credible: 3,
        non_credible: 20,
        duplicate: 2,
        open_end: 184,
        killed_in_month: 15,
        cumulative_killed: 1139,
        strikes_to_date: 31406,
      },
    }),
  };
  const messages = JSON.parse(
    readFileSync(new URL('../../../messages/en/sentence.json', import.meta.url), 'utf8'),
  ) as Record<string, string>;

  function render(counts: MonthCounts, campaignStart: string | null = '2014-08'): string {
    const translate = createTranslator({ locale: 'en', messages });
    return monthSentences(monthFigures(counts), campaignStart)
      .map(({ key, values }) => {
        const texts = Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'number' ? value : value.month,
        ]);
        return translate(key as never, Object.fromEntries(texts) as never);
      })
      .join(' ');
  }

  it('says November 2018', () => {
    expect(render(november)).toBe(
      'Between 2014-08 and the end of 2018-11, 31,406 strikes were conducted; at least 1,139 civilians were killed by them without intent. ' +
        '2018-11 began with 194 open reports carried over from before. 15 new reports were received. 25 assessments were completed. ' +
        '3 were found credible, with at least 15 civilian deaths. 2 were duplicates. 20 were found non-credible. 184 reports are still open.',
    );
  });

  it.each([null, '2026-11'])(
    'names no start that nobody stated or that lies after the month: %s',
    (start) => {
      const to = 'By the end of 2018-11, ';
      expect(render(november, start)).toMatch(
        new RegExp(`^${to}31,406 strikes had been conducted; at least 1,139 civilians had been killed`),
      );
      expect(render({ ...november, strikesToDate: null }, start)).toMatch(
        new RegExp(`^${to}at least 1,139 civilians had been killed without intent.`),
      );
      expect(render({ ...november, killed: harm(null, null) }, start)).toMatch(
        new RegExp(`^${to}31,406 strikes had been conducted. The number of civilians killed is not stated.`),
      );
    },
  );

  it('says that nothing is stated of what was completed, and not that it was nothing', () => {
    const known = { ...november, completed: null, credible: null, duplicate: null, nonCredible: null };
    const unknown = { ...known, carriedOver: null, receivedNew: null, killed: harm(null, null) };
    expect(render({ ...unknown, strikesToDate: null })).toBe(
      'What was completed in the month is not stated. 184 reports are still open.',
    );
  });

  it('prints no figure that is not stated', () => {
    const bare: MonthCounts = {
      ...november,
      strikesToDate: null,
      carriedOver: null,
      duplicate: null,
      openEnd: null,
      killed: harm(null, null),
    };
    expect(render(bare)).toBe(
      '15 new reports were received. 25 assessments were completed. 3 were found credible. 20 were found non-credible. The number of open reports is not stated.',
    );
  });
});
