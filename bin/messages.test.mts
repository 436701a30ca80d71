import { describe, expect, it } from 'vitest';
import { requireDatabaseUrl, requireVersion, shownUrl, withDatabase } from './database.mjs';
import { nodeProblem } from './folders.mjs';
import { npmRemedy } from './install.mjs';
import { findProgram } from './outside-tools.mjs';
import { Explained, failureText, spokenTime } from './terminal.mjs';

describe('nodeProblem', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });
  it.each(['18.20.4', '20.18.3', '19.9.0'])('names %s and what is needed', (version) => {
    expect(nodeProblem(version)).toContain(version);
    expect(nodeProblem(version)).toContain('20.19');
  });
});

describe('requireVersion', () => {
  it.each([150_000, 150_012, 160_004, 170_002, 180_004])('accepts %i', (version) => {
    expect(() => requireVersion(version)).not.toThrow();
  });
  it.each([140_011, 190_000])('refuses %i', (version) => {
    expect(() => requireVersion(version)).toThrow('versions 15 to 18');
  });
});

describe('requireDatabaseUrl', () => {
  it.each(['postgres://u@h/d', 'postgresql://u:p@h:5432/d?sslmode=require'])('accepts %s', (url) => {
    expect(() => requireDatabaseUrl(url)).not.toThrow();
  });
  it.each(['garbage', 'https://db.example/attest', 'host=db user=u:s3cret'])(
    'says of %s what to set, and does not repeat it',
    (url) => {
      expect(() => requireDatabaseUrl(url)).toThrow(/DATABASE_URL is not/);
      expect(() => requireDatabaseUrl(url)).not.toThrow(url);
    },
  );
});

describe('npmRemedy', () => {
  it('tells a closed network, a stale lockfile, a full disk and missing rights apart', () => {
    expect(npmRemedy('npm error code ENOTFOUND\nregistry.example')).toContain('registry cannot be reached');
    expect(npmRemedy('npm error code EUSAGE')).toContain('do not agree');
    expect(npmRemedy('npm error code ENOSPC')).toContain('disk is full');
    expect(npmRemedy('npm error code EACCES')).toContain('may not write');
    expect(npmRemedy('something new')).toBeUndefined();
  });
});

describe('shownUrl', () => {
  it('leaves the password and the options out', () => {
    const url = 'postgresql://owner:s3cret@db.example:5432/attest?sslkey=private';
    expect(shownUrl(url)).toBe('postgresql://owner@db.example:5432/attest');
    expect(withDatabase(url, 'other')).toBe('postgresql://owner:s3cret@db.example:5432/other?sslkey=private');
  });
});

describe('failureText', () => {
  it('is the explanation and the remedy, without a stack', () => {
    expect(failureText(new Explained('It broke.', 'Mend it.'))).toBe('It broke.\nMend it.');
    expect(failureText(new Error('unforeseen'))).toMatch(/unforeseen\n\s+at /);
  });
});

describe('spokenTime', () => {
  it.each([
    [40, '0.0 s'],
    [1_240, '1.2 s'],
    [9_960, '10 s'],
    [59_700, '1 min 00 s'],
    [125_000, '2 min 05 s'],
  ])('%i ms is %s', (milliseconds, text) => {
    expect(spokenTime(milliseconds)).toBe(text);
  });
});

describe('findProgram', () => {
  it('looks along the search path and finds nothing where nothing is', () => {
    expect(findProgram('sh', '/nowhere:/bin:/usr/bin')).toMatch(/\/bin\/sh$/);
    expect(findProgram('sh', '/nowhere')).toBeUndefined();
    expect(findProgram('sh', '')).toBeUndefined();
  });
});
