import { createTranslator } from 'next-intl';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import type { MonthFigures } from '@/lib/domain/publication/month-figures';
import { monthSentences, type MessageValue } from '@/lib/domain/publication/sentence';
import { formatMonth } from '@/lib/i18n/format';
import sentence from '@/messages/en/sentence.json';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { GOLDEN_CHAINS, publishedOf, type PublishedFigures } from '@/prisma/factories/golden-months';

/** The computed month in the columns of the published one. */
function asPublished(figures: MonthFigures): Record<keyof PublishedFigures, string | number | null> {
  return {
    month: figures.month,
    carriedOver: figures.carriedOver,
    received: figures.received,
    completed: figures.completed,
    credible: figures.credible,
    nonCredible: figures.nonCredible,
    duplicate: figures.duplicate,
    openEnd: figures.openEnd,
    openReopened: figures.openReopened,
    killedInMonth: figures.killed.inMonth?.min ?? null,
    cumulativeKilled: figures.killed.after?.min ?? null,
    strikesToDate: figures.strikesToDate,
    engagementsToDate: figures.engagementsToDate,
    reportsToDate: figures.reportsToDate,
    credibleToDate: figures.credibleToDate,
  };
}

function inWords(figures: MonthFigures, campaignStart: string): string {
  const t = createTranslator({ locale: 'en', messages: { sentence } });
  const written = (value: MessageValue): string | number =>
    typeof value === 'number' ? value : formatMonth('en', value.month);
  return monthSentences(figures, campaignStart)
    .map(({ key, values }) =>
      t(
        `sentence.${key}` as never,
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)])) as never,
      ),
    )
    .join(' ');
}

/** Each chain has a database of its own, so lib/db is loaded anew for it. */
async function freshModules(url: string) {
  vi.resetModules();
  delete (globalThis as { attestPrisma?: unknown }).attestPrisma;
  process.env['APP_DATABASE_URL'] = url;
  const { buildGoldenChain } = await import('@/prisma/factories/golden-months');
  const { makeStaff } = await import('@/prisma/factories/people');
  const { computeMonth } = await import('@/lib/db/queries/figures-of-month');
  const { database } = await import('@/lib/db/client');
  return { buildGoldenChain, makeStaff, computeMonth, database };
}

describe.each(GOLDEN_CHAINS.map((chain) => [chain.name, chain] as const))('%s', (_name, chain) => {
  let kept: TestDatabase;
  let loaded: Awaited<ReturnType<typeof freshModules>>;

  beforeAll(async () => {
    kept = await createTestDatabase();
    loaded = await freshModules(kept.appUrl);
    const crew = {
      analyst: await loaded.makeStaff('ANALYST'),
      supervisor: await loaded.makeStaff('SUPERVISOR'),
    };
    await loaded.buildGoldenChain(crew, chain);
  });
  afterAll(async () => {
    await loaded.database().$disconnect();
    await kept.drop();
  });

  it.each(publishedOf(chain).map((published) => [published.month, published] as const))(
    'reproduces every figure published for %s',
    async (month, published) => {
      const { figures } = await loaded.computeMonth(PUBLIC_ACTOR, month, new Date());
      expect(asPublished(figures)).toMatchObject(published);
    },
  );

  it('proves the identities of every month of its own', async () => {
    for (const { month } of chain.plans) {
      const { figures } = await loaded.computeMonth(PUBLIC_ACTOR, month, new Date());
      const states = figures.identities.map(({ name, state }) => [name, state]);
      expect(states).toContainEqual(['OPEN', 'HOLDS']);
      expect(states).toContainEqual(['COMPLETED', 'HOLDS']);
      expect(states).toContainEqual(['KILLED_TO_DATE', 'HOLDS']);
    }
  });
});

describe('November 2018', () => {
  it('reads as its report did', async () => {
    const chain = GOLDEN_CHAINS.find(({ name }) => name === 'November 2018');
    if (chain === undefined) throw new Error('no such chain');
    const kept = await createTestDatabase();
    const loaded = await freshModules(kept.appUrl);
    const crew = {
      analyst: await loaded.makeStaff('ANALYST'),
      supervisor: await loaded.makeStaff('SUPERVISOR'),
    };
    await loaded.buildGoldenChain(crew, chain);
    const { figures } = await loaded.computeMonth(PUBLIC_ACTOR, '2018-11', new Date());
    expect(inWords(figures, '2014-08')).toBe(
      'Between August 2014 and the end of November 2018, 31,406 strikes were conducted; at least 1,139 civilians were killed by them without intent. ' +
        'November 2018 began with 194 open reports carried over from before. 15 new reports were received. 25 assessments were completed. ' +
        '3 were found credible, with at least 15 civilian deaths. 2 were duplicates. 20 were found non-credible. 184 reports are still open.',
    );
    await loaded.database().$disconnect();
    await kept.drop();
  });
});
