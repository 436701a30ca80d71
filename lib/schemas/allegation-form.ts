import type { AllegationContent, ClaimedPlace } from '@/lib/domain/case/allegation-content';
import { readCoordinates, type CoordinatesReading } from '@/lib/domain/place/coordinates';
import { countryOf, GOVERNORATES, type GovernorateCode } from '@/lib/domain/place/governorates';
import { readMgrs } from '@/lib/domain/place/mgrs';
import { refuse, success, type Outcome, type Problem } from '@/lib/domain/shared/outcome';
import { checkAllegation } from '@/lib/schemas/allegation';
import { claimedTime } from '@/lib/schemas/allegation-time';
import { linksIn } from '@/lib/schemas/links';
import { numberIn, plainDigits, valueIn, type FormTexts } from '@/lib/schemas/form-texts';

/** The names of the form's fields. The page, the reader and the tests know no others. */
export const ALLEGATION_FIELDS = [
  'sourceKind', 'sourceName', 'language', 'narrative', 'ourInvolvement', 'placeText', 'placeTextLatin', 'governorate', 'position',
  'dateKind', 'day', 'month', 'year', 'toDay', 'toMonth', 'toYear', 'timeKind', 'clock', 'clockTo', 'timeWords',
  'killedMin', 'killedMax', 'injuredMin', 'injuredMax', 'killedMenMin', 'killedMenMax', 'killedWomenMin', 'killedWomenMax',
  'killedChildrenMin', 'killedChildrenMax', 'property', 'links', 'codes',
  'contactKind', 'contactName', 'contactTelephone', 'contactEmail', 'contactOther',
  'consentReview', 'consentPublish', 'consentOrganisations',
] as const; // prettier-ignore
export type AllegationField = (typeof ALLEGATION_FIELDS)[number];

/** What the form says: the allegation, and the source's own codes where the form asks for them. */
export type AllegationForm = { readonly content: AllegationContent; readonly codes: readonly string[] };

/** Where a path of the schema stands on the form. */
const FIELD_OF: Readonly<Record<string, AllegationField>> = {
  'place.text': 'placeText',
  'place.textLatin': 'placeTextLatin',
  'place.governorate': 'governorate',
  'place.given': 'position',
  'time.words': 'timeWords',
  'contact.name': 'contactName',
  'contact.telephone': 'contactTelephone',
  'contact.email': 'contactEmail',
  'contact.otherWay': 'contactOther',
  'consent.review': 'consentReview',
};

/**
 * Reads the report form: every problem at once, each with the field it belongs to. `now` (ISO 8601) keeps out days that
 * have not come yet. A blank number is "not known"; it is never read as none.
 */
export function readAllegationForm(form: FormTexts, now: string): Outcome<AllegationForm> {
  const text = (name: AllegationField): string => valueIn(form, name);
  const time = claimedTime(form, zoneOf(text('governorate')), now);
  const numbers: Problem[] = [];
  const range = (name: 'killed' | 'injured' | 'killedMen' | 'killedWomen' | 'killedChildren') => ({
    min: numberIn(form, `${name}Min`, numbers),
    max: numberIn(form, `${name}Max`, numbers),
  });
  const wantsContact = text('contactKind') === 'CONTACT';
  const contact = {
    name: text('contactName'),
    telephone: text('contactTelephone'),
    email: text('contactEmail'),
    otherWay: text('contactOther'),
  };
  const checked = checkAllegation({
    sourceKind: text('sourceKind'),
    sourceName: text('sourceName'),
    language: text('language'),
    narrative: text('narrative'),
    ourInvolvement: text('ourInvolvement'),
    place: readPlace(form),
    time: time.value,
    figures: {
      killed: range('killed'),
      injured: range('injured'),
      killedMen: range('killedMen'),
      killedWomen: range('killedWomen'),
      killedChildren: range('killedChildren'),
    },
    property: text('property'),
    links: linksIn(text('links')),
    contact: wantsContact ? contact : null,
    consent: {
      review: text('consentReview') !== '',
      publishPlaceAndFigures: text('consentPublish') !== '',
      askOrganisations: text('consentOrganisations') !== '',
    },
  });
  const hasWay = contact.telephone !== '' || contact.email !== '' || contact.otherWay !== '';
  const problems = [
    ...(checked.ok ? [] : checked.problems.map(onForm)),
    ...time.problems,
    ...numbers,
    ...(isOffTheEarth(text('position'))
      ? [{ code: 'allegation.positionOutOfRange', field: 'position' }]
      : []),
    ...(wantsContact && !hasWay ? [{ code: 'allegation.contactMissing', field: 'contactTelephone' }] : []),
  ];
  if (!checked.ok || problems.length > 0) return refuse(...inFormOrder(problems));
  return success({ content: checked.value, codes: codesOf(text('codes')) });
}

/** A position that reads one way becomes coordinates; any other is kept as it was given and left to a person. */
function readPlace(form: FormTexts): ClaimedPlace {
  const given = valueIn(form, 'position');
  const governorate = valueIn(form, 'governorate');
  const at = positionOf(plainDigits(given));
  return {
    text: valueIn(form, 'placeText'),
    textLatin: valueIn(form, 'placeTextLatin'),
    governorate: governorate === '' ? null : governorate,
    given,
    latitude: at?.lat ?? null,
    longitude: at?.lon ?? null,
  };
}

function positionOf(given: string): { readonly lat: number; readonly lon: number } | null {
  const grid = readMgrs(given);
  if (grid.kind === 'READ') return grid.position.centre;
  const decimal = decimalOf(given);
  return decimal.kind === 'READ' ? decimal.position : null;
}

function decimalOf(given: string): CoordinatesReading {
  const [lat = '', lon = '', ...more] = given.trim().split(/\s*[,;،؛]\s*|\s+/);
  return more.length > 0 ? { kind: 'NONE' } : readCoordinates(lat, lon);
}

/** Two numbers that no place on earth has: a slip, which only whoever knows the place can mend. */
function isOffTheEarth(given: string): boolean {
  const reading = decimalOf(plainDigits(given));
  return reading.kind === 'UNUSABLE' && reading.fault === 'OUT_OF_RANGE';
}

/** Dates are read where the place is; UTC when the source does not say where. */
function zoneOf(governorate: string): string {
  const known = GOVERNORATES.find(({ code }) => code === governorate)?.code as GovernorateCode | undefined;
  if (known === undefined) return 'UTC';
  return countryOf(known) === 'IQ' ? 'Asia/Baghdad' : 'Asia/Damascus';
}

function codesOf(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[\s,;،؛]+/)
        .filter((code) => code !== '')
        .map((code) => code.slice(0, 100)),
    ),
  ];
}

function onForm(problem: Problem): Problem {
  const path = problem.field ?? '';
  const [, figure, end] = /^figures\.(\w+)(?:\.(\w+))?$/.exec(path) ?? [];
  if (figure !== undefined) return { ...problem, field: `${figure}${end === 'max' ? 'Max' : 'Min'}` };
  const [whole = ''] = path.split('.');
  return { ...problem, field: FIELD_OF[path] ?? whole };
}

function inFormOrder(problems: readonly Problem[]): readonly Problem[] {
  const place = ({ field }: Problem): number => (ALLEGATION_FIELDS as readonly string[]).indexOf(field ?? '');
  return [...problems].sort((a, b) => place(a) - place(b));
}
