import type { CaseWords, Say } from '@/lib/documents/case-words';
import { apart, type PrintedBlock } from '@/lib/documents/printed-document';
import { citableSources } from '@/lib/domain/case/citable-sources';
import type { RecordedVersion, WrittenField } from '@/lib/domain/case/case-file';
import { formatDate, formatInstant, formatNumber } from '@/lib/i18n/format';

/** What a field is called. Some carry behind their name whom or what they are about. */
export function fieldName(say: Say, field: WrittenField): string {
  const [kind = '', name = ''] = field.split('.');
  const key = `recorded.field.${kind}.${name}`;
  return say.has(key as never) ? say(key as never) : name;
}

/** Which words stand for the codes that a field, or a part of one, holds. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  answer: ['Answer'],
  capacity: ['InterviewCapacity'],
  causeCode: ['CauseCode'],
  consents: ['Consent'],
  field: ['CorrectableField'],
  from: ['Reason'],
  kind: ['DuplicateKind'],
  legalReview: ['LegalReview'],
  outcome: ['Outcome'],
  positionAccuracy: ['AccuracyLevel'],
  positionProvenance: ['Provenance'],
  potential: ['Answer'],
  precision: ['TimePrecision'],
  publishedPrecision: ['EffectivePrecision'],
  reason: ['Reason'],
  recommendation: ['InitialRecommendation'],
  responseKind: ['ResponseKind'],
  siteVisit: ['SiteVisit'],
  source: ['ConsultedSource'],
  state: ['ConsultedState'],
  timeType: ['TimeType'],
  to: ['Reason'],
  use: ['ReplyUse'],
};
/** Parts that are named by a code: the three questions, the checks of an approval. */
const NAMED_BY_CODE = ['StandardQuestion', 'ApprovalCheck'] as const;

/**
 * Every version of everything on record, whatever it is: nothing can be left out of a file because no part of it asks for
 * it. One table for each object, in the order in which they came.
 */
export function recordBlocks(
  words: CaseWords,
  versions: readonly RecordedVersion[],
): readonly PrintedBlock[] {
  const { say, file, locale, notStated } = words;
  const numbers = new Map<string, string>();
  const { evidence, replies } = citableSources(file);
  for (const { id, number } of evidence) numbers.set(id, `E${number}`);
  for (const { id, number } of replies) numbers.set(id, `R${number}`);
  const objects = new Map<string, RecordedVersion[]>();
  for (const version of versions) {
    const id = `${version.kind} ${version.objectId}`;
    const of = objects.get(id);
    if (of) of.push(version);
    else objects.set(id, [version]);
  }
  const many = new Map<string, number>();
  return [...objects.values()].flatMap((of): readonly PrintedBlock[] => {
    const [first] = of;
    if (first === undefined) return [];
    const nth = (many.get(first.kind) ?? 0) + 1;
    many.set(first.kind, nth);
    const number = numbers.get(first.objectId);
    const name = say(`recorded.kind.${first.kind}` as never);
    return [
      {
        kind: 'HEADING',
        text:
          first.kind === 'EVIDENCE' && number ? `${name} ${number}` : `${name} ${formatNumber(locale, nth)}`,
      },
      {
        kind: 'TABLE',
        head: [
          say('caseFile.field'),
          say('caseFile.version'),
          say('history.seq'),
          say('caseFile.value'),
          say('caseFile.commitment'),
        ],
        widths: [36, 17, 12, 51, 54],
        codes: [1, 2, 4],
        rows: of.map(({ kind, field, version, seq, value, erased, commitment }) => [
          fieldName(say, `${kind}.${field}`),
          String(version),
          String(seq),
          erased ? say('casePage.alleged.erased') : plain({ words, numbers }, field, value) || notStated,
          commitment,
        ]),
      },
    ];
  });
}

type Reading = { readonly words: CaseWords; readonly numbers: ReadonlyMap<string, string> };

/** A value as text: words as they are, codes by their words, lists and parts by their names, each on a line of its own. */
function plain(reading: Reading, name: string, value: unknown): string {
  if (Array.isArray(value))
    return value
      .map((part) => inLine(reading, name, part))
      .filter(Boolean)
      .join('\n');
  if (typeof value !== 'object' || value === null) return inLine(reading, name, value);
  const said = parts(reading, value);
  const short = said.join(reading.words.say('common.comma'));
  return short.length <= A_LINE ? short : said.join('\n');
}

/** Characters that stand on a line of the column of values. */
const A_LINE = 40;

/** The same within a line. What is not stated is left out. */
function inLine(reading: Reading, name: string, value: unknown): string {
  const { say, locale } = reading.words;
  if (typeof value === 'string') return wordsFor(reading, name, value);
  if (typeof value === 'number') return formatNumber(locale, value);
  if (typeof value === 'boolean') return say(value ? 'common.yes' : 'common.no');
  if (Array.isArray(value))
    return value
      .map((part) => inLine(reading, name, part))
      .filter(Boolean)
      .join('; ');
  if (typeof value !== 'object' || value === null) return '';
  return parts(reading, value).join(say('common.comma'));
}

/** Parts that lead; all others follow by name, as they are kept. */
const FIRST_PARTS = ['kind', 'text', 'best', 'min', 'max', 'from', 'start', 'to', 'end'];

function parts(reading: Reading, value: object): readonly string[] {
  const place = (part: string): number => {
    const found = FIRST_PARTS.indexOf(part);
    return found === -1 ? FIRST_PARTS.length : found;
  };
  return (
    Object.entries(value)
      // An id that stands for nothing held says nothing to a reader.
      .filter(([part, said]) => part !== 'id' || reading.numbers.has(String(said)))
      .sort(([a], [b]) => place(a) - place(b))
      .map(([part, said]) => [part, inLine(reading, part, said)] as const)
      .filter(([, said]) => said !== '')
      .map(([part, said]) => `${partName(reading.words.say, part)}: ${said}`)
  );
}

function wordsFor({ words: { say, locale }, numbers }: Reading, name: string, text: string): string {
  const held = numbers.get(text);
  if (held !== undefined) return held;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(locale, text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatInstant(locale, text);
  if (/^[A-Z][A-Z0-9_]*$/.test(text))
    for (const key of [
      ...(CODES[name] ?? []).map((codes) => `enums.${codes}.${text}`),
      `recorded.code.${text}`,
    ])
      if (say.has(key as never)) return say(key as never);
  return text === '' ? '' : apart(text);
}

function partName(say: Say, part: string): string {
  for (const key of [`recorded.part.${part}`, ...NAMED_BY_CODE.map((codes) => `enums.${codes}.${part}`)])
    if (/^\w+$/.test(part) && say.has(key as never)) return say(key as never);
  return part;
}
