import { describe, expect, it } from 'vitest';
import { readLedgerQuestion } from './read-ledger-question';
import { NO_LEDGER_FILTERS } from '@/lib/domain/ledger/act';

const PERSON = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('the address of the ledger', () => {
  it('asks for the newest of all where it says nothing', () => {
    expect(readLedgerQuestion({})).toEqual({
      question: { filters: NO_LEDGER_FILTERS, before: null, after: null },
      given: {},
      notUnderstood: [],
    });
  });

  it('is read part by part, and given back for the next page', () => {
    const asked = { object: 'UNIT', actors: 'OPERATOR', by: PERSON, from: '2019-03-01', to: '2019-03-31' };
    const { question, given, notUnderstood } = readLedgerQuestion({ ...asked, before: '120' });
    expect(question).toEqual({
      filters: {
        ...{ object: 'UNIT', actors: 'OPERATOR', personId: PERSON },
        ...{ from: '2019-03-01', to: '2019-03-31' },
      },
      before: 120,
      after: null,
    });
    expect(given).toEqual(asked);
    expect(notUnderstood).toEqual([]);
  });

  it('leaves out what is not understood, and names it', () => {
    const { question, given, notUnderstood } = readLedgerQuestion({
      ...{ object: 'WEATHER', actors: 'SYSTEM', by: 'Lena', from: '2019-02-30', to: 'yesterday' },
      ...{ before: '-3', after: '1e3' },
    });
    expect(question).toEqual({ filters: NO_LEDGER_FILTERS, before: null, after: null });
    expect(given).toEqual({});
    expect(notUnderstood).toEqual(['object', 'actors', 'by', 'from', 'to']);
  });

  it('goes back to what is newer than the very first entry', () => {
    expect(readLedgerQuestion({ after: '0' }).question).toMatchObject({ before: null, after: 0 });
    expect(readLedgerQuestion({ after: '7', before: '9' }).question).toMatchObject({
      before: 9,
      after: null,
    });
  });
});
