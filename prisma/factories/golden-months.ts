import { confirmFigure } from '@/lib/db/commands/confirm-figure';
import { enterAdjustment } from '@/lib/db/commands/enter-adjustment';
import { enterOpeningBalance } from '@/lib/db/commands/enter-opening-balance';
import { stateFigure } from '@/lib/db/commands/state-figure';
import type { Adjustment, OpeningBalance, StatedValue } from '@/lib/domain/publication/flow-rows';
import { done, type Crew } from '@/prisma/factories/cases';
import { recordHistoricDecision, type HistoricDecision } from '@/prisma/factories/historic-decisions';
import type { MonthPlan } from '@/prisma/factories/month-events';
import { liveMonth } from '@/prisma/factories/month-flow';

/** Figures of one month as the Coalition published them; what a release did not state is left out, never 0. */
export type PublishedFigures = {
  readonly month: string;
  readonly carriedOver?: number;
  readonly received?: number;
  readonly completed: number;
  readonly credible?: number;
  readonly nonCredible?: number;
  readonly duplicate?: number;
  readonly openEnd: number;
  readonly openReopened?: number;
  readonly killedInMonth?: number;
  readonly cumulativeKilled?: number;
  readonly strikesToDate?: number;
  readonly engagementsToDate?: number;
  readonly reportsToDate?: number;
  readonly credibleToDate?: number;
};

/** CENTCOM and CJTF-OIR monthly releases, February 2017 to April 2019. */
export const PUBLISHED_MONTHS: readonly PublishedFigures[] = [
  {
    month: '2017-02',
    carriedOver: 19,
    received: 41,
    completed: 17,
    credible: 5,
    nonCredible: 12,
    openEnd: 43,
  },
  {
    month: '2017-03',
    carriedOver: 43,
    received: 27,
    completed: 28,
    credible: 9,
    nonCredible: 17,
    duplicate: 2,
    openEnd: 42,
    strikesToDate: 20205,
    engagementsToDate: 42089,
    reportsToDate: 396,
    credibleToDate: 102,
  },
  {
    month: '2017-04',
    carriedOver: 42,
    received: 43,
    completed: 47,
    credible: 16,
    nonCredible: 31,
    openEnd: 38,
    killedInMonth: 132,
    cumulativeKilled: 484,
  },
  {
    month: '2017-09',
    carriedOver: 344,
    received: 302,
    completed: 127,
    credible: 16,
    nonCredible: 105,
    duplicate: 6,
    openEnd: 519,
    killedInMonth: 51,
    cumulativeKilled: 786,
    strikesToDate: 27566,
    engagementsToDate: 56099,
    reportsToDate: 1266,
    credibleToDate: 194,
  },
  {
    month: '2018-02',
    carriedOver: 485,
    received: 121,
    completed: 84,
    nonCredible: 78,
    openEnd: 522,
    killedInMonth: 14,
    cumulativeKilled: 855,
    strikesToDate: 29225,
    reportsToDate: 2135,
    credibleToDate: 224,
  },
  {
    month: '2018-11',
    carriedOver: 194,
    received: 15,
    completed: 25,
    credible: 3,
    nonCredible: 20,
    duplicate: 2,
    openEnd: 184,
    killedInMonth: 15,
    cumulativeKilled: 1139,
    strikesToDate: 31406,
  },
  {
    month: '2019-02',
    completed: 1,
    credible: 1,
    nonCredible: 0,
    duplicate: 0,
    openEnd: 146,
    openReopened: 5,
    killedInMonth: 0,
    cumulativeKilled: 1257,
    strikesToDate: 34038,
  },
  {
    month: '2019-03',
    carriedOver: 146,
    received: 7,
    completed: 31,
    credible: 11,
    openEnd: 122,
    openReopened: 3,
    killedInMonth: 34,
    cumulativeKilled: 1291,
    strikesToDate: 34464,
  },
  {
    month: '2019-04',
    carriedOver: 122,
    received: 7,
    completed: 18,
    credible: 3,
    nonCredible: 15,
    duplicate: 0,
    openEnd: 111,
    openReopened: 3,
    killedInMonth: 5,
    cumulativeKilled: 1302,
    strikesToDate: 34502,
  },
];

/** What happened, so that the published months come out: one month's open is the next one's carried over. */
export type GoldenChain = {
  readonly name: string;
  readonly opening: OpeningBalance;
  readonly decidedBefore: readonly HistoricDecision[];
  readonly plans: readonly MonthPlan[];
  readonly adjustments: readonly Adjustment[];
};

