import { COUNT_LIMIT } from '@/lib/domain/case/worklist';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** A count as lists show it: exact up to the limit, "10,000+" beyond. */
export function countText(locale: Locale, count: number): string {
  return count > COUNT_LIMIT ? `${formatNumber(locale, COUNT_LIMIT)}+` : formatNumber(locale, count);
}
