import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireWritable } from './folders.mjs';

describe('requireWritable', () => {
  it('makes the folder and those above it, closed to listing by others', () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'attest-folders-')), 'a', 'b');
    requireWritable(folder, 'a test');
    requireWritable(folder, 'a test');
    expect(statSync(folder).mode & 0o777).toBe(0o711);
  });

  it.runIf(process.platform === 'linux')('says so where a folder can hold no other', () => {
    expect(() => requireWritable('/proc/attest/deeper', 'a test')).toThrow(/cannot be written to/);
  });
});
