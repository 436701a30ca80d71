import { describe, expect, it } from 'vitest';
import { addCounts, countsLine, playwrightCounts, vitestCounts, withExitCode } from './test-counts.mjs';

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
