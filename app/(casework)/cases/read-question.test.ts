import { describe, expect, it } from 'vitest';
import { cursorText, readQuestion } from './read-question';

const ID = '11111111-2222-4333-8444-555555555555';

describe('the address of a worklist', () => {
  it('starts with all open cases, oldest first', () => {
    expect(readQuestion({})).toMatchObject({
      question: { view: 'open', sort: 'received', descending: false, after: null, before: null },
      given: { view: 'open' },
      first: 1,
    });
  });

  it('reads every filter, and drops what it does not understand', () => {
    const read = readQuestion({
      view: 'mine',
      q: '  CH-2026-0001 ',
      state: 'RECEIVED',
      area: 'SY-RA',
      source: 'NGO',
      assigned: 'nobody',
      from: '2017-03-01',
      to: '2017-02-31',
      sort: '-incident',
    });
    expect(read.question.filters).toEqual({
      text: 'CH-2026-0001',
      status: 'RECEIVED',
      governorate: 'SY-RA',
      sourceKind: 'NGO',
      assignee: 'NOBODY',
      from: '2017-03-01',
      to: null,
    });
    expect(read.given).toEqual({
      view: 'mine',
      q: 'CH-2026-0001',
      state: 'RECEIVED',
      area: 'SY-RA',
      source: 'NGO',
      assigned: 'nobody',
      from: '2017-03-01',
      sort: '-incident',
    });
  });

  it.each([
    [{ view: 'everything', state: 'LOST', area: 'XX-YY', source: 'ORACLE', assigned: 'me', sort: 'luck' }],
    [{ view: 'open', sort: 'closed' }],
    [{ state: ['RECEIVEDX', 'RECEIVED'] }],
  ])('falls back for %o', (params) => {
    expect(readQuestion(params).given).toEqual({ view: 'open' });
  });

  it('goes on from a place, and only from one that fits the order', () => {
    const cursor = '2017-03-01 00:00:00+00';
    const after = cursorText({ cursor, id: ID });
    expect(readQuestion({ after, n: '51' })).toMatchObject({
      question: { after: { value: cursor, id: ID } },
      first: 51,
    });
    expect(readQuestion({ after: `now~${ID}` }).question.after).toBeNull();
    expect(readQuestion({ sort: 'reference', after: `CH-2026-0001~${ID}` }).question.after).not.toBeNull();
    expect(readQuestion({ after: `${cursor}~x`, n: '51' })).toMatchObject({
      question: { after: null },
      first: 1,
    });
    expect(readQuestion({ n: '-3', after })).toMatchObject({ first: 1 });
  });

  it('leaves out what a database cannot hold', () => {
    expect(readQuestion({ q: '\u0000', state: 'RECEI\u0000VED' }).given).toEqual({
      view: 'open',
      state: 'RECEIVED',
    });
    expect(readQuestion({ q: 'Tell\u0000 Ruman' }).given.q).toBe('Tell Ruman');
    // Cut in the middle of a character of two halves.
    expect(readQuestion({ q: `${'a'.repeat(199)}😀` }).given.q).toBe('a'.repeat(199));
    expect(readQuestion({ q: 'a'.repeat(10_000) }).given.q).toBe('a'.repeat(200));
  });

  it.each([
    ['reference', 'CH-2026-0001', true],
    ['reference', "CH-2026-0001' or true", false],
    ['reference', 'a'.repeat(100), false],
    ['state', 'RECEIVED', true],
    ['state', 'LOST', false],
    ['received', '2017-03-01 00:00:00+00', true],
    ['received', '0000-01-01 00:00:00+00', false],
    ['received', '2017-02-30 00:00:00+00', false],
    ['incident', 'infinity', true],
    ['incident', '-infinity', false],
  ])('ordered by %s, takes %s for a place: %s', (sort, cursor, isPlace) => {
    const view = 'open';
    for (const way of ['after', 'before'] as const)
      expect(readQuestion({ view, sort, [way]: cursorText({ cursor, id: ID }) }).question[way] !== null).toBe(
        isPlace,
      );
  });
});
