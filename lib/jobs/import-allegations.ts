import type { RowAnswer, RowFate } from '@/lib/db/commands/import-batch';
import { bringInAllegations } from '@/lib/db/commands/import-allegations';
import { bringInAssessments, type AssessmentToBringIn } from '@/lib/db/commands/import-assessments';
import type { OperatorActor } from '@/lib/domain/case/actor';
import { readAirwarsAssessments } from '@/lib/import/airwars-assessments';
import { readAirwarsIncidents } from '@/lib/import/airwars-incidents';
import { indexAirwarsStatements, type StatementIndex } from '@/lib/import/airwars-statements';
import type { ImportItem, ImportProblem } from '@/lib/import/problem';
import { allegationFrom, assessmentFrom } from '@/lib/jobs/import-airwars-rows';
import { openImportFile, readImportFile, type ImportFile } from '@/lib/jobs/import-file';
import { problemOfObstacle } from '@/lib/jobs/import-obstacles';

/** The formats the import reads. */
export const IMPORT_FORMATS = ['airwars-incidents', 'airwars-assessments'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export type ImportRequest = {
  readonly format: ImportFormat;
  readonly path: string;
  /** The statements that go with assessments, where they lie in a file of their own. */
  readonly statementsPath: string | null;
  readonly dryRun: boolean;
  /** Later dates are refused. YYYY-MM-DD. */
  readonly today: string;
};

/** Hears of everything while it happens; a problem is told once, in the order of the rows. */
export type ImportListener = {
  readonly onProblem: (problem: ImportProblem) => void | Promise<void>;
  /** Bytes read of the file, its size, and rows done. */
  readonly onProgress: (bytes: number, size: number, rows: number) => void;
};

/** read = created + updated + unchanged + setAside + rejected, unless the file is fatal: then less was read than it holds. */
export type ImportTotals = {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Repeats, and rows that would override what stands; each is among the problems. */
  readonly setAside: number;
  readonly rejected: number;
  /** The file could not be read to its end. */
  readonly fatal: boolean;
};

const ROWS_PER_TRANSACTION = 200;

const COUNTED: Readonly<Record<RowFate, Exclude<keyof ImportTotals, 'read' | 'fatal'>>> = {
  CREATED: 'created',
  UPDATED: 'updated',
  UNCHANGED: 'unchanged',
  SET_ASIDE: 'setAside',
  REJECTED: 'rejected',
};

/**
 * Imports a file, some hundred rows a transaction; what is done stays done, and running it again goes on where it was
 * interrupted (rows are keyed by the source's own key). A dry run decides the same and writes nothing. Memory does not grow
 * with the file but for the keys of its rows. Throws UnusableFileError for a file that cannot be opened.
 */
export async function importAllegations(
  actor: OperatorActor,
  request: ImportRequest,
  listener: ImportListener,
): Promise<ImportTotals> {
  const file = await openImportFile(request.path);
  if (request.format === 'airwars-incidents') {
    const incidents = (bytes: AsyncIterable<Uint8Array>) =>
      readAirwarsIncidents(bytes, { today: request.today });
    return importRows(file, incidents, allegationFrom, listener, (rows) =>
      bringInAllegations(actor, 'airwars', rows, request.dryRun),
    );
  }
  const statements = await readStatements(request, listener);
  if (statements === null) return { ...NOTHING, fatal: true };
  const assessments = (bytes: AsyncIterable<Uint8Array>) =>
    readAirwarsAssessments(bytes, { today: request.today, ...statements });
  const assumed = new Map<string, string>();
  return importRows(file, assessments, assessmentFrom, listener, async (rows) => {
    const options = { dryRun: request.dryRun, fileSha256: file.sha256, assumed };
    const answers = await bringInAssessments(actor, 'airwars', rows, options);
    if (request.dryRun) assume(assumed, rows, answers);
    return answers;
  });
}

/** A dry run remembers what a row would have left behind for a later one of the same key: a decision after none. */
function assume(
  assumed: Map<string, string>,
  rows: readonly AssessmentToBringIn[],
  answers: readonly RowAnswer[],
): void {
  for (const [n, row] of rows.entries()) {
    const isApplied = answers[n]?.fate === 'CREATED' || answers[n]?.fate === 'UPDATED';
    if (isApplied && row.determination === null) assumed.set(row.sourceKey, row.contentHash);
  }
}

async function readStatements(
  { statementsPath, today }: ImportRequest,
  listener: ImportListener,
): Promise<{ readonly statements?: StatementIndex } | null> {
  if (statementsPath === null) return {};
  const file = await openImportFile(statementsPath);
  const { index, problems, complete } = await indexAirwarsStatements(readImportFile(file), today);
  for (const problem of problems) await listener.onProblem(problem);
  return complete ? { statements: index } : null;
}

/** The totals of a file of which nothing was read. */
export const NOTHING: ImportTotals = {
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  setAside: 0,
  rejected: 0,
  fatal: false,
};

async function importRows<T extends { readonly sourceKey: string }, R extends { readonly sourceKey: string }>(
  file: ImportFile,
  read: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<ImportItem<T>>,
  map: (record: T) => R,
  { onProblem, onProgress }: ImportListener,
  apply: (rows: readonly R[]) => Promise<readonly RowAnswer[]>,
): Promise<ImportTotals> {
  const totals = { ...NOTHING };
  let waiting: ImportItem<T>[] = [];
  let keys = new Set<string>();
  let bytes = 0;
  let working: Promise<void> = Promise.resolve();

  const settle = async (items: readonly ImportItem<T>[], upTo: number): Promise<void> => {
    const rows = items.flatMap((item) => (item.kind === 'RECORD' ? [map(item.record)] : []));
    const answers = rows.length === 0 ? [] : await apply(rows);
    let next = 0;
    for (const item of items) {
      for (const problem of item.problems) await onProblem(problem);
      if (item.kind === 'FILE') totals.fatal ||= item.fatal;
      else totals.read += 1;
      if (item.kind === 'SET_ASIDE' || item.kind === 'REJECTED') totals[COUNTED[item.kind]] += 1;
      if (item.kind !== 'RECORD') continue;
      const answer = answers[next];
      next += 1;
      if (answer === undefined) throw new Error(`row ${item.row} was not answered`);
      totals[COUNTED[answer.fate]] += 1;
      if (answer.obstacle) await onProblem(problemOfObstacle(item, answer.obstacle));
    }
    onProgress(upTo, file.size, totals.read);
  };
  // The database works on some rows while the next are read; never on two lots at once.
  const handOver = async (): Promise<void> => {
    const [items, upTo] = [waiting, bytes];
    waiting = [];
    keys = new Set();
    await working;
    working = settle(items, upTo);
    // Its failure is told where it is awaited; until then it is not unhandled.
    working.catch(() => undefined);
  };

  const counted = readImportFile(file, (passed) => {
    bytes = passed;
  });
  try {
    for await (const item of read(counted)) {
      // The second row of a key must see what the first one did.
      if (item.kind === 'RECORD' && keys.has(item.record.sourceKey)) await handOver();
      waiting.push(item);
      if (item.kind === 'RECORD') keys.add(item.record.sourceKey);
      if (waiting.length >= ROWS_PER_TRANSACTION) await handOver();
    }
    await handOver();
  } finally {
    await working;
  }
  return totals;
}
