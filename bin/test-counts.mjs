// @ts-check
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './folders.mjs';

/**
 * Adding up what the test tools report.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 *
 * Of vitest's json report, what is read here.
 * @typedef {{ status: string, fullName?: string, failureMessages?: string[] }} VitestTest
 * @typedef {{ name?: string, status: string, message?: string, assertionResults: VitestTest[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number, testResults?: VitestFile[] }} VitestReport
 *
 * Of Playwright's.
 * @typedef {{ message?: string }} Said
 * @typedef {{ ok: boolean, title?: string, file?: string, line?: number, tests?: { results: { errors?: Said[] }[] }[] }} PlaywrightSpec
 * @typedef {{ suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite
 * @typedef {{ expected: number, unexpected: number, flaky: number, skipped: number }} PlaywrightStats
 * @typedef {{ stats: PlaywrightStats, suites?: PlaywrightSuite[], errors?: Said[] }} PlaywrightReport
 */

/** @returns {Counts} */
export const noCounts = () => ({ passed: 0, failed: 0, skipped: 0 });

/** @param {...Counts} all @returns {Counts} */
export function addCounts(...all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    noCounts(),
  );
}

/**
 * A tool that ended badly without naming a failed test (a crash, an error outside any test) is one failure.
 * @param {Counts} counts @param {number} exitCode @returns {Counts}
 */
export const withExitCode = (counts, exitCode) =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/**
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const files = report.testResults ?? [];
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/**
 * @param {Pick<PlaywrightReport, 'stats' | 'errors'>} report a test that passed only on a retry is a failure
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors = [] }) {
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: failed === 0 ? Math.min(errors.length, 1) : failed,
    skipped: stats.skipped,
  };
}

/**
 * What failed and what it said first, to be said again at the end of a run whose output is long.
 * @typedef {{ test: string, message: string }} Failure
 */

/** How many lines of a failure are said again. */
const FIRST_LINES = 12;

/** @param {string} text @returns {string} without colours, its first lines */
const inBrief = (text) => stripVTControlCharacters(text).trim().split('\n').slice(0, FIRST_LINES).join('\n');

/**
 * @param {Pick<VitestReport, 'testResults'>} report
 * @returns {Failure[]}
 */
export function vitestFailures({ testResults = [] }) {
  return testResults.flatMap((file) => {
    const name = file.name ?? '';
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0)
      return file.status === 'failed' ? [{ test: name, message: inBrief(file.message ?? '') }] : [];
    return failed.map((test) => ({
      test: `${path.relative(ROOT, name)} > ${test.fullName ?? ''}`,
      message: inBrief((test.failureMessages ?? []).join('\n')),
    }));
  });
}

/**
 * @param {Pick<PlaywrightReport, 'suites' | 'errors'>} report
 * @returns {Failure[]}
 */
export function playwrightFailures({ suites = [], errors = [] }) {
  /** @param {PlaywrightSuite} suite @returns {Failure[]} */
  const ofSuite = (suite) => [
    ...(suite.suites ?? []).flatMap(ofSuite),
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok)
      .map((spec) => ({
        test: `${spec.file ?? ''}:${spec.line ?? ''} ${spec.title ?? ''}`,
        message: inBrief(
          (spec.tests ?? [])
            .flatMap((test) => test.results)
            .flatMap((result) => result.errors ?? [])
            .map((error) => error.message ?? '')
            .join('\n'),
        ),
      })),
  ];
  return [
    ...suites.flatMap(ofSuite),
    ...errors.map((error) => ({
      test: 'outside any test',
      message: inBrief(error.message ?? ''),
    })),
  ];
}

/**
 * The last line of a run.
 * @param {Counts} counts
 */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
