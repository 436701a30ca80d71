import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partProblems } from '@/lib/domain/assessment/conceded-parts';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import { CONCEDED_PARTS, partsOf } from '@/lib/domain/assessment/people-parts';

const problems = (given: Partial<DeterminationContent>): readonly string[] =>
  partProblems({ ...EMPTY_DETERMINATION, ...given }).map(({ code, field }) => `${code} ${field ?? ''}`);
const exactly = (n: number) => ({ min: n, max: n });
const total = (min: number | null, max: number | null) => ({ min, best: null, max });

describe('conceded men, women and children', () => {
  const cases: readonly (readonly [string, Partial<DeterminationContent>, readonly string[]])[] = [
    ['nothing stated', {}, []],
    ['a total alone', { killed: total(2, 4) }, []],
    ['parts alone, the total not stated', { killedMen: exactly(9), killedChildren: exactly(9) }, []],
    [
      'parts that come to the total',
      { killed: total(3, 3), killedMen: exactly(1), killedWomen: exactly(2) },
      [],
    ],
    [
      'parts of which the certain fit, though the possible do not',
      {
        killed: total(2, 4),
        killedMen: { min: 1, max: 4 },
        killedWomen: { min: 0, max: 4 },
        killedChildren: { min: null, max: 4 },
      },
      [],
    ],
    [
      'parts that together are more',
      {
        killed: total(2, 4),
        killedMen: exactly(3),
        killedWomen: exactly(2),
      },
      ['determination.partsExceedTotal killedParts'],
    ],
    [
      'a part that is more by itself',
      {
        injured: total(0, 4),
        injuredChildren: { min: null, max: 5 },
      },
      ['determination.partExceedsTotal injuredChildren.max'],
    ],
    [
      'a part with only a lower end that is more',
      {
        injured: total(0, 4),
        injuredMen: { min: 5, max: null },
      },
      ['determination.partExceedsTotal injuredMen.max'],
    ],
    [
      'ends the wrong way round',
      { killedMen: { min: 2, max: 1 } },
      ['determination.partOrder killedMen.max'],
    ],
    [
      'what is no count',
      { killedMen: { min: -1, max: 1.5 } },
      ['determination.partNotWhole killedMen.min', 'determination.partNotWhole killedMen.max'],
    ],
    [
      'the injured do not count among the killed',
      {
        killed: total(1, 1),
        injured: total(5, 5),
        injuredMen: exactly(5),
        killedMen: exactly(1),
      },
      [],
    ],
  ];
  it.each(cases)('%s', (_name, given, expected) => {
    expect(problems(given)).toEqual(expected);
  });

  const count = fc.option(fc.nat(8));
  const range = fc.record({ min: count, max: count });
  const figures = fc.record(Object.fromEntries(CONCEDED_PARTS.map((part) => [part, range])));

  it('agree with their total wherever some division of it into men, women, children and others does', () => {
    fc.assert(
      fc.property(figures, fc.nat(12), (given, most) => {
        const content = { ...EMPTY_DETERMINATION, ...given, killed: total(0, most), injured: total(0, most) };
        const fits = (['killed', 'injured'] as const).every((figure) => {
          const parts = partsOf(figure).map((part) => content[part]);
          const isEachPossible = parts.every(
            ({ min, max }) => (max ?? min ?? 0) <= most && (min === null || max === null || min <= max),
          );
          return isEachPossible && parts.reduce((sum, { min }) => sum + (min ?? 0), 0) <= most;
        });
        expect(partProblems(content).length === 0).toBe(fits);
      }),
    );
  });

  it('are never made wrong by leaving something out', () => {
    fc.assert(
      fc.property(figures, fc.nat(12), fc.constantFrom(...CONCEDED_PARTS), (given, most, left) => {
        const content = { ...EMPTY_DETERMINATION, ...given, killed: total(0, most), injured: total(0, most) };
        const without = { ...content, [left]: { min: null, max: null } };
        const left_out = partProblems(without).map(({ code, field }) => `${code} ${field ?? ''}`);
        const before = partProblems(content);
        if (before.length === 0) expect(left_out).toEqual([]);
      }),
    );
  });
});
