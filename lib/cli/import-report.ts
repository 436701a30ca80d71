import { createTranslator } from 'use-intl/core';
import type { ImportProblem } from '@/lib/import/problem';
import type { UnusableFileError } from '@/lib/jobs/import-file';
import type { ImportTotals } from '@/lib/jobs/import-allegations';
import { messagesOf } from '@/lib/i18n/messages';
import type { Locale } from '@/lib/i18n/locales';

/** What a run says of itself at the end. `seconds` is the time it took. */
export type RunFacts = {
  readonly totals: ImportTotals;
  readonly problems: number;
  readonly dryRun: boolean;
  readonly seconds: number;
};

/** The words of an import in one language. */
export class ImportReport {
  private readonly text: (key: string, params?: object) => string;

  constructor(locale: Locale) {
    const translate = createTranslator({ locale, messages: messagesOf(locale) });
    this.text = (key, params) => translate(`import.${key}` as never, params as never);
  }

  /** One problem on one line: where, what stood there, what is the matter, what was done. */
  problem({ row, line, column, value, code, action, params }: ImportProblem): string {
    const where =
      row === 0
        ? this.text('report.inFile')
        : column === null
          ? this.text('report.inRow', { row: String(row) })
          : this.text('report.inCell', { row: String(row), column });
    const given = { row: String(row), line: String(line), column: column ?? '', value: value ?? '' };
    const problem = this.text(`problems.${code}`, { ...given, ...params });
    const parts = { where, problem, action: this.text(`actions.${action}`) };
    const shown = value === null || value === '' ? null : onOneLine(value);
    return onOneLine(
      shown === null
        ? this.text('report.withoutValue', parts)
        : this.text('report.withValue', { ...parts, value: shown }),
    );
  }

  /** The totals and how fast they came. */
  end({ totals, problems, dryRun, seconds }: RunFacts): string {
    return [
      this.text('report.totals', { ...totals, problems }),
      ...(totals.fatal ? [this.text('report.fatal', { read: totals.read })] : []),
      ...(dryRun ? [this.text('report.dryRun')] : []),
      this.text('report.rate', {
        seconds: Math.round(seconds * 10) / 10,
        rate: Math.round(totals.read / Math.max(seconds, 0.001)),
      }),
    ].join('\n');
  }

  /** Why a file could not be used at all. */
  unusable({ path, problem }: UnusableFileError): string {
    return this.text(`report.files.${problem}`, { path: onOneLine(path) });
  }

  /** How far it is. */
  progress(bytes: number, size: number, rows: number): string {
    const percent = size === 0 ? 100 : Math.floor((bytes / size) * 100);
    return this.text('report.progress', { percent, rows });
  }
}

/** A file's text must not move the reader's cursor or break the line. */
function onOneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
