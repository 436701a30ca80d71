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

/**
 * A whole number of at most nine digits as people write it, in digits of either script, with thousands set apart or not;
 * null for anything else. "2 3" and "2,3" are two numbers or a fraction, and never 23.
 */
export function wholeNumber(text: string): number | null {
  const plain = plainDigits(text.trim());
  if (!/^(\d{1,9}|\d{1,3}([\s\u066c,]\d{3}){1,2})$/u.test(plain)) return null;
  return Number(plain.replace(/\D/g, ''));
}

/** A whole number, or null when blank; anything else is null and a problem of that field. */
export function numberIn(form: FormTexts, name: string, problems: Problem[]): number | null {
  const text = valueIn(form, name);
  if (text === '') return null;
  const number = wholeNumber(text);
  if (number === null) problems.push({ code: 'allegation.notWholeNumber', field: name });
  return number;
}
