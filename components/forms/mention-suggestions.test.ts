import { describe, expect, it } from 'vitest';
import { nameBeingTyped, peopleCalled } from '@/components/forms/mention-suggestions';

describe('naming a colleague', () => {
  it.each([
    ['@', 1, { at: 0, start: '' }],
    ['Ask @Le', 7, { at: 4, start: 'Le' }],
    ['Ask @Le about it', 7, { at: 4, start: 'Le' }],
    ['اسأل @ليـ', 9, { at: 5, start: 'ليـ' }],
    ['(@I', 3, { at: 1, start: 'I' }],
  ])('is seen in %s', (text, caret, expected) => {
    expect(nameBeingTyped(text, caret)).toEqual(expected);
  });

  it.each([
    ['lena@example.org', 16],
    ['Ask @Lena about', 15],
    ['Ask Lena', 8],
    ['', 0],
  ])('is not seen in %s', (text, caret) => {
    expect(nameBeingTyped(text, caret)).toBeNull();
  });

  it('offers whoever has a name that begins so, six at most', () => {
    const people = ['Lena Brandt', 'Ines Okafor', 'Omar Lezin', 'ليلى حداد'].map((label) => ({
      value: label,
      label,
    }));
    expect(peopleCalled(people, 'le').map(({ label }) => label)).toEqual(['Lena Brandt', 'Omar Lezin']);
    expect(peopleCalled(people, 'حد').map(({ label }) => label)).toEqual(['ليلى حداد']);
    expect(peopleCalled([...people, ...people], '')).toHaveLength(6);
    expect(peopleCalled(people, 'okaforx')).toEqual([]);
  });
});
