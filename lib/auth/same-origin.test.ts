import { describe, expect, it } from 'vitest';
import { isSameOrigin } from '@/lib/auth/same-origin';

const ORIGIN = 'https://review.example.org';
const asked = (headers: Record<string, string>, cookieAuthority = true): boolean =>
  isSameOrigin(new Headers({ host: 'review.example.org', ...headers }), { origin: ORIGIN, cookieAuthority });

describe('isSameOrigin', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin', origin: ORIGIN }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    [{ 'sec-fetch-site': 'cross-site', origin: ORIGIN }, false],
    [{ 'sec-fetch-site': 'same-site', origin: ORIGIN }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: ORIGIN }, true],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'https://review.example.org.evil.example' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://evil.example', referer: `${ORIGIN}/cases` }, false],
    [{ referer: `${ORIGIN}/cases` }, true],
    [{ referer: 'https://evil.example/review.example.org' }, false],
    [{ referer: 'not an address' }, false],
    [{}, false],
  ])('%j: %s', (headers, expected) => {
    expect(asked(headers)).toBe(expected);
  });

  it('lets a public form through that says nothing of where it came from, but not one that says it came from elsewhere', () => {
    expect(asked({}, false)).toBe(true);
    expect(asked({ origin: 'https://evil.example' }, false)).toBe(false);
    expect(asked({ 'sec-fetch-site': 'cross-site' }, false)).toBe(false);
  });

  it('knows the site by its set origin too, where a proxy changes the host', () => {
    expect(asked({ host: 'app:3000', origin: ORIGIN })).toBe(true);
    expect(
      isSameOrigin(new Headers({ host: 'app:3000', origin: ORIGIN }), {
        origin: undefined,
        cookieAuthority: true,
      }),
    ).toBe(false);
  });
});
