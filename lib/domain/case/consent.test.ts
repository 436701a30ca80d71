import { describe, expect, it } from 'vitest';
import { standingConsents, whyWithheld } from '@/lib/domain/case/consent';

const ALL = { review: true, publishPlaceAndFigures: true, askOrganisations: true };

describe('the consents that stand', () => {
  it.each([
    ['all given', ALL, [], ['REVIEW', 'PUBLISH', 'ASK_ORGANISATIONS', 'CONTACT']],
    [
      'not to publish',
      { ...ALL, publishPlaceAndFigures: false },
      [],
      ['REVIEW', 'ASK_ORGANISATIONS', 'CONTACT'],
    ],
    ['one taken back', ALL, ['PUBLISH'], ['REVIEW', 'ASK_ORGANISATIONS', 'CONTACT']],
    ['none asked for', null, [], ['CONTACT']],
  ] as const)('%s', (_name, given, withdrawn, standing) => {
    expect(standingConsents(given, withdrawn)).toEqual(standing);
  });

  it('say why day and place are withheld', () => {
    expect(whyWithheld(ALL, [])).toBeNull();
    expect(whyWithheld(null, [])).toBeNull();
    expect(whyWithheld(null, ['PUBLISH'])).toBe('TAKEN_BACK');
    expect(whyWithheld(ALL, ['PUBLISH'])).toBe('TAKEN_BACK');
    expect(whyWithheld(ALL, ['REVIEW'])).toBeNull();
    expect(whyWithheld({ ...ALL, publishPlaceAndFigures: false }, [])).toBe('REFUSED');
    expect(whyWithheld({}, [])).toBe('REFUSED');
  });
});
