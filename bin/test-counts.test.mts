import { describe, expect, it } from 'vitest';
import path from 'node:path';
import { ROOT } from './folders.mjs';
import {
  addCounts,
  countsLine,
  playwrightCounts,
  playwrightFailures,
  vitestCounts,
  vitestFailures,
  withExitCode,
} from './test-counts.mjs';

describe('vitestCounts', () => {
  it('counts a file that could not be loaded as one failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });
});

describe('playwrightCounts', () => {
  it('counts a test that needed a second try as a failure', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightCounts({ stats })).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('counts an error outside any test', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(playwrightCounts({ stats, errors: [{}, {}] }).failed).toBe(1);
  });
});

describe('what failed', () => {
  it('is named with what it said, in brief and without colours', () => {
    const said = `\u001b[31mexpected 50\u001b[39m\n${'line\n'.repeat(40)}`;
    const report = {
      testResults: [
        {
          name: path.join(ROOT, 'lib', 'a.test.ts'),
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'good', failureMessages: [] },
            { status: 'failed', fullName: 'of its days', failureMessages: [said] },
          ],
        },
        { name: 'lib/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
        { name: 'lib/c.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    const found = vitestFailures(report);
    expect(found.map(({ test }) => test)).toEqual([
      `${path.join('lib', 'a.test.ts')} > of its days`,
      'lib/b.test.ts',
    ]);
    expect(found[0]?.message.split('\n')).toEqual(['expected 50', ...Array<string>(11).fill('line')]);
    expect(found[1]?.message).toBe('no such module');
  });

  it('is found in the suites of the browser tests however deep, and outside of any test', () => {
    const failed = {
      title: 'a supervisor returns',
      ok: false,
      file: 'journeys/returned.spec.ts',
      line: 9,
      tests: [{ results: [{ errors: [{ message: 'not visible' }] }] }],
    };
    const report = {
      suites: [{ suites: [{ specs: [failed, { ok: true }] }], specs: [] }],
      errors: [{ message: 'the worker ended' }],
    };
    expect(playwrightFailures(report)).toEqual([
      { test: 'journeys/returned.spec.ts:9 a supervisor returns', message: 'not visible' },
      { test: 'outside any test', message: 'the worker ended' },
    ]);
  });
});

describe('withExitCode', () => {
  it('never lets a tool that ended badly pass', () => {
    expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(withExitCode({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
    expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0);
  });
});

describe('countsLine', () => {
  it('names skipped tests only when there are some', () => {
    const sum = addCounts({ passed: 2, failed: 0, skipped: 0 }, { passed: 1, failed: 0, skipped: 0 });
    expect(countsLine(sum)).toBe('3 passed, 0 failed');
    expect(countsLine(addCounts(sum, { passed: 0, failed: 1, skipped: 4 }))).toBe(
      '3 passed, 1 failed, 4 skipped',
    );
  });
});
