import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readAllegationForm } from '@/lib/schemas/allegation-form';
import { readLinks } from '@/lib/schemas/links';
import { cursorText, portalFilter } from '@/lib/schemas/portal-filter';

const NOW = '2026-11-22T12:00:00.000Z';
const WHOLE = {
  sourceKind: 'INDIVIDUAL',
  language: 'ar',
  narrative: 'سمعنا انفجارين.',
  placeText: 'تل رمان',
  dateKind: 'UNKNOWN',
  consentReview: 'yes',
};
const read = (fields: Readonly<Record<string, string>>) =>
  readAllegationForm(
    new Map(Object.entries({ ...WHOLE, ...fields }).map(([name, value]) => [name, [value]])),
    NOW,
  );

function contentOf(fields: Readonly<Record<string, string>>) {
  const outcome = read(fields);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.content;
}
function problemsOf(fields: Readonly<Record<string, string>>): string[] {
  const outcome = read(fields);
  return outcome.ok || outcome.kind !== 'REFUSAL'
    ? []
    : outcome.problems.map(({ code, field }) => `${field ?? ''} ${code}`);
}

describe('the report form', () => {
  it('says everything that is missing at once, in the order of the form', () => {
    const outcome = readAllegationForm(new Map(), NOW);
    expect(outcome).toMatchObject({
      ok: false,
      problems: [
        { field: 'sourceKind', code: 'allegation.sourceKindMissing' },
        { field: 'language', code: 'allegation.languageUnknown' },
        { field: 'narrative', code: 'missing.narrative' },
        { field: 'placeText', code: 'missing.placeText' },
        { field: 'dateKind', code: 'allegation.dateKindMissing' },
        { field: 'consentReview', code: 'allegation.consentReviewMissing' },
      ],
    });
  });

  it('reads an empty number as not known and 0 as none', () => {
    const { figures } = contentOf({
      killedMin: '٢',
      killedMax: '٥',
      killedChildrenMin: '0',
      killedChildrenMax: '۰',
    });
    expect(figures.killed).toEqual({ min: 2, max: 5 });
    expect(figures.killedChildren).toEqual({ min: 0, max: 0 });
    expect(figures.killedWomen).toEqual({ min: null, max: null });
    expect(contentOf({ injuredMin: '3' }).figures.injured).toEqual({ min: 3, max: null });
  });

  test.each([
    [{ killedMin: '-1' }, 'killedMin allegation.notWholeNumber'],
    [{ killedMax: '2.5' }, 'killedMax allegation.notWholeNumber'],
    [{ injuredMin: 'many' }, 'injuredMin allegation.notWholeNumber'],
    [{ injuredMax: '999999999' }, 'injuredMax allegation.numberTooLarge'],
    [{ killedMin: '5', killedMax: '2' }, 'killedMin allegation.rangeOrder'],
    [{ narrative: 'a\u0000b' }, 'narrative allegation.unreadableCharacter'],
    [{ placeText: 'x'.repeat(501) }, 'placeText allegation.tooLong'],
    [{ governorate: 'XX-YY' }, 'governorate allegation.governorateUnknown'],
    [{ links: 'javascript:alert(1)' }, 'links allegation.notALink'],
    [{ contactKind: 'CONTACT', contactName: 'Ines' }, 'contactTelephone allegation.contactMissing'],
    [{ contactKind: 'CONTACT', contactEmail: 'not-an-email' }, 'contactEmail allegation.notAnEmail'],
    [{ contactKind: 'CONTACT', contactEmail: 'a@b' }, 'contactEmail allegation.notAnEmail'],
    [{ contactKind: 'CONTACT', contactEmail: 'a@b.org, c@d.org' }, 'contactEmail allegation.notAnEmail'],
    [{ position: '95, 200' }, 'position allegation.positionOutOfRange'],
    [{ position: '٩٥ ٤٠' }, 'position allegation.positionOutOfRange'],
    [{ position: '35.1, 181' }, 'position allegation.positionOutOfRange'],
    [{ dateKind: 'DAY', day: '31', month: '6', year: '2017' }, 'day allegation.dayDoesNotExist'],
    [{ dateKind: 'DAY', month: '6', year: '2017' }, 'day allegation.dayMissing'],
    [{ dateKind: 'ABOUT', day: '4', month: '6' }, 'year allegation.yearMissing'],
    [{ dateKind: 'ABOUT', day: '4', year: '2017' }, 'month allegation.monthMissing'],
    [{ dateKind: 'ABOUT', month: '12', year: '2026' }, 'day dateInFuture'],
    [{ dateKind: 'BETWEEN', year: '2018', toYear: '2017' }, 'toDay allegation.dateOrder'],
    [{ timeKind: 'CLOCK', clock: 'noon' }, 'clock allegation.clockUnreadable'],
  ])('refuses %j', (fields, problem) => {
    expect(problemsOf(fields)).toEqual([problem]);
  });

  test.each([
    [{ dateKind: 'UNKNOWN' }, null, null, null],
    [{ dateKind: 'DAY', day: '١٤', month: '6', year: '٢٠١٧' }, '2017-06-14T00:00:00.000Z', '2017-06-15T00:00:00.000Z', 'DAY'],
    [{ dateKind: 'ABOUT', day: '14', month: '6', year: '2017' }, '2017-06-14T00:00:00.000Z', '2017-06-15T00:00:00.000Z', 'APPROXIMATE'],
    [{ dateKind: 'ABOUT', month: '6', year: '2017' }, '2017-06-01T00:00:00.000Z', '2017-07-01T00:00:00.000Z', 'RANGE'],
    [{ dateKind: 'ABOUT', year: '2017' }, '2017-01-01T00:00:00.000Z', '2018-01-01T00:00:00.000Z', 'RANGE'],
    [{ dateKind: 'BETWEEN', day: '1', month: '6', year: '2017', toMonth: '7', toYear: '2017' }, '2017-06-01T00:00:00.000Z', '2017-08-01T00:00:00.000Z', 'RANGE'],
    [{ dateKind: 'DAY', day: '4', month: '3', year: '2017', governorate: 'IQ-NI', timeKind: 'CLOCK', clock: '٠٢:٣٠' }, '2017-03-03T23:30:00.000Z', '2017-03-03T23:30:00.000Z', 'EXACT'],
    [{ dateKind: 'DAY', day: '4', month: '3', year: '2017', timeKind: 'BETWEEN', clock: '23', clockTo: '1:15' }, '2017-03-04T23:00:00.000Z', '2017-03-05T01:15:00.000Z', 'RANGE'],
  ])('reads the time of %j', (fields, start, end, precision) => {
    expect(contentOf(fields).time).toMatchObject({ start, end, precision });
  }); // prettier-ignore

  it('keeps a clock time in words where the day is not known', () => {
    expect(
      contentOf({ dateKind: 'ABOUT', year: '2017', timeKind: 'BETWEEN', clock: '02:00', clockTo: '03:00' })
        .time,
    ).toMatchObject({
      words: '02:00-03:00',
      timeType: 'WINDOW',
      precision: 'RANGE',
    });
  });

  test.each([
    ['35.9512, 39.0106', 35.9512, 39.0106],
    ['٣٥.٩٥١٢ ، ٣٩.٠١٠٦', 35.9512, 39.0106],
    ['35.9512 39.0106', 35.9512, 39.0106],
    ['behind the mosque', null, null],
    ['north of 95, 200 metres on', null, null],
  ])('keeps the position %j as given', (position, latitude, longitude) => {
    expect(contentOf({ position }).place).toMatchObject({ given: position, latitude, longitude });
  });

  it('reads a grid reference as the middle of its square', () => {
    const { place } = contentOf({ position: '38S LF 32 23' });
    expect(place.given).toBe('38S LF 32 23');
    expect(place.latitude).toBeCloseTo(36.3, 0);
    expect(place.longitude).toBeCloseTo(43.1, 0);
  });

  it('drops contact where the source wants to stay unknown, and keeps it otherwise', () => {
    expect(contentOf({ contactKind: 'ANONYMOUS', contactEmail: 'ines@example.org' }).contact).toBeNull();
    expect(contentOf({ contactKind: 'CONTACT', contactEmail: 'ines@example.org' }).contact?.email).toBe(
      'ines@example.org',
    );
  });

  it.each(['ines@example.org', ' ines.okafor+1@post.example.org ', 'إيناس@مثال.شبكة'])(
    'takes the e-mail address %j',
    (contactEmail) => {
      expect(problemsOf({ contactKind: 'CONTACT', contactEmail })).toEqual([]);
    },
  );

  it('keeps strange texts exactly, line ends apart', () => {
    const strange = '"><script>alert(1)</script> ﷽ 👩‍👩‍👧 \u202eabc =cmd|x';
    expect(contentOf({ narrative: strange }).narrative).toBe(strange);
    expect(contentOf({ narrative: 'a\r\nb' }).narrative).toBe('a\nb');
  });
});