const opening = (month: string, given: Partial<OpeningBalance>): OpeningBalance => ({
  month,
  openCases: 0,
  reopenedCases: 0,
  killed: null,
  injured: null,
  reports: null,
  credible: null,
  nonCredible: null,
  duplicate: null,
  ...given,
});

/** Where a release states no split or no number of deaths, the plan holds one that fits what it does state. */
export const GOLDEN_CHAINS: readonly GoldenChain[] = [
  {
    name: 'February to April 2017',
    opening: opening('2017-01', { openCases: 19, killed: 338, reports: 328, credible: 88 }),
    decidedBefore: [],
    plans: [
      { month: '2017-02', received: 41, credible: 5, nonCredible: 12, duplicate: 0, killed: 5 },
      { month: '2017-03', received: 27, credible: 9, nonCredible: 17, duplicate: 2, killed: 9 },
      { month: '2017-04', received: 43, credible: 16, nonCredible: 31, duplicate: 0, killed: 132 },
    ],
    adjustments: [],
  },
  {
    name: 'September 2017',
    opening: opening('2017-08', { openCases: 344, killed: 735, reports: 964, credible: 178 }),
    decidedBefore: [],
    plans: [{ month: '2017-09', received: 302, credible: 16, nonCredible: 105, duplicate: 6, killed: 51 }],
    adjustments: [],
  },
  {
    name: 'February 2018',
    opening: opening('2018-01', { openCases: 485, killed: 841, reports: 2014, credible: 219 }),
    decidedBefore: [],
    plans: [{ month: '2018-02', received: 121, credible: 5, nonCredible: 78, duplicate: 1, killed: 14 }],
    adjustments: [],
  },
  {
    name: 'November 2018',
    opening: opening('2018-10', { openCases: 194, killed: 1124 }),
    decidedBefore: [],
    plans: [{ month: '2018-11', received: 15, credible: 3, nonCredible: 20, duplicate: 2, killed: 15 }],
    adjustments: [],
  },
  {
    name: 'February to April 2019',
    opening: opening('2019-02', { openCases: 146, reopenedCases: 5, killed: 1257 }),
    decidedBefore: [{ day: '2019-02-14', outcome: 'CREDIBLE', reason: null, killed: 0, injured: 2 }],
    plans: [
      {
        month: '2019-03',
        received: 7,
        credible: 11,
        nonCredible: 18,
        duplicate: 2,
        killed: 34,
        closesReopened: 2,
      },
      { month: '2019-04', received: 7, credible: 3, nonCredible: 15, duplicate: 0, killed: 5 },
    ],
    adjustments: [
      {
        figure: 'KILLED',
        month: '2019-04',
        delta: 6,
        reason:
          'The published total rose by 11 while the month’s credible reports account for 5; the release does not explain it.',
      },
    ],
  },
];

/** The stated figures of a published month; reports to date are counted from the opening balance. */
function statedOf(published: PublishedFigures): readonly StatedValue[] {
  const { month, strikesToDate, engagementsToDate } = published;
  return [
    ...(strikesToDate === undefined
      ? []
      : [{ figure: 'STRIKES_TO_DATE' as const, month, value: strikesToDate }]),
    ...(engagementsToDate === undefined
      ? []
      : [{ figure: 'ENGAGEMENTS_TO_DATE' as const, month, value: engagementsToDate }]),
  ];
}

/** The published months a chain reproduces. */
export function publishedOf({ opening: { month: first }, plans }: GoldenChain): readonly PublishedFigures[] {
  const months = new Set([first, ...plans.map(({ month }) => month)]);
  return PUBLISHED_MONTHS.filter(({ month }) => months.has(month));
}

/** Builds a chain in an empty database: the opening balance, its months, and the figures two people enter. */
export async function buildGoldenChain(crew: Crew, chain: GoldenChain): Promise<void> {
  const { analyst, supervisor } = crew;
  const balance = await done(enterOpeningBalance(analyst, chain.opening));
  await done(confirmFigure(supervisor, 'OPENING_BALANCE', balance.figureId));
  for (const decision of chain.decidedBefore) await recordHistoricDecision(supervisor, decision);
  for (const plan of chain.plans) await liveMonth(crew, plan);
  for (const stated of publishedOf(chain).flatMap(statedOf)) {
    const { figureId } = await done(stateFigure(analyst, stated));
    await done(confirmFigure(supervisor, 'STATED_FIGURE', figureId));
  }
  for (const adjustment of chain.adjustments) {
    const { figureId } = await done(enterAdjustment(analyst, adjustment));
    await done(confirmFigure(supervisor, 'ADJUSTMENT', figureId));
  }
}
