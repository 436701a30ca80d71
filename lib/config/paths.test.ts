import { describe, expect, it } from 'vitest';
import { isLocalPath, localPathOr, paths } from './paths';

describe('paths', () => {
  it('encodes what comes from a record or a person', () => {
    expect(paths.case('A/../B?x')).toBe('/cases/A%2F..%2FB%3Fx');
    expect(paths.language('ar', '/cases?view=mine&page=2')).toBe(
      '/language/ar?to=%2Fcases%3Fview%3Dmine%26page%3D2',
    );
  });

  it('leaves out filters that are not set', () => {
    expect(paths.cases()).toBe('/cases');
    expect(paths.cases({ view: 'decide', area: '', n: 51 })).toBe('/cases?view=decide&n=51');
  });
});

describe('isLocalPath', () => {
  it.each(['/', '/cases', '/cases?view=mine', '/a//b'])('accepts %s', (to) => {
    expect(isLocalPath(to)).toBe(true);
  });

  it.each([
    '',
    'cases',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\\b',
    '/a\nb',
    '/\t/evil.example',
  ])('refuses %j', (to) => {
    expect(isLocalPath(to)).toBe(false);
    expect(localPathOr(to)).toBe('/');
  });
});
