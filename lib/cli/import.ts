import { EXIT, requiredOption, textOption, UsageError, type CommandContext } from '@/lib/cli/command';
import { ImportReport } from '@/lib/cli/import-report';
import { ProgressBar } from '@/lib/cli/progress-bar';
import type { ImportProblem } from '@/lib/import/problem';
import {
  importAllegations,
  IMPORT_FORMATS,
  NOTHING,
  type ImportRequest,
  type ImportTotals,
} from '@/lib/jobs/import-allegations';
import { UnusableFileError } from '@/lib/jobs/import-file';
import type { Locale } from '@/lib/i18n/locales';

/**
 * `import allegations FILE`: brings a file in and lists everything that is to be known of it. Exit code 0 unless the file
 * could not be read to its end.
 */
export async function importFile(context: CommandContext): Promise<number> {
  const request = requestOf(context);
  const report = new ImportReport(localeOf(context));
  const output = context.json ? new JsonOutput(context, request) : new TextOutput(context, report);
  const bar = new ProgressBar(context.io);
  const began = performance.now();
  let problems = 0;
  try {
    const totals = await importAllegations(context.actor, request, {
      onProblem: (problem) => {
        bar.clear();
        problems += 1;
        output.problem(problem);
      },
      onProgress: (bytes, size, rows) => bar.show(bytes, size, report.progress(bytes, size, rows)),
    });
    bar.clear();
    const seconds = (performance.now() - began) / 1000;
    output.end(totals, report.end({ totals, problems, dryRun: request.dryRun, seconds }));
    return totals.fatal ? EXIT.refused : EXIT.done;
  } catch (error) {
    bar.clear();
    if (!(error instanceof UnusableFileError)) throw error;
    output.unusable(report.unusable(error), error.problem);
    return EXIT.refused;
  }
}

function requestOf(context: CommandContext): ImportRequest {
  const [path, ...more] = context.positionals;
  if (path === undefined || more.length > 0) throw new UsageError('name one file');
  const asked = requiredOption(context, 'format');
  const format = IMPORT_FORMATS.find((name) => name === asked);
  if (!format) throw new UsageError(`--format is one of ${IMPORT_FORMATS.join(', ')}`);
  const statementsPath = textOption(context, 'statements') ?? null;
  if (statementsPath !== null && format !== 'airwars-assessments')
    throw new UsageError('--statements goes with --format airwars-assessments');
  const today = new Date().toISOString().slice(0, 10);
  return { path, format, statementsPath, dryRun: context.options['dry-run'] === true, today };
}

function localeOf(context: CommandContext): Locale {
  const locale = textOption(context, 'locale') ?? 'en';
  if (locale !== 'en' && locale !== 'ar') throw new UsageError('--locale is en or ar');
  return locale;
}

/** A list for people, and the totals under it. */
class TextOutput {
  constructor(
    private readonly context: CommandContext,
    private readonly report: ImportReport,
  ) {}

  problem(problem: ImportProblem): void {
    this.context.io.write(`${this.report.problem(problem)}\n`);
  }

  end(_totals: ImportTotals, words: string): void {
    this.context.io.write(`${words}\n`);
  }

  unusable(words: string): void {
    this.context.io.note(`${words}\n`);
  }
}

/** One JSON object, written as it comes: the problems of a large file are not held in memory. */
class JsonOutput {
  private problems = 0;

  constructor(
    private readonly context: CommandContext,
    private readonly request: ImportRequest,
  ) {}

  problem(problem: ImportProblem): void {
    this.context.io.write(`${this.problems === 0 ? '{"problems":[' : ','}${JSON.stringify(problem)}`);
    this.problems += 1;
  }

  end(totals: ImportTotals, words: string): void {
    const { format, dryRun } = this.request;
    const members = JSON.stringify({ ...totals, format, dryRun }).slice(1);
    this.context.io.write(`${this.problems === 0 ? '{"problems":[' : ''}],${members}\n`);
    this.context.io.note(`${words}\n`);
  }

  unusable(words: string, error: UnusableFileError['problem']): void {
    const { format, dryRun } = this.request;
    const members = JSON.stringify({ ...NOTHING, format, dryRun, fatal: true, error }).slice(1);
    this.context.io.write(`${this.problems === 0 ? '{"problems":[' : ''}],${members}\n`);
    this.context.io.note(`${words}\n`);
  }
}
