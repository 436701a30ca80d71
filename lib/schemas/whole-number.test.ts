import { expect, it } from 'vitest';
import { wholeNumber } from '@/lib/schemas/form-texts';

it.each([
  ['0', 0],
  [' 12 ', 12],
  ['٢٣', 23],
  ['1,500', 1500],
  ['1 500', 1500],
  ['١٬٥٠٠', 1500],
  ['12 345 678', 12_345_678],
  ['999999999', 999_999_999],
])('%s is %i', (text, number) => {
  expect(wholeNumber(text)).toBe(number);
});

// Each of these was once a number of people: the space and the comma were taken away.
it.each([
  '2 3',
  '2, 3',
  '2,3',
  '1,5',
  '٢ ٣',
  '2-3',
  '1 50',
  '1,5000',
  '12,34',
  '1,234,5',
  '-1',
  '1e3',
  '1234567890',
  '',
])('%s is no whole number', (text) => {
  expect(wholeNumber(text)).toBeNull();
});
