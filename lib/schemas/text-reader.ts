import type { Problem } from '@/lib/domain/shared/outcome';
import { plainDigits, valueIn, wholeNumber, type FormTexts } from '@/lib/schemas/form-texts';

/** Longer than any field of a determination need be, in characters. */
const LONGEST_TEXT = 20_000;

/** Reads single fields of one form and collects what is wrong with them. */
export class TextReader {
  readonly problems: Problem[] = [];
  constructor(readonly form: FormTexts) {}

  wrong(field: string, code: string): void {
    this.problems.push({ code: `determination.form.${code}`, field });
  }

  /** @param field the field that a problem belongs to, where that is not the text itself */
  text(name: string, field = name): string {
    const text = valueIn(this.form, name);
    if (text.length > LONGEST_TEXT) this.problems.push({ code: 'tooLong', field });
    return text;
  }

  /** One thing a line; blank lines do not count. */
  lines(name: string): readonly string[] {
    return this.text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  choice<T extends string>(name: string, known: readonly T[]): T | null {
    const given = valueIn(this.form, name);
    return known.find((value) => value === given) ?? null;
  }

  /** A whole number of 0 or more; blank is "not stated". What cannot be read is a problem, never a blank. */
  count(name: string): number | null {
    const text = this.text(name);
    if (text === '') return null;
    const number = wholeNumber(text);
    if (number === null) this.wrong(name, 'notWholeNumber');
    return number;
  }

  /** A number with decimals. */
  decimal(name: string): number | null {
    const text = plainDigits(this.text(name)).replaceAll('\u066b', '.').replaceAll('\u2212', '-');
    if (text === '') return null;
    if (/^[+-]?\d{1,6}(\.\d{1,10})?$/.test(text)) return Number(text);
    this.wrong(name, 'notNumber');
    return null;
  }
}
