import { createReadStream } from 'node:fs';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { readAirwarsAssessments } from '@/lib/import/airwars-assessments';
import { readAirwarsIncidents } from '@/lib/import/airwars-incidents';
import { indexAirwarsStatements } from '@/lib/import/airwars-statements';
import { IMPORT_ACTIONS, IMPORT_PROBLEM_CODES, type ImportProblem } from '@/lib/import/problem';
import arabic from '@/messages/ar/import.json';
import english from '@/messages/en/import.json';

const open = (name: string) => createReadStream(new URL(`./fixtures/${name}.csv`, import.meta.url));

async function everyProblem(): Promise<ImportProblem[]> {
  const { index, problems } = await indexAirwarsStatements(open('statements-quirks'), '2026-11-22');
  const all = [...problems];
  const options = { today: '2026-11-22', statements: index };
  for await (const item of readAirwarsIncidents(open('incidents-quirks'), options))
    all.push(...item.problems);
  for await (const item of readAirwarsAssessments(open('assessments-quirks'), options))
    all.push(...item.problems);
  return all;
}

describe.each([
  ['en', english],
  ['ar', arabic],
] as const)('texts of the import in %s', (locale, messages) => {
  it('name every problem and every action, and nothing else', () => {
    expect(Object.keys(messages.problems).sort()).toEqual([...IMPORT_PROBLEM_CODES].sort());
    expect(Object.keys(messages.actions).sort()).toEqual([...IMPORT_ACTIONS].sort());
  });

  it('find all they need in the problem itself', async () => {
    const problems = await everyProblem();
    expect(new Set(problems.map(({ code }) => code)).size).toBeGreaterThan(40);
    const t = createTranslator({
      locale,
      messages: { import: messages },
      onError: (error) => {
        throw error;
      },
    });
    for (const { code, row, line, column, value, params } of problems) {
      const text = t(`import.problems.${code}`, {
        row,
        line,
        column: column ?? '',
        value: value ?? '',
        ...params,
      });
      expect(text).not.toMatch(/[{}]/);
    }
  });
});
