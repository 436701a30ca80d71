import { monthSentences, type MessageValue } from '@/lib/domain/publication/sentence';
import type { MonthFigures } from '@/lib/domain/publication/month-figures';
import { formatMonth, localDigits } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** Renders one message of the namespace `sentence`. */
export type SentenceTranslator = (key: string, values: Record<string, string | number>) => string;

/** The month in words: what the campaign came to, then the month itself; each a paragraph, the first may be empty. */
export type MonthStatement = { readonly campaign: string; readonly month: string };

/** Writes a month's figures as sentences in a reader's language (process §5). */
export function monthStatement(
  t: SentenceTranslator,
  locale: Locale,
  figures: MonthFigures,
  campaignStart: string | null,
): MonthStatement {
  const written = (value: MessageValue): string | number =>
    typeof value === 'number' ? value : formatMonth(locale, value.month);
  const sentences = monthSentences(figures, campaignStart).map(({ key, values }) => ({
    isCampaign: key.startsWith('campaign'),
    text: localDigits(
      locale,
      t(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)]))),
    ),
  }));
  const joined = (isCampaign: boolean): string =>
    sentences
      .filter((sentence) => sentence.isCampaign === isCampaign)
      .map(({ text }) => text)
      .join(' ');
  return { campaign: joined(true), month: joined(false) };
}
