import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';
import { commitmentOf, commitTo } from '@/lib/ledger/commitment';
import { entryTemplate, entryText, leafHash, type EntryContent } from '@/lib/ledger/entry';

const VECTORS = '../shared/vectors/rfc8785';

describe('canonical JSON', () => {
  const names = existsSync(VECTORS) ? readdirSync(VECTORS).filter((name) => name.endsWith('.in.json')) : [];
  it.skipIf(names.length === 0)(`agrees with the public vectors (${names.length} found)`, () => {
    for (const name of names) {
      const given = JSON.parse(readFileSync(`${VECTORS}/${name}`, 'utf8')) as Json;
      const wanted = readFileSync(`${VECTORS}/${name.replace('.in.', '.out.')}`, 'utf8').trimEnd();
      expect(canonicalJson(given), name).toBe(wanted);
    }
  });

  it('sorts members by code units, not by any language', () => {
    expect(
      canonicalJson({ b: 1, a: [true, null], '\u20ac': 'x', '\r': 'y', '\ud83d\ude00': 2, '\ufb33': 3 }),
    ).toBe('{"\\r":"y","a":[true,null],"b":1,"\u20ac":"x","\ud83d\ude00":2,"\ufb33":3}');
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => canonicalJson('\ud800')).toThrow(TypeError);
  });

  it('says the same of any value, in whatever order its members come', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = canonicalJson(value as Json);
        expect(canonicalJson(JSON.parse(once) as Json)).toBe(once);
      }),
    );
  });
});

describe('entries', () => {
  const content: EntryContent = {
    action: 'CASE_RECEIVED',
    actor: null,
    change: { cycle: 1, from: null, to: 'RECEIVED' },
    commitments: [
      { field: 'ALLEGATION.place', before: null, after: 'aa' },
      { field: 'ALLEGATION.narrative', before: null, after: 'bb' },
    ],
    effective: null,
    event: '00000000-0000-4000-8000-000000000001',
    evidence: [],
    object: { id: '00000000-0000-4000-8000-000000000002', kind: 'CASE' },
    payload: { channel: 'WEB_FORM' },
    role: 'PUBLIC',
  };

  it('are canonical for every sequence number and time', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_007_199_254_740_991n }), (seq) => {
        const text = entryText(entryTemplate(content), seq, '2026-11-22T10:00:00.000Z');
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });

  it('hash as RFC 6962 leaves', () => {
    expect(leafHash(new Uint8Array()).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it('commit to a value so that the salt opens it and another value does not', () => {
    const { valueJson, salt, commitment } = commitTo('Tell Ruman');
    expect(commitmentOf(valueJson, salt)).toEqual(commitment);
    expect(commitmentOf('"Tell Rumman"', salt)).not.toEqual(commitment);
    expect(commitTo('Tell Ruman').commitment).not.toEqual(commitment);
  });
});
