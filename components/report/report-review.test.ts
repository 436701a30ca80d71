import { NextIntlClientProvider } from 'next-intl';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReportForm } from '@/components/report/report-form';
import { ReportReview } from '@/components/report/report-review';
import { ALLEGATION_FIELDS, readAllegationForm, type AllegationField } from '@/lib/schemas/allegation-form';
import common from '@/messages/en/common.json';
import enums from '@/messages/en/enums.json';
import evidence from '@/messages/en/evidence.json';
import problems from '@/messages/en/problems.json';
import report from '@/messages/en/report.json';
import track from '@/messages/en/track.json';

type Told = Readonly<Partial<Record<AllegationField, string>>>;

/** A report in which every box is filled in. */
const WHOLE: Told = {
  sourceKind: 'NGO',
  sourceName: 'Lamp and Well',
  language: 'en',
  narrative: 'Two explosions.',
  ourInvolvement: 'An aircraft before.',
  placeText: 'تل رمان',
  placeTextLatin: 'Tell Ruman',
  governorate: 'SY-RA',
  position: '35.9512, 39.0106',
  dateKind: 'BETWEEN',
  day: '3',
  month: '4',
  year: '2017',
  toDay: '5',
  toMonth: '6',
  toYear: '2018',
  timeKind: 'UNKNOWN',
  killedMin: '11',
  killedMax: '12',
  injuredMin: '13',
  injuredMax: '14',
  killedMenMin: '1',
  killedMenMax: '2',
  killedWomenMin: '3',
  killedWomenMax: '4',
  killedChildrenMin: '5',
  killedChildrenMax: '6',
  property: 'A school.',
  links: 'https://a.example/1',
  codes: 'A-1',
  contactKind: 'CONTACT',
  contactName: 'N. N.',
  contactTelephone: '555',
  contactEmail: 'n@a.example',
  contactOther: 'By a friend.',
  consentReview: 'yes',
};

/** Where a box counts only beside other answers. */
const A_DAY = { dateKind: 'DAY', toDay: '', toMonth: '', toYear: '' } as const;
const CLOCKS = { ...A_DAY, timeKind: 'BETWEEN', clock: '02:00', clockTo: '03:00' } as const;
const BESIDE: Partial<Record<AllegationField, Told>> = {
  timeKind: { ...CLOCKS, timeWords: '' },
  clock: CLOCKS,
  clockTo: CLOCKS,
  timeWords: { ...A_DAY, timeKind: 'WORDS', timeWords: 'at dawn' },
};

/** Another answer to the same question. */
const CHANGED: Told = {
  sourceKind: 'MEDIA',
  governorate: 'SY-HL',
  position: '36.0001, 38.5000',
  dateKind: 'UNKNOWN',
  timeKind: 'UNKNOWN',
  clock: '01:15',
  clockTo: '04:45',
  timeWords: 'after the noon prayer',
  year: '2016',
  links: 'https://b.example/2',
  contactKind: 'ANONYMOUS',
  contactEmail: 'm@b.example',
  consentPublish: 'yes',
  consentOrganisations: 'yes',
};

/** What has no answer to choose: the page's language, and the consent without which nothing can be reviewed. */
const NO_CHOICE: readonly AllegationField[] = ['language', 'consentReview'];

function markup(element: ReactElement): string {
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale: 'en',
      messages: { common, enums, evidence, problems, report, track },
      timeZone: 'UTC',
      onError: (error) => {
        throw error;
      },
      children: element,
    }),
  );
}

function reviewed(told: Told, isMember: boolean): string {
  const fields = new Map(Object.entries(told).map(([name, value]) => [name, [value]]));
  const read = readAllegationForm(fields, '2026-11-23T12:00:00.000Z');
  if (!read.ok) throw new Error(JSON.stringify(read));
  const where = { draft: '0123456789abcdef', action: '/send', back: '/report' };
  return markup(createElement(ReportReview, { ...read.value, ...where, files: [], isMember }));
}

function namesAsked(isMember: boolean): readonly string[] {
  const form = createElement(ReportForm, {
    locale: 'en',
    action: '/submit',
    isMember,
    state: null,
    draft: null,
    files: [],
    refused: [],
    limits: { files: 20, bytes: 1_000 },
  });
  const ofTheForm = ['go', 'files'];
  const names = [...markup(form).matchAll(/ name="([^"]+)"/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].filter((name) => !ofTheForm.includes(name));
}

describe('reading a report through before it is sent', () => {
  it('knows every question that the form asks', () => {
    const asked = new Set([...namesAsked(false), ...namesAsked(true)]);
    expect([...asked].sort()).toEqual([...ALLEGATION_FIELDS].sort());
  });

  it.each(ALLEGATION_FIELDS.filter((name) => !NO_CHOICE.includes(name)))(
    'shows what was said as %s',
    (name) => {
      const isMember = name === 'codes';
      const before = { ...WHOLE, ...BESIDE[name] };
      const was = before[name] ?? '';
      const after = {
        ...before,
        [name]: CHANGED[name] ?? (/^\d+$/.test(was) ? other(was) : `${was} And more.`),
      };
      expect(reviewed(after, isMember)).not.toBe(reviewed(before, isMember));
    },
  );
});

/** Another number that fits where this one stood: a lower end stays below its upper end. */
function other(number: string): string {
  return String(Number(number) - 1);
}
