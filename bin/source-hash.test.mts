import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSources } from './source-hash.mjs';

let root: string;
const write = (name: string, text: string) => writeFileSync(path.join(root, name), text);
const hash = (salt?: string) => hashSources(root, ['app', 'lib', 'absent.ts'], salt);

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'attest-hash-'));
  mkdirSync(path.join(root, 'app/page'), { recursive: true });
  mkdirSync(path.join(root, 'lib/testing'), { recursive: true });
  write('app/page/page.tsx', 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

it('stays the same while nothing changes', () => {
  expect(hash()).toBe(hash());
});

it('changes when a file is edited, added, renamed or removed, and with the salt', () => {
  const seen = [hash(), hash('another key')];
  write('app/page/page.tsx', 'two');
  seen.push(hash());
  write('lib/new.ts', 'three');
  seen.push(hash());
  renameSync(path.join(root, 'lib/new.ts'), path.join(root, 'lib/newer.ts'));
  seen.push(hash());
  rmSync(path.join(root, 'app/page/page.tsx'));
  seen.push(hash());
  expect(new Set(seen).size).toBe(seen.length);
});

it('does not look at tests', () => {
  const before = hash();
  write('app/page/page.test.tsx', 'test');
  write('app/page/page.db.test.ts', 'test');
  write('lib/long.trial.ts', 'test');
  write('lib/testing/helper.ts', 'test');
  expect(hash()).toBe(before);
});
