import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { objectOf, RECORDED_TYPES, type LedgerAct, type RecordedType } from '@/lib/domain/ledger/act';
import { sayAct, type LedgerWords } from '@/lib/i18n/ledger-words';
import enumsAr from '@/messages/ar/enums.json';
import historyAr from '@/messages/ar/history.json';
import ledgerAr from '@/messages/ar/ledger.json';
import enumsEn from '@/messages/en/enums.json';
import historyEn from '@/messages/en/history.json';
import ledgerEn from '@/messages/en/ledger.json';

type Catalogue = Record<string, unknown>;
type Say = (key: string, values?: Record<string, string | number>) => string;

/** Fails at a word that is missing, as the pages' own translator only reports it. */
function translator(locale: string, messages: Catalogue, namespace?: string): Say & { has: Say } {
  return createTranslator({
    locale,
    messages,
    ...(namespace === undefined ? {} : { namespace }),
    onError: (error: Error) => {
      throw error;
    },
  } as never) as never;
}

function wordsOf(locale: string, history: Catalogue, ledger: Catalogue, enums: Catalogue): LedgerWords {
  const [say, sayOther, words] = [
    translator(locale, history, 'event'),
    translator(locale, ledger, 'event'),
    translator(locale, enums),
  ];
  return {
    say: (key, values) => say(key, values),
    sayAct: (key, values) => sayOther(key, values),
    enumWord: (key) => (words.has(key) ? words(key) : null),
    person: () => 'Nada Aziz',
    who: () => 'Ines Okafor',
    actor: () => 'Ines Okafor',
    unit: () => 'Falcon Squadron',
    organisation: () => 'Nahr Documentation',
    figure: () => ({ figure: 'Strikes to date', month: 'March 2019' }),
    delegation: () => ({
      giver: 'Ines Okafor',
      delegate: 'Lena Brandt',
      from: '1 Mar 2019',
      until: '8 Mar 2019',
    }),
    day: () => '5 Jan 2019',
  };
}

const LANGUAGES = [
  ['en', wordsOf('en', historyEn, ledgerEn, enumsEn)],
  ['ar', wordsOf('ar', historyAr, ledgerAr, enumsAr)],
] as const;

const act = (type: RecordedType, payload: LedgerAct['payload'] = {}): LedgerAct => ({
  ...{ seq: 7, leafHash: '00', type, actorKind: 'SUPERVISOR', actorId: null, payload },
  ...{ fromStatus: null, toStatus: null, cycle: 1, outcome: null, reason: null },
  ...{ recordedAt: '2019-03-05T10:00:00.000Z', effectiveAt: null, effectivePrecision: 'INSTANT' },
  object: { kind: objectOf(type) === 'BATCH' ? 'CASE' : objectOf(type), id: 'an id' },
});

describe.each(LANGUAGES)('acts in words (%s)', (_locale, words) => {
  it.each(RECORDED_TYPES)('says %s', (type) => {
    const said = sayAct(words, act(type));
    expect(said).toMatch(/\S.*[.:]/);
    expect(said).not.toContain(type);
  });
});

describe('acts that belong to no case', () => {
  const [, english] = LANGUAGES[0];
  it('begin as sentences do', () => {
    const byNobodyNamed = { ...english, who: () => 'the operator' };
    expect(sayAct(byNobodyNamed, act('UNIT_CREATED'))).toMatch(/^The operator entered/);
  });
  it.each<[RecordedType, LedgerAct['payload'], string]>([
    ['UNIT_CREATED', {}, 'Ines Okafor entered the unit Falcon Squadron.'],
    ['ROLE_CHANGED', { from: 'ANALYST', to: 'AUDITOR' }, 'Auditor instead of Analyst'],
    ['ACCOUNT_CREATED', { role: 'ANALYST' }, 'the account of Nada Aziz, with the role: Analyst.'],
    ['ACCOUNT_CREATED', {}, 'Ines Okafor created the account of Nada Aziz.'],
    ['STATED_FIGURE_CONFIRMED', {}, 'confirmed a stated figure: Strikes to date, March 2019.'],
    ['DELEGATION_GIVEN', {}, 'Ines Okafor lent Lena Brandt the authority to decide cases'],
  ])('%s names who and what', (type, payload, part) => {
    expect(sayAct(english, act(type, payload))).toContain(part);
  });
});
