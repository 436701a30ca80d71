import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT, UsageError, type CommandContext } from '@/lib/cli/command';
import { reportMonth } from '@/lib/cli/report';
import { confirmFigure } from '@/lib/db/commands/confirm-figure';
import { enterOpeningBalance } from '@/lib/db/commands/enter-opening-balance';
import { addMonths } from '@/lib/domain/shared/dates';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { done, receivedCase } from '@/prisma/factories/cases';
import { recordHistoricDecision } from '@/prisma/factories/historic-decisions';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The command as the terminal calls it: its exit code, what it answered and what it told the person. */
async function report(month: string, options: CommandContext['options'] = {}) {
  let [written, noted] = ['', ''];
  const code = await reportMonth({
    actor: { kind: 'OPERATOR', userId: null, name: 'operator' },
    json: options['json'] === true,
    options,
    positionals: [month],
    io: {
      write: (text) => {
        written += text;
      },
      note: (text) => {
        noted += text;
      },
      readInput: () => Promise.resolve(''),
      interactive: false,
    },
  });
  return { code, written, noted };
}
const NOTHING = { code: EXIT.refused, written: '', noted: 'month: Nothing is recorded of 2018-11.\n' };

describe('a month of which nothing is recorded', () => {
  it('is refused while the record is empty, and while what was brought in waits for its second person', async () => {
    expect(await report('2018-11')).toEqual(NOTHING);
    const given = { day: '2018-11-10', outcome: 'CREDIBLE', reason: null, killed: 4, injured: null } as const;
    await recordHistoricDecision(null, given);
    await receivedCase();
    expect(await report('2018-11')).toEqual(NOTHING);
    const { code, written } = await report('2018-11', { json: true });
    expect(code).toBe(EXIT.refused);
    expect(JSON.parse(written)).toMatchObject({
      ok: false,
      month: '2018-11',
      problems: [{ code: 'figures.nothingOfMonth' }],
    });
  });

  it('is refused as of a moment before the first entry, and before it has begun', async () => {
    const now = new Date().toISOString().slice(0, 7);
    expect((await report(now)).code).toBe(EXIT.done);
    expect(await report(now, { 'as-of': '2019-01-01' })).toMatchObject({ code: EXIT.refused, written: '' });
    for (const ahead of [addMonths(now, 2), '2999-10'])
      expect(await report(ahead)).toMatchObject({
        code: EXIT.refused,
        noted: 'month: This month has not begun.\n',
      });
    await expect(report('2018-13')).rejects.toThrow(UsageError);
    await expect(report('1899-12')).rejects.toThrow(UsageError);
  });
});

describe('the month of an opening balance', () => {
  it('states the stocks, and nothing of the month’s flow', async () => {
    const [analyst, supervisor] = [await makeStaff('ANALYST'), await makeStaff('SUPERVISOR')];
    const balance = await done(
      enterOpeningBalance(analyst, {
        month: '2018-10',
        openCases: 3,
        reopenedCases: 0,
        killed: 1124,
        injured: null,
        reports: null,
        credible: null,
        nonCredible: null,
        duplicate: null,
      }),
    );
    await done(confirmFigure(supervisor, 'OPENING_BALANCE', balance.figureId));
    expect((await report('2018-09')).noted).toBe('month: Nothing is recorded of 2018-09.\n');
    const { written } = await report('2018-10', { json: true });
    expect(JSON.parse(written)).toMatchObject({
      statement:
        'By the end of October 2018, at least 1,124 civilians had been killed without intent. The number of strikes is not stated. ' +
        'What was completed in the month is not stated. 3 reports are still open.',
      figures: {
        completed: null,
        credible: null,
        nonCredible: null,
        duplicate: null,
        killed: { inMonth: null },
      },
    });
    expect(JSON.parse((await report('2018-11', { json: true })).written)).toMatchObject({
      figures: { carriedOver: 3, completed: 0 },
    });
  });
});