it('links are read as people write them', () => {
  expect(readLinks(' www.example.org/a\nhttps://example.org/b ')).toEqual({
    links: ['https://www.example.org/a', 'https://example.org/b'],
    problems: [],
  });
  expect(readLinks('ftp://x data:text/html,hi').problems).toEqual([
    { code: 'allegation.notALink', field: 'links' },
  ]);
});

it('an address that makes no sense filters nothing', () => {
  expect(portalFilter.parse({ state: 'X', year: 'abc', code: '', after: 'zzz' })).toEqual({
    state: null,
    year: null,
    code: null,
    after: null,
  });
  const after = { receivedAt: '2026-01-02T03:04:05.678Z', id: '00000000-0000-4000-8000-000000000000' };
  expect(portalFilter.parse({ state: ['OPEN', 'X'], year: '2026', after: cursorText(after) })).toMatchObject({
    state: 'OPEN',
    year: 2026,
    after,
  });
});

it('every problem these schemas and commands name has words in each language', () => {
  const folders = ['lib/schemas', 'lib/actions', 'lib/db/commands'];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder).filter((name) => !name.includes('.test.')).map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  ); // prettier-ignore
  const codes = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/'((?:allegation|evidence)\.[a-zA-Z.]+)'/g)].map(([, code]) => code ?? ''),
    ),
  );
  expect(codes.size).toBeGreaterThan(20);
  for (const locale of ['en', 'ar']) {
    for (const code of codes) {
      const [space = '', ...path] = code.split('.');
      const catalogue: unknown = JSON.parse(readFileSync(`messages/${locale}/${space}.json`, 'utf8'));
      const words = path.reduce<unknown>(
        (at, key) => (at as Record<string, unknown> | undefined)?.[key],
        catalogue,
      );
      expect(code.endsWith('.broken') ? 'group' : typeof words, `${locale} ${code}`).toBe(
        code.endsWith('.broken') ? 'group' : 'string',
      );
    }
  }
});
