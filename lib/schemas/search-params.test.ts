import { describe, expect, it } from 'vitest';
import { cursorText, portalFilter } from '@/lib/schemas/portal-filter';
import { searchText } from '@/lib/schemas/search-params';

const ID = '11111111-2222-4333-8444-555555555555';

describe('a text of an address', () => {
  it.each([
    [undefined, ''],
    [[], ''],
    [['first', 'second'], 'first'],
    [' \u0000Tell\u0000 Ruman ', 'Tell Ruman'],
    ['\ud800', '\ufffd'],
    ['a'.repeat(10_000), 'a'.repeat(200)],
    [`${'a'.repeat(199)}😀`, 'a'.repeat(199)],
    [`${'a'.repeat(198)}😀`, `${'a'.repeat(198)}😀`],
  ])('%j is read as %j', (value, text) => {
    expect(searchText({ q: value }, 'q')).toBe(text);
    expect(searchText({ q: value }, 'role')).toBe('');
  });
});

describe("an organisation's list", () => {
  it.each([
    [{ code: '\u0000' }],
    [{ code: 'a'.repeat(101) }],
    [{ year: '\u0000' }],
    [{ year: '1e9' }],
    [{ after: `0000-01-01T00:00:00Z_${ID}` }],
    [{ after: `2018-01-01T00:00:00Z_${'-'.repeat(36)}` }],
    [{ state: ['LOST', 'OPEN'] }],
  ])('takes %j for nothing chosen', (given) => {
    expect(portalFilter.parse(given)).toEqual({ state: null, year: null, code: null, after: null });
  });

  it('reads what is left of a text, and a place', () => {
    const after = { receivedAt: '2018-01-01T00:00:00.000Z', id: ID };
    expect(portalFilter.parse({ code: 'NR\u0000-7', after: cursorText(after) })).toMatchObject({
      code: 'NR-7',
      after,
    });
  });
});
