import { describe, expect, it } from 'vitest';
import { EMPTY_DETERMINATION } from '@/lib/domain/assessment/determination';
import { DETERMINATION_LAYOUT } from '@/lib/domain/assessment/determination-layout';
import { CREDIBLE_EXAMPLE } from '@/lib/domain/assessment/example-determinations';
import { hashedContent } from '@/lib/domain/assessment/hashed-content';

/** Written out by hand: what determinations held before findings, parts, lessons and the criminality flag came. */
const FIRST_FIELDS = [
  'answers',
  'causeCode',
  'contraryEvidence',
  'duplicate',
  'injured',
  'killed',
  'outcome',
  'placeSearch',
  'publicText',
  'reason',
  'rfiImpossibleReason',
  'sourcesConsulted',
  'strikeQuery',
];

describe('what the content hash is taken of', () => {
  it('is what it was for a determination that says nothing of what came later', () => {
    expect(Object.keys(hashedContent(EMPTY_DETERMINATION, null)).sort()).toEqual(FIRST_FIELDS);
  });

  it.each([
    ['findings', CREDIBLE_EXAMPLE.findings],
    ['killedChildren', { min: 0, max: null }],
    ['injuredMen', { min: null, max: 0 }],
    ['replies', [{ rfiId: 'rfi-1', use: 'NOT_USED', how: 'It is about another day.' }]],
    ['lessons', 'People sleep in the mill.'],
    ['mitigations', 'The mill is on the list.'],
  ])('holds %s once it says something', (field, value) => {
    const hashed = hashedContent({ ...EMPTY_DETERMINATION, [field]: value }, null);
    expect(Object.keys(hashed).sort()).toEqual([...FIRST_FIELDS, field].sort());
    expect(hashed[field]).toEqual(value);
  });

  it('holds the criminality flag by its commitment and never by its words', () => {
    const raised = { ...EMPTY_DETERMINATION, criminality: { kind: 'RAISED', text: 'Secret.' } } as const;
    expect(Object.keys(hashedContent(raised, null)).sort()).toEqual(FIRST_FIELDS);
    expect(hashedContent(raised, 'abcd')).toMatchObject({ criminality: 'abcd' });
    expect(hashedContent(EMPTY_DETERMINATION, 'abcd')).toMatchObject({ criminality: 'abcd' });
    expect(JSON.stringify(hashedContent(raised, 'abcd'))).not.toContain('Secret');
  });
});

describe('the layout of a determination', () => {
  it('holds every field in exactly one part', () => {
    const fields = DETERMINATION_LAYOUT.flatMap((part) => [...part.fields]);
    expect([...fields].sort()).toEqual(Object.keys(EMPTY_DETERMINATION).sort());
  });
});
