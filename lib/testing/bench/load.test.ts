import { describe, expect, it } from 'vitest';
import { measure, measureInTurn, quantile } from '@/lib/testing/bench/load';

describe('quantile', () => {
  it('is the nearest rank', () => {
    const times = Array.from({ length: 100 }, (_none, n) => 100 - n);
    expect(quantile(times, 0.5)).toBe(50);
    expect(quantile(times, 0.95)).toBe(95);
    expect(quantile([7], 0.5)).toBe(7);
    expect(() => quantile([], 0.5)).toThrow('nothing was measured');
  });
});

describe('measure', () => {
  it('uses each item once, the first ones to warm up, never more at once than asked', async () => {
    const seen: number[] = [];
    let now = 0;
    let most = 0;
    const { requests, p50 } = await measure(
      {
        make: async (count) => Array.from({ length: count }, (_none, n) => n),
        run: async (item) => {
          now += 1;
          most = Math.max(most, now);
          await new Promise(setImmediate);
          seen.push(item);
          now -= 1;
        },
      },
      { concurrency: 4, warmUp: 3, most: 20, seconds: 60 },
    );
    expect(requests).toBe(20);
    expect(p50).toBeGreaterThan(0);
    expect(most).toBe(4);
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_none, n) => n));
    expect(new Set(seen.slice(0, 3))).toEqual(new Set([0, 1, 2]));
  });

  it('stops when the time is over', async () => {
    const { requests } = await measure(
      {
        make: async (count) => Array.from({ length: count }, (_none, n) => n),
        run: async () => {
          const until = performance.now() + 2;
          while (performance.now() < until);
        },
      },
      { concurrency: 1, warmUp: 0, most: 100_000, seconds: 0.02 },
    );
    expect(requests).toBeGreaterThan(0);
    expect(requests).toBeLessThan(100);
  });

  it('does not pass over a failure', async () => {
    const failing = {
      make: async () => [1, 2],
      run: async () => Promise.reject(new Error('503')),
    };
    await expect(measure(failing, { concurrency: 1, warmUp: 0, most: 2, seconds: 1 })).rejects.toThrow('503');
  });
});

describe('measureInTurn', () => {
  it('does one of each after the other, each going first every other time, and counts no warming up', async () => {
    const order: string[] = [];
    const work = (name: string) => ({
      make: async (count: number) => Array.from({ length: count }, (_none, n) => n),
      run: async (item: unknown) => void order.push(`${name}${String(item)}`),
    });
    const found = await measureInTurn({ a: work('a'), b: work('b') }, { warmUp: 1, most: 2, seconds: 60 });
    expect(order).toEqual(['a0', 'b0', 'b1', 'a1', 'a2', 'b2']);
    expect(found.a.requests).toBe(2);
    expect(found.b.requests).toBe(2);
  });
});
