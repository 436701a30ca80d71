import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANSWERS,
  EMPTY_DETERMINATION,
  type DeterminationContent,
} from '@/lib/domain/assessment/determination';
import { draftDifferences, draftFields } from '@/lib/domain/assessment/draft-fields';
import { mergeDrafts, withFieldsOf } from '@/lib/domain/assessment/merge-drafts';
import { OUTCOMES } from '@/lib/domain/assessment/outcome';
import { CONSULTED_SOURCES, CONSULTED_STATES } from '@/lib/domain/assessment/sources-consulted';
import { REPLY_USES } from '@/lib/domain/assessment/weighed-reply';
import { sameValue } from '@/lib/domain/shared/same-value';

const words = fc.constantFrom('', 'A house was hit.', 'Two houses were hit.', 'بيتان');
const number = fc.constantFrom(null, 0, 1, 2);
const answer = fc.record({ answer: fc.constantFrom(null, ...ANSWERS), note: words });
const source = (name: (typeof CONSULTED_SOURCES)[number]) =>
  fc.option(
    fc.record({ source: fc.constant(name), state: fc.constantFrom(...CONSULTED_STATES), reason: words }),
    {
      nil: undefined,
    },
  );
const finding = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  text: words,
  citations: fc.uniqueArray(
    fc.constantFrom(
      { kind: 'EVIDENCE' as const, id: 'e1' },
      { kind: 'URL' as const, url: 'https://example.org/a' },
    ),
    { maxLength: 2 },
  ),
});

const reply = fc.record({
  rfiId: fc.constantFrom('r1', 'r2', 'r3'),
  use: fc.constantFrom(null, ...REPLY_USES),
  how: words,
});

const draft: fc.Arbitrary<DeterminationContent> = fc
  .record({
    outcome: fc.constantFrom(null, ...OUTCOMES),
    publicText: words,
    killed: fc.record({ best: number, min: number, max: number }),
    HARM: answer,
    first: source(CONSULTED_SOURCES[0]),
    second: source(CONSULTED_SOURCES[1]),
    contraryEvidence: fc.constantFrom(
      { kind: 'NONE' as const },
      { kind: 'NAMED' as const, text: 'A log says otherwise.' },
    ),
    findings: fc.uniqueArray(finding, { selector: ({ id }) => id, maxLength: 4 }),
    replies: fc
      .uniqueArray(reply, { selector: ({ rfiId }) => rfiId, maxLength: 3 })
      .map((rows) => rows.toSorted((a, b) => (a.rfiId < b.rfiId ? -1 : 1))),
  })
  .map(({ HARM, first, second, ...given }) => ({
    ...EMPTY_DETERMINATION,
    ...given,
    answers: { ...EMPTY_DETERMINATION.answers, HARM },
    sourcesConsulted: [first, second].filter((row) => row !== undefined),
  }));

const changedFields = (from: DeterminationContent, to: DeterminationContent): readonly string[] =>
  draftDifferences(from, to).map(({ field }) => field);

describe('putting two drafts together', () => {
  it('gives the other text where I changed nothing, and mine where the other did not', () => {
    fc.assert(
      fc.property(draft, draft, (base, theirs) => {
        expect(mergeDrafts(base, base, theirs).merged).toEqual(theirs);
        expect(mergeDrafts(base, theirs, base).merged).toEqual(theirs);
        expect(mergeDrafts(base, theirs, theirs).merged).toEqual(theirs);
        expect(mergeDrafts(base, base, theirs).conflicts).toEqual([]);
        expect(mergeDrafts(base, base, theirs).taken.toSorted()).toEqual(
          changedFields(base, theirs).toSorted(),
        );
      }),
    );
  });

  it('is in conflict over exactly the parts that both changed to different things, and keeps mine there', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, mine, theirs) => {
        const { merged, conflicts, taken } = mergeDrafts(base, mine, theirs);
        const [own, other] = [changedFields(base, mine), changedFields(base, theirs)];
        const apart = changedFields(mine, theirs);
        const both = own.filter((field) => other.includes(field) && apart.includes(field));
        expect(conflicts.map(({ field }) => field).toSorted()).toEqual(both.toSorted());
        const [parts, my, their] = [draftFields(merged), draftFields(mine), draftFields(theirs)];
        for (const field of own) expect(sameValue(parts.get(field), my.get(field))).toBe(true);
        for (const field of taken) expect(sameValue(parts.get(field), their.get(field))).toBe(true);
      }),
    );
  });

  it('comes to the same whoever saves first, where nobody changed what the other did', () => {
    fc.assert(
      fc.property(draft, draft, draft, fc.infiniteStream(fc.boolean()), (base, one, two, coin) => {
        const fields = [...new Set([...changedFields(base, one), ...changedFields(base, two)])];
        const sides = fields.map((field) => [field, coin.next().value === true] as const);
        const of = (side: boolean) => sides.filter(([, mine]) => mine === side).map(([field]) => field);
        const [mine, theirs] = [withFieldsOf(base, one, of(true)), withFieldsOf(base, two, of(false))];
        const merged = mergeDrafts(base, mine, theirs);
        expect(merged.conflicts).toEqual([]);
        expect(mergeDrafts(base, theirs, mine).merged).toEqual(merged.merged);
      }),
    );
  });

  it('takes what was chosen of the other text', () => {
    const base = EMPTY_DETERMINATION;
    const mine = { ...base, publicText: 'Mine.', lessons: 'Mine too.' };
    const theirs = { ...base, publicText: 'Theirs.', findings: [{ id: 'f', text: 'Seen.', citations: [] }] };
    const { merged, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual([{ field: 'publicText', mine: 'Mine.', theirs: 'Theirs.' }]);
    expect(withFieldsOf(merged, theirs, ['publicText'])).toEqual({
      ...base,
      publicText: 'Theirs.',
      lessons: 'Mine too.',
      findings: theirs.findings,
    });
  });

  it('asks whether a finding goes that one took away while the other rewrote it', () => {
    const base = { ...EMPTY_DETERMINATION, findings: [{ id: 'f', text: 'Seen.', citations: [] }] };
    const mine = EMPTY_DETERMINATION;
    const theirs = { ...base, findings: [{ id: 'f', text: 'Seen twice.', citations: [] }] };
    const { conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual([{ field: 'findings.f', mine: null, theirs: theirs.findings[0] }]);
  });
});
