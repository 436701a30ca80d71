import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReturnCode, normaliseReturnCode, returnCodeOf, shownReturnCode } from '@/lib/auth/return-code';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('newReturnCode', () => {
  it('is five groups of five, 24 of the 25 characters random: 120 bits', () => {
    expect(newReturnCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}$/);
  });

  it('uses every letter in every place, and repeats none of 20,000', () => {
    const codes = Array.from({ length: 20_000 }, newReturnCode);
    expect(new Set(codes).size).toBe(codes.length);
    for (let place = 0; place < 24; place++) {
      const seen = new Set(codes.map((code) => code.replaceAll('-', '').charAt(place)));
      expect(seen.size, `place ${place}`).toBe(32);
    }
  });
});

describe('returnCodeOf', () => {
  const secret = (n: number): string => `${String(n).padStart(5, '0')}${'s'.repeat(38)}`;

  it('is the same code for the same secret, in the form of every other', () => {
    expect(returnCodeOf(secret(1))).toBe(returnCodeOf(secret(1)));
    expect(normaliseReturnCode(returnCodeOf(secret(1)))).toBe(returnCodeOf(secret(1)).replaceAll('-', ''));
  });

  it('uses every letter in every place, and repeats none of 5,000', () => {
    const codes = Array.from({ length: 5_000 }, (_, n) => returnCodeOf(secret(n)));
    expect(new Set(codes).size).toBe(codes.length);
    for (let place = 0; place < 24; place++) {
      const seen = new Set(codes.map((code) => code.replaceAll('-', '').charAt(place)));
      expect(seen.size, `place ${place}`).toBe(32);
    }
  });
});

describe('normaliseReturnCode', () => {
  it('reads back what it makes, however it is written', () => {
    for (let n = 0; n < 200; n++) {
      const code = newReturnCode();
      const plain = code.replaceAll('-', '');
      expect(normaliseReturnCode(code)).toBe(plain);
      expect(normaliseReturnCode(` ${code.toLowerCase().replaceAll('-', '  ')}\n`)).toBe(plain);
      expect(normaliseReturnCode(code.replaceAll('-', '–').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(
        plain,
      );
      expect(
        normaliseReturnCode(code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))),
      ).toBe(plain);
      expect(normaliseReturnCode(`\u200f${code}\u200e`)).toBe(plain);
      expect(shownReturnCode(plain)).toBe(code);
    }
  });

  it('notices any one wrong character', () => {
    fc.assert(
      fc.property(fc.nat(24), fc.integer({ min: 1, max: 31 }), (place, shift) => {
        const plain = newReturnCode().replaceAll('-', '');
        const wrong = ALPHABET.charAt((ALPHABET.indexOf(plain.charAt(place)) + shift) % 32);
        expect(normaliseReturnCode(plain.slice(0, place) + wrong + plain.slice(place + 1))).toBeNull();
      }),
    );
  });

  it('refuses what is no code, and never throws', () => {
    for (const text of ['', 'CH-2026-0001', 'U'.repeat(25), 'A'.repeat(10_000)])
      expect(normaliseReturnCode(text)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const read = normaliseReturnCode(text);
        expect(read === null || read.length === 25).toBe(true);
      }),
    );
  });
});
