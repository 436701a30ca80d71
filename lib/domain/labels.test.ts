import { readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from '@/lib/domain/case/transitions';
import { LABELLED_ENUMS } from '@/lib/domain/labels';
import { PROBLEM_CODES } from '@/lib/domain/shared/problem-codes';

type Tree = { readonly [key: string]: string | Tree };

function catalogue(language: string, namespace: string): Tree {
  const file = new URL(`../../messages/${language}/${namespace}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Tree;
}

function entries(tree: Tree, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : entries(value, `${prefix}${key}.`),
  );
}

const keys = (language: string, namespace: string): readonly string[] =>
  entries(catalogue(language, namespace))
    .map(([key]) => key)
    .sort();

/** A value for every parameter any of these messages takes; each message uses its own. */
const SAMPLES = {
  status: 'AWAITING_DECISION',
  source: 'STRIKE_LOG',
  question: 'HARM',
  figure: 'killed',
  part: 'max',
  month: '2018-11',
  from: '2014-08',
  until: '2018-11',
  by: 'Ines Okafor',
  giver: 'Amara Dietl',
  at: '5 Jan 2019',
  ...Object.fromEntries(
    'count days max most sum number expected stated recorded open reopened strikes killed carriedOver received completed credible duplicate nonCredible screenedOut value broughtIn decided hits'
      .split(' ')
      .map((name) => [name, 3]),
  ),
};

describe.each(['problems', 'enums', 'sentence'])('the catalogue %s', (namespace) => {
  it('has the same keys in English and Arabic', () => {
    expect(keys('ar', namespace)).toEqual(keys('en', namespace));
  });

  it.each(['en', 'ar'] as const)('can be rendered in %s, with no parameter unknown', (locale) => {
    const translate = createTranslator({
      locale,
      messages: catalogue(locale, namespace),
      onError: (error) => {
        throw error;
      },
    });
    for (const [key, message] of entries(catalogue(locale, namespace))) {
      const text = translate(key as never, SAMPLES as never);
      expect(text.trim(), key).not.toBe('');
      expect(text, `${key}: ${message}`).not.toMatch(/[{}]/);
    }
  });

  it('is written in Arabic where it is Arabic', () => {
    const foreign = entries(catalogue('ar', namespace)).filter(
      ([, message]) => !/\p{Script=Arabic}/u.test(message),
    );
    expect(foreign).toEqual([]);
  });
});

describe('labels', () => {
  it('stand for exactly the values of every enum', () => {
    const expected = Object.entries(LABELLED_ENUMS).flatMap(([name, values]) =>
      values.map((value) => `${name}.${value}`),
    );
    expect(keys('en', 'enums')).toEqual([...expected].sort());
  });
});

describe('problems', () => {
  it('have a message for each code and each required field', () => {
    const fields = TRANSITIONS.flatMap(({ required }) => required).map((field) => `missing.${field}`);
    expect(keys('en', 'problems')).toEqual(
      expect.arrayContaining([...new Set([...PROBLEM_CODES, ...fields])]),
    );
  });
});
