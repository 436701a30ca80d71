import { createTranslator } from 'use-intl/core';
import { problemText } from '@/lib/cli/problem-text';
import { EXIT, textOption, UsageError, type CommandContext } from '@/lib/cli/command';
import { env } from '@/lib/config/env';
import {
  asOfInstant,
  computeMonth,
  FiguresDoNotAddUpError,
  correctionsOfMonth,
  itemsOfMonth,
  type MonthReport,
} from '@/lib/db/queries/figures-of-month';
import type { MonthFigures } from '@/lib/domain/publication/month-figures';
import { flowSummarySettled } from '@/lib/db/queries/flow-by-month';
import type { PublishedItem } from '@/lib/domain/publication/published-item';
import type { PeopleRange } from '@/lib/domain/publication/people-range';
import { isMonthText, reportMonth as monthOf } from '@/lib/domain/shared/dates';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import { formatRange } from '@/lib/i18n/format';
import { messagesOf } from '@/lib/i18n/messages';
import { monthStatement, type SentenceTranslator } from '@/lib/i18n/month-statement';

/** More items than any month has. */
const ALL_ITEMS = 1_000_000;

/** `report YYYY-MM`: a month computed from events, as text or as one JSON object (docs/monthly-report.md). */
export async function reportMonth(context: CommandContext): Promise<number> {
  const { actor, io, json } = context;
  const [month, ...more] = context.positionals;
  if (month === undefined || more.length > 0 || !isMonthText(month))
    throw new UsageError('name one month, such as 2018-11');
  if (month > monthOf(new Date().toISOString(), env().reportTimeZone))
    return refused(context, problem('figures.monthInFuture', 'month'));
  const asked = textOption(context, 'as-of');
  const asOf = asked === undefined ? null : asOfInstant(asked);
  if (asked !== undefined && asOf === null)
    throw new UsageError(
      '--as-of takes an ISO 8601 day or instant, such as 2018-12-30 or 2018-12-30T12:00:00Z',
    );
  try {
    const report = await computeMonth(actor, month, new Date(), { asOf });
    if (!report.isKnown) return refused(context, problem('figures.nothingOfMonth', 'month', { month }));
    if (json) {
      const { items } = await itemsOfMonth(actor, month, { asOf, limit: ALL_ITEMS, offset: 0 });
      const corrections = await correctionsOfMonth(actor, month, { asOf });
      io.write(`${JSON.stringify({ ...asJson(report, items), corrections })}\n`);
    } else io.write(asText(report));
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof FiguresDoNotAddUpError)) throw error;
    if (json) io.write(`${JSON.stringify({ ok: false, month, problems: error.problems })}\n`);
    else io.note(`${error.message}\nNothing of this month is shown.\n`);
    return EXIT.refused;
  } finally {
    await flowSummarySettled();
  }
}

/** Nothing is computed of a month of which nothing is recorded, as its page is not there either. */
function refused({ io, json, positionals: [month] }: CommandContext, why: Problem): number {
  if (json) io.write(`${JSON.stringify({ ok: false, month, problems: [why] })}\n`);
  else io.note(`${problemText(why)}\n`);
  return EXIT.refused;
}

function asJson(report: MonthReport, items: readonly PublishedItem[]): object {
  const { figures, ...rest } = report;
  const { identities, ...counts } = figures;
  return { ok: true, statement: statementOf(report), ...rest, figures: counts, identities, items };
}

const english = () =>
  createTranslator({ locale: 'en', messages: messagesOf('en') }) as unknown as SentenceTranslator;

function statementOf({ figures, countedFrom }: MonthReport): string {
  const t = english();
  const words = monthStatement(
    (key, values) => t(`sentence.${key}`, values),
    'en',
    figures,
    env().campaignStart ?? countedFrom,
  );
  return [words.campaign, words.month].filter((text) => text !== '').join(' ');
}

type Line = readonly [label: string, value: number | PeopleRange | null, isShown?: boolean];

function linesOf(figures: MonthFigures): readonly Line[] {
  return [
    ['carriedOver', figures.carriedOver],
    ['received', figures.received],
    ['reopened', figures.reopened, figures.reopened > 0],
    ['broughtIn', figures.broughtIn, figures.broughtIn !== 0],
    ['completed', figures.completed],
    ['credible', figures.credible],
    ['nonCredible', figures.nonCredible],
    ['duplicate', figures.duplicate],
    ['screenedOut', figures.screenedOut, figures.screenedOut > 0],
    ['openAdjustment', figures.openAdjustment, figures.openAdjustment !== 0],
    ['openEnd', figures.openEnd],
    ['openReopened', figures.openReopened],
    ['killedInMonth', figures.killed.inMonth],
    ['injuredInMonth', figures.injured.inMonth],
    ['killedToDate', figures.killed.after],
    ['injuredToDate', figures.injured.after],
    ['reportsToDate', figures.reportsToDate],
    ['credibleToDate', figures.credibleToDate],
    ['strikesToDate', figures.strikesToDate],
    ['engagementsToDate', figures.engagementsToDate],
  ];
}

function asText(report: MonthReport): string {
  const t = english();
  const { figures, through, undated, elsewhere } = report;
  const value = (given: number | PeopleRange | null): string => {
    if (given === null) return t('figures.notStated', {});
    const range = typeof given === 'number' ? { min: given, max: given } : given;
    return formatRange('en', range.min, range.max) ?? '';
  };
  const lines = linesOf(figures)
    .filter(([, , isShown = true]) => isShown)
    .map(([label, given]) => [t(`figures.${label}`, {}), value(given)] as const);
  const widest = Math.max(...lines.map(([label]) => label.length));
  const identities = figures.identities.map(
    ({ name, state, expected, stated }) =>
      `  ${t(`enums.IdentityName.${name}`, {})}: ${t(`enums.IdentityState.${state}`, {})}` +
      (expected === null || stated === null ? '' : ` (${String(expected)} = ${String(stated)})`),
  );
  const apart = (decisions: MonthReport['undated']): number =>
    decisions.CREDIBLE + decisions.NON_CREDIBLE + decisions.DUPLICATE;
  const notes = [
    ...(apart(elsewhere) > 0 ? [t('publication.elsewhere', { n: apart(elsewhere) })] : []),
    ...(apart(undated) > 0
      ? [t('publication.undated', { n: apart(undated), killed: value(undated.killed) })]
      : []),
    ...report.adjustments.map(
      ({ figure, delta, reason }) => `${figure} ${delta > 0 ? '+' : ''}${String(delta)}: ${reason}`,
    ),
    through.seq === null
      ? 'Computed from events; the record holds no entry yet.'
      : `Computed from events through entry ${through.seq} (${through.recordedAt ?? ''}, ${through.leafHash ?? ''}); not a frozen edition.`,
  ];
  return [
    statementOf(report),
    '',
    ...lines.map(([label, text]) => `  ${label.padEnd(widest)}  ${text.padStart(12)}`),
    '',
    ...identities,
    '',
    ...notes,
    '',
  ].join('\n');
}
