import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './folders.mjs';

/** Versions below these have known holes. `npm audit` cannot answer behind a closed network, so they stand here. */
const FLOORS: Readonly<Record<string, string>> = {
  next: '16.3.8',
  'next-auth': '4.24.15',
  sharp: '0.35.0',
  nodemailer: '9.0.1',
  tar: '7.5.19',
  postcss: '8.5.12',
};

const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string }>;
};

function isBelow(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => text.split('-')[0]?.split('.').map(Number) ?? []);
  for (let n = 0; n < 3; n += 1) {
    const [mine = 0, least = 0] = [a?.[n], b?.[n]];
    if (mine !== least) return mine < least;
  }
  return false;
}

it('locks no package below the version that mended a known hole', () => {
  const low = Object.entries(packages).flatMap(([where, { version = '0' }]) => {
    const name = where.slice(where.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const floor = FLOORS[name];
    return floor !== undefined && isBelow(version, floor) ? [`${where} ${version} < ${floor}`] : [];
  });
  expect(low).toEqual([]);
});

it('compares versions by number', () => {
  expect(isBelow('8.5.9', '8.5.12')).toBe(true);
  expect(isBelow('16.4.6', '16.3.8')).toBe(false);
});
