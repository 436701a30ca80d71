import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rangeOver } from '@/lib/domain/case/claimed-range';

it.each([
  [[], { min: null, max: null, stated: 0, of: 0 }],
  [[{ min: null, max: null }], { min: null, max: null, stated: 0, of: 1 }],
  [
    [
      { min: 2, max: 4 },
      { min: 3, max: 9 },
    ],
    { min: 2, max: 9, stated: 2, of: 2 },
  ],
  [
    [
      { min: 5, max: null },
      { min: null, max: 3 },
      { min: null, max: null },
    ],
    { min: 3, max: 5, stated: 2, of: 3 },
  ],
])('puts %j together', (claims, expected) => {
  expect(rangeOver(claims)).toEqual(expected);
});

it('holds every figure that anyone names, whatever the order', () => {
  const end = fc.option(fc.nat({ max: 500 }), { nil: null });
  const claim = fc
    .record({ min: end, max: end })
    .map(({ min, max }) =>
      min !== null && max !== null ? { min: Math.min(min, max), max: Math.max(min, max) } : { min, max },
    );
  fc.assert(
    fc.property(fc.array(claim), (claims) => {
      const { min, max, stated, of } = rangeOver(claims);
      const figures = claims.flatMap((one) => [one.min, one.max]).filter((one) => one !== null);
      expect(of).toBe(claims.length);
      expect(figures.every((one) => min !== null && max !== null && min <= one && one <= max)).toBe(true);
      expect(stated === 0).toBe(figures.length === 0);
      expect(rangeOver(claims.toReversed())).toEqual({ min, max, stated, of });
    }),
  );
});
