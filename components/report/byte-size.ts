const STEPS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A number of bytes in words, in the reader's digits: "3.4 MB". Steps of 1024, as telephones count. */
export function formatBytes(locale: string, bytes: number): string {
  const step = Math.min(STEPS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const tag = locale === 'ar' ? 'ar-SY-u-nu-arab' : locale;
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: STEPS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1024 ** step);
}
