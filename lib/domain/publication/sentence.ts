import type { MonthFigures } from '@/lib/domain/publication/month-figures';

/** A value to be put into a message: a number in the reader's digits, or a month to be written out ("November 2018"). */
export type MessageValue = number | { readonly month: string };

/** One sentence to be rendered from the catalogue: a key under `sentence`, and its values. */
export type MessagePart = { readonly key: string; readonly values: Readonly<Record<string, MessageValue>> };

/**
 * The month in the sentence form of the Coalition's reports (process §5, November 2018): the campaign's totals, then
 * the month's figures. A figure that is not stated leaves its sentence out or says so; it is never printed as 0.
 * `campaignStart` is the month the campaign began, "YYYY-MM"; null where nobody said, and then no start is named, as where
 * it would lie after the month.
 */
export function monthSentences(figures: MonthFigures, campaignStart: string | null): readonly MessagePart[] {
  return [...campaign(figures, campaignStart), ...flow(figures), ...completed(figures), ...open(figures)];
}

function campaign(figures: MonthFigures, campaignStart: string | null): readonly MessagePart[] {
  const isNamed = campaignStart !== null && campaignStart <= figures.month;
  const period = {
    ...(isNamed ? { from: { month: campaignStart } } : {}),
    until: { month: figures.month },
  };
  const part = (
    key: 'campaign' | 'campaignWithoutStrikes' | 'campaignWithoutKilled',
    values: Readonly<Record<string, number>>,
  ): readonly MessagePart[] => [{ key: isNamed ? key : `${key}ToDate`, values: { ...period, ...values } }];
  const strikes = figures.strikesToDate;
  // "At least" is said of the smallest number conceded.
  const killed = figures.killed.after?.min ?? null;
  if (strikes !== null && killed !== null) return part('campaign', { strikes, killed });
  if (killed !== null) return part('campaignWithoutStrikes', { killed });
  return strikes === null ? [] : part('campaignWithoutKilled', { strikes });
}

function flow({ month, carriedOver, received, reopened, broughtIn }: MonthFigures): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  if (carriedOver !== null) parts.push({ key: 'carriedOver', values: { month: { month }, carriedOver } });
  if (received !== null) {
    parts.push(
      reopened > 0
        ? { key: 'receivedWithReopened', values: { received, reopened } }
        : { key: 'received', values: { received } },
    );
  }
  // Without it, what was carried over, received and completed would not come to what is open.
  if (broughtIn > 0) parts.push({ key: 'broughtIn', values: { broughtIn } });
  if (broughtIn < 0) parts.push({ key: 'broughtInDecided', values: { decided: -broughtIn } });
  return parts;
}

function completed(figures: MonthFigures): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  parts.push(
    figures.completed === null
      ? { key: 'completedNotStated', values: {} }
      : { key: 'completed', values: { completed: figures.completed } },
  );
  const { credible, duplicate, nonCredible } = figures;
  const killed = figures.killed.inMonth?.min ?? null;
  if (credible !== null) {
    const isStated = credible > 0 && killed !== null && figures.killed.notStatedIn === 0;
    parts.push(
      isStated
        ? { key: 'credibleWithKilled', values: { credible, killed } }
        : { key: 'credible', values: { credible } },
    );
  }
  if (duplicate !== null) parts.push({ key: 'duplicate', values: { duplicate } });
  if (nonCredible !== null) parts.push({ key: 'nonCredible', values: { nonCredible } });
  if (figures.screenedOut > 0)
    parts.push({ key: 'screenedOut', values: { screenedOut: figures.screenedOut } });
  return parts;
}

function open({ openEnd, openReopened }: MonthFigures): readonly MessagePart[] {
  if (openEnd === null) return [{ key: 'openNotStated', values: {} }];
  return openReopened !== null && openReopened > 0
    ? [{ key: 'openWithReopened', values: { open: openEnd, reopened: openReopened } }]
    : [{ key: 'open', values: { open: openEnd } }];
}
