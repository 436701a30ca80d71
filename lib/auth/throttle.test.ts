import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayFor, SIGN_IN_RULES, Throttle, waitAfter, type ThrottleRules } from '@/lib/auth/throttle';

const RULES: ThrottleRules = { ...SIGN_IN_RULES, calmPerMinute: 10, mostPairs: 100 };

describe('a pair', () => {
  it('may fail five times before it waits, then twice as long each time, up to the cap', () => {
    expect([0, 4, 5, 6, 7].map((failures) => waitAfter(failures, RULES))).toEqual([
      0, 0, 1_000, 2_000, 4_000,
    ]);
    expect(waitAfter(1_000_000, RULES)).toBe(RULES.longestWaitMs);
  });

  it('gets no answer while it waits, and one afterwards', () => {
    const throttle = new Throttle(RULES);
    for (let n = 0; n < 6; n++) throttle.failed('ines|a', 0);
    expect(throttle.waitFor('ines|a', 0)).toBe(2_000);
    expect(throttle.waitFor('ines|a', 1_999)).toBe(1);
    expect(throttle.waitFor('ines|a', 2_000)).toBe(0);
  });

  it('is never locked out by another source, whatever that one does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(600_000), { maxLength: 200 }), (times) => {
        const throttle = new Throttle(RULES);
        for (const at of [...times].sort((a, b) => a - b)) throttle.failed('ines|attacker', at);
        expect(throttle.waitFor('ines|home', 600_000)).toBe(0);
        expect(throttle.delay(600_000)).toBeLessThanOrEqual(RULES.longestDelayMs);
      }),
    );
  });

  it('starts afresh after a success, and after an hour without a failure', () => {
    const throttle = new Throttle(RULES);
    for (let n = 0; n < 9; n++) throttle.failed('ines|a', 0);
    throttle.succeeded('ines|a');
    expect(throttle.waitFor('ines|a', 0)).toBe(0);
    for (let n = 0; n < 9; n++) throttle.failed('ines|a', 0);
    throttle.failed('ines|a', RULES.forgetAfterMs);
    expect(throttle.waitFor('ines|a', RULES.forgetAfterMs)).toBe(0);
  });

  it('counts tries at the same moment, before any answer is known', () => {
    const throttle = new Throttle(RULES);
    const answered = Array.from({ length: 50 }, () => {
      if (throttle.waitFor('ines|a', 0) > 0) return false;
      throttle.failed('ines|a', 0);
      return true;
    });
    expect(answered.filter(Boolean)).toHaveLength(RULES.freeTries);
  });
});

describe('over all', () => {
  it('delays everyone a little when many fail, and refuses nobody', () => {
    expect(delayFor(10, RULES)).toBe(0);
    expect(delayFor(20, RULES)).toBe(100);
    expect(delayFor(1_000_000, RULES)).toBe(RULES.longestDelayMs);
  });

  it('forgets failures after a minute', () => {
    const throttle = new Throttle(RULES);
    for (let n = 0; n < 60; n++) throttle.failed(`someone|${n}`, 0);
    expect(throttle.delay(59_999)).toBe(500);
    expect(throttle.delay(60_000)).toBe(0);
  });

  it('takes a success back', () => {
    const throttle = new Throttle({ ...RULES, calmPerMinute: 0 });
    throttle.failed('ines|a', 0);
    throttle.succeeded('ines|a');
    expect(throttle.delay(0)).toBe(0);
  });

  it('remembers no more pairs than it may', () => {
    const throttle = new Throttle(RULES);
    for (let n = 0; n < 5; n++) throttle.failed('first', 0);
    expect(throttle.waitFor('first', 0)).toBe(1_000);
    for (let n = 0; n < RULES.mostPairs; n++) throttle.failed(`other|${n}`, 0);
    expect(throttle.waitFor('first', 0)).toBe(0);
  });
});
