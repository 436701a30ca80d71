import type { Problem } from '@/lib/domain/shared/outcome';

/** A form as it arrives: every text by its name; several of one name stay in order. */
export type FormTexts = ReadonlyMap<string, readonly string[]>;

/** Every text of a form by its name; what is no text is no part of it. */
export function textsOf(fields: Readonly<Record<string, unknown>>): FormTexts {
  return new Map(
    Object.entries(fields).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string'),
    ]),
  );
}

/** The first text of a name, without the space around it and with plain line ends; blank when there is none. */
export function valueIn(form: FormTexts, name: string): string {
  return (form.get(name)?.[0] ?? '').replace(/\r\n?/g, '\n').trim();
}

/** Arabic-Indic and Persian digits as Latin ones. */
export function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** A whole number, or null when blank; anything else is null and a problem of that field. */
export function numberIn(form: FormTexts, name: string, problems: Problem[]): number | null {
  const text = plainDigits(valueIn(form, name)).replace(/[\s\u066c,]/gu, '');
  if (text === '') return null;
  if (!/^\d{1,9}$/.test(text)) {
    problems.push({ code: 'allegation.notWholeNumber', field: name });
    return null;
  }
  return Number(text);
}
