import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DeterminationFields } from './determination-fields';
import { missingForSubmission, type SubmissionFacts } from '@/lib/domain/assessment/completeness';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import {
  CITABLE_EXAMPLE,
  CREDIBLE_EXAMPLE,
  DUPLICATE_EXAMPLE,
  NO_ACTION_EXAMPLE,
} from '@/lib/domain/assessment/example-determinations';
import type { Problem } from '@/lib/domain/shared/outcome';
import arCommon from '@/messages/ar/common.json';
import arDetermination from '@/messages/ar/determination.json';
import arEnums from '@/messages/ar/enums.json';
import arProblems from '@/messages/ar/problems.json';
import enCommon from '@/messages/en/common.json';
import enDetermination from '@/messages/en/determination.json';
import enEnums from '@/messages/en/enums.json';
import enProblems from '@/messages/en/problems.json';
import { determinationTexts, readDeterminationTexts } from '@/lib/schemas/determination-texts';

const MESSAGES = {
  en: { common: enCommon, determination: enDetermination, enums: enEnums, problems: enProblems },
  ar: { common: arCommon, determination: arDetermination, enums: arEnums, problems: arProblems },
};

function markup(
  locale: 'en' | 'ar',
  content: DeterminationContent,
  problems: readonly Problem[] = [],
): string {
  const fields = createElement(DeterminationFields, {
    state: { values: determinationTexts(content), problems },
    rfisSent: 0,
    isMet: null,
    sources: SOURCES,
    newIds: ['new-1', 'new-2', 'new-3'],
    moreRows: 0,
    onMore: () => undefined,
  });
  const onError = (error: Error): never => {
    throw error;
  };
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale,
      messages: MESSAGES[locale],
      timeZone: 'UTC',
      onError,
      children: fields,
    }),
  );
}

const idsIn = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? ''));

const NOTHING_DONE: SubmissionFacts = {
  id: 'case-1',
  status: 'UNDER_INITIAL_ASSESSMENT',
  rfisSent: 0,
  duplicateCount: 2,
};
const SELF = {
  caseId: 'case-1',
  reference: 'CH-2017-0007',
  status: 'RECEIVED',
  cycle: 1,
  duplicateOfId: 'x',
} as const;
const SOURCES = {
  evidence: [{ id: 'evidence-1', number: 1, name: 'Photograph of the mill' }],
  replies: [{ id: 'rfi-1', number: 1, name: 'At what hour?' }],
};
const WRONG = { min: 5, best: -1, max: 1_000_000 };

/** Determinations that between them break every rule there is. */
const BROKEN: readonly DeterminationContent[] = [
  EMPTY_DETERMINATION,
  {
    ...EMPTY_DETERMINATION,
    outcome: 'CREDIBLE',
    reason: 'ONLY_MILITARY_TARGETS',
    killed: WRONG,
    injured: WRONG,
  },
  { ...CREDIBLE_EXAMPLE, killed: { min: 0, best: 0, max: 0 } },
  { ...EMPTY_DETERMINATION, outcome: 'NON_CREDIBLE' },
  { ...NO_ACTION_EXAMPLE, killed: { min: 1, best: 2, max: 3 }, injured: { min: 1, best: 2, max: 3 } },
  { ...EMPTY_DETERMINATION, outcome: 'NON_CREDIBLE', reason: 'INSUFFICIENT_INFORMATION' },
  { ...EMPTY_DETERMINATION, outcome: 'NON_CREDIBLE', reason: 'NO_ACTION_IN_AREA' },
  {
    ...NO_ACTION_EXAMPLE,
    placeSearch: { latinTexts: [], arabicTexts: [], candidateIds: [], noneFound: false },
    strikeQuery: { centre: null, radiusKm: null, from: '', to: '', logsCovered: [], hits: null },
  },
  { ...EMPTY_DETERMINATION, outcome: 'DUPLICATE', killed: WRONG },
  DUPLICATE_EXAMPLE,
  {
    ...DUPLICATE_EXAMPLE,
    findings: [
      { id: 'new-1', text: '', citations: [] },
      {
        id: 'new-2',
        text: '',
        citations: [
          { kind: 'EVIDENCE', id: 'elsewhere' },
          { kind: 'URL', url: 'x' },
        ],
      },
    ],
    killedMen: { min: 3, max: 1 },
    injuredWomen: { min: -1, max: 0.5 },
    criminality: { kind: 'RAISED', text: '' },
  },
  { ...NO_ACTION_EXAMPLE, killedWomen: { min: 1, max: 2 } },
  {
    ...DUPLICATE_EXAMPLE,
    ...{
      killed: { min: 1, best: 2, max: 2 },
      killedMen: { min: 2, max: 2 },
      killedChildren: { min: 1, max: 1 },
    },
    ...{
      injured: { min: 1, best: 2, max: 2 },
      injuredMen: { min: 2, max: 2 },
      injuredWomen: { min: 1, max: 1 },
    },
  },
];

describe('the form of a determination', () => {
  const problems = [
    ...BROKEN.flatMap((content) => missingForSubmission(content, NOTHING_DONE, SELF, CITABLE_EXAMPLE)),
    ...readDeterminationTexts(
      new Map([
        ['strikeQuery.centre.lat', ['north']],
        ['strikeQuery.centre.lon', ['east']],
        ['strikeQuery.radiusKm', ['far']],
        ['strikeQuery.to', ['x'.repeat(20_001)]],
        ['answers.HARM.note', ['x'.repeat(20_001)]],
        ['contraryEvidence.text', ['x'.repeat(20_001)]],
      ]),
    ).problems,
  ];

  it('has an element for every field a problem can name, so that each line of the summary leads somewhere', () => {
    const ids = idsIn(markup('en', EMPTY_DETERMINATION));
    const fields = [...new Set(problems.map(({ field }) => field ?? ''))];
    expect(fields.length).toBeGreaterThan(35);
    expect(fields.filter((field) => !ids.has(field))).toEqual([]);
  });

  it.each(['en', 'ar'] as const)('says each problem once beside its field, in words: %s', (locale) => {
    const byField = new Map(problems.map((problem) => [`${problem.code} ${problem.field ?? ''}`, problem]));
    const html = markup(locale, EMPTY_DETERMINATION, [...byField.values()]);
    expect(html.match(/class="err"/g)).toHaveLength(byField.size);
  });

  it('has every id once', () => {
    const ids = [...markup('en', NO_ACTION_EXAMPLE).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows written findings with what they cite, and two blank rows below', () => {
    const html = markup('en', CREDIBLE_EXAMPLE);
    const rows = [...html.matchAll(/<fieldset[^>]* id="findings\.([^."]+)"/g)].map((match) => match[1]);
    expect(rows).toEqual(['f1', 'f2', 'new-1', 'new-2']);
    const ticked = [...html.matchAll(/name="(findings\.[^"]+)" checked="" value="yes"/g)].map(
      (match) => match[1],
    );
    expect(ticked).toEqual(['findings.f1.EVIDENCE.evidence-1', 'findings.f1.RFI_REPLY.rfi-1']);
  });

  it('keeps in sight what holds something, whatever outcome is chosen', () => {
    const html = markup('en', { ...CREDIBLE_EXAMPLE, placeSearch: NO_ACTION_EXAMPLE.placeSearch });
    expect(html).toMatch(/class="dt-part"><fieldset[^>]*id="placeSearch"/);
    expect(html).toMatch(/class="dt-part when-no-action"><fieldset[^>]*id="strikeQuery"/);
  });
});
