import type { Locale } from '@/lib/i18n/locales';

/**
 * How dates, numbers and ranges are written (docs: the visual guide). English: "5 Jan 2019". Arabic: the Iraqi and
 * Syrian month names and Arabic-Indic digits in prose. References, coordinates and hashes keep Latin digits always.
 */
const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  ar: [
    'كانون الثاني',
    'شباط',
    'آذار',
    'نيسان',
    'أيار',
    'حزيران',
    'تموز',
    'آب',
    'أيلول',
    'تشرين الأول',
    'تشرين الثاني',
    'كانون الأول',
  ],
};
const LONG_MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A month's whole name, 1 to 12: "March"; "آذار". */
export function monthName(locale: Locale, month: number): string {
  return (locale === 'en' ? LONG_MONTHS_EN : MONTHS[locale])[month - 1] ?? '';
}

/** Digits of the language's prose. */
export function localDigits(locale: Locale, text: string): string {
  return locale === 'ar' ? text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))) : text;
}

/** Made once: making one takes longer than writing a whole row of a list. */
const NUMBERS: Readonly<Record<Locale, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-GB'),
  ar: new Intl.NumberFormat('ar-SY-u-nu-arab'),
};

/** A whole number with separators: 1,206; ١٬٢٠٦. */
export function formatNumber(locale: Locale, value: number | bigint): string {
  return NUMBERS[locale].format(value);
}

/** A calendar day of an instant, in UTC: "5 Jan 2019". */
export function formatDate(locale: Locale, value: Date | string): string {
  const date = typeof value === 'string' ? new Date(value) : value;
  const text = `${date.getUTCDate()} ${MONTHS[locale][date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
  return localDigits(locale, text);
}

/** A day as it was written down, "2019-01-05", in words; what is no such day stays as it was written. */
export function formatWrittenDay(locale: Locale, text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? formatDate(locale, text)
    : text;
}

/** A month: "March 2019"; "آذار ٢٠١٩". Takes YYYY-MM or a date. */
export function formatMonth(locale: Locale, value: Date | string): string {
  const date = typeof value === 'string' ? new Date(`${value.slice(0, 7)}-01T00:00:00Z`) : value;
  return localDigits(locale, `${monthName(locale, date.getUTCMonth() + 1)} ${date.getUTCFullYear()}`);
}

/** A month for the axis of a chart: "Mar"; "آذار". */
export function formatShortMonth(locale: Locale, value: Date | string): string {
  const date = typeof value === 'string' ? new Date(`${value.slice(0, 7)}-01T00:00:00Z`) : value;
  return MONTHS[locale][date.getUTCMonth()] ?? '';
}

/** An instant: "5 Jan 2019, 14:31 UTC". */
export function formatInstant(locale: Locale, value: Date | string): string {
  const date = typeof value === 'string' ? new Date(value) : value;
  const time = localDigits(locale, date.toISOString().slice(11, 16));
  return `${formatDate(locale, date)}${locale === 'ar' ? '،' : ','} ${time} UTC`;
}

/** What is said of a number of which only one end is stated. */
const ONE_SIDED: Readonly<Record<Locale, { least: (n: string) => string; most: (n: string) => string }>> = {
  en: { least: (n) => `at least ${n}`, most: (n) => `at most ${n}` },
  ar: { least: (n) => `${n} على الأقل`, most: (n) => `${n} على الأكثر` },
};

/**
 * A range of people: "2–5"; "3" where both ends agree; "at least 3", "at most 5" where one end is stated; null where
 * neither is, never 0.
 */
export function formatRange(locale: Locale, min: number | null, max: number | null): string | null {
  if (min === null) return max === null ? null : ONE_SIDED[locale].most(formatNumber(locale, max));
  if (max === null) return ONE_SIDED[locale].least(formatNumber(locale, min));
  return min === max
    ? formatNumber(locale, min)
    : `${formatNumber(locale, min)}–${formatNumber(locale, max)}`;
}

/** Whole days between two instants. */
export function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 86_400_000));
}
