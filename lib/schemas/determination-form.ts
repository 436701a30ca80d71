import {
  ANSWERS,
  STANDARD_QUESTIONS,
  type ConcededRange,
  type DeterminationContent,
  type DuplicateLink,
  type PlaceSearch,
  type StrikeQuery,
} from '@/lib/domain/assessment/determination';
import { CAUSE_CODES, DUPLICATE_KINDS, OUTCOMES, REASONS } from '@/lib/domain/assessment/outcome';
import { CONSULTED_SOURCES, CONSULTED_STATES } from '@/lib/domain/assessment/sources-consulted';
import { readCoordinates } from '@/lib/domain/place/coordinates';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import { plainDigits, valueIn, type FormTexts } from '@/lib/schemas/form-texts';

const known = <T extends string>(values: readonly T[], text: string): T | null =>
  values.find((value) => value === text) ?? null;

/**
 * Reads the determination form. What is blank stays blank: a draft may hold any part of it. What can't be read as the
 * number or position it should be is a problem, so that nothing typed is silently dropped.
 */
export function readDetermination(fields: FormTexts): {
  readonly content: DeterminationContent;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const text = (name: string): string => valueIn(fields, name);
  const lines = (name: string): readonly string[] =>
    text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const whole = (name: string, wrong: Problem): number | null => {
    const digits = plainDigits(text(name)).replace(/[\s,٬]/gu, '');
    if (digits === '') return null;
    if (/^\d{1,9}$/.test(digits)) return Number(digits);
    problems.push(wrong);
    return null;
  };
  const range = (figure: 'killed' | 'injured'): ConcededRange => {
    const part = (name: 'best' | 'min' | 'max'): number | null =>
      whole(
        `${figure}.${name}`,
        problem('determination.figureNotWhole', `${figure}.${name}`, { figure, part: name }),
      );
    return { best: part('best'), min: part('min'), max: part('max') };
  };
  const answer = (question: string) => ({
    answer: known(ANSWERS, text(`answers.${question}`)),
    note: text(`answers.${question}.note`),
  });

  const contrary = text('contraryEvidence');
  const content: DeterminationContent = {
    outcome: known(OUTCOMES, text('outcome')),
    reason: text('outcome') === 'CREDIBLE' ? null : known(REASONS, text('reason')),
    sourcesConsulted: CONSULTED_SOURCES.map((source) => ({
      source,
      state: known(CONSULTED_STATES, text(`sourcesConsulted.${source}`)),
      reason: text(`sourcesConsulted.${source}.reason`),
    })),
    answers: {
      HARM: answer('HARM'),
      OUR_OPERATIONS: answer('OUR_OPERATIONS'),
      GREATER_REASON_OTHERWISE: answer('GREATER_REASON_OTHERWISE'),
    },
    killed: range('killed'),
    injured: range('injured'),
    contraryEvidence:
      contrary === 'NAMED'
        ? { kind: 'NAMED', text: text('contraryEvidence.text') }
        : { kind: contrary === 'NONE' ? 'NONE' : 'NOT_SAID' },
    publicText: text('publicText'),
    causeCode: known(CAUSE_CODES, text('causeCode')),
    rfiImpossibleReason: text('rfiImpossibleReason'),
    placeSearch: readPlaceSearch(text, lines),
    strikeQuery: readStrikeQuery(text, lines, whole, problems),
    duplicate: readDuplicate(text),
  };
  return { content, problems };
}

type Text = (name: string) => string;
type Lines = (name: string) => readonly string[];

function readPlaceSearch(text: Text, lines: Lines): PlaceSearch | null {
  const search: PlaceSearch = {
    latinTexts: lines('placeSearch.latinTexts'),
    arabicTexts: lines('placeSearch.arabicTexts'),
    candidateIds: lines('placeSearch.candidateIds'),
    noneFound: text('placeSearch.noneFound') !== '',
  };
  const isBlank =
    search.latinTexts.length + search.arabicTexts.length + search.candidateIds.length === 0 &&
    !search.noneFound;
  return isBlank ? null : search;
}

function readStrikeQuery(
  text: Text,
  lines: Lines,
  whole: (name: string, wrong: Problem) => number | null,
  problems: Problem[],
): StrikeQuery | null {
  const names = ['centre.lat', 'centre.lon', 'radiusKm', 'from', 'to', 'logsCovered', 'hits'];
  if (names.every((name) => text(`strikeQuery.${name}`) === '')) return null;
  const radius = plainDigits(text('strikeQuery.radiusKm')).replace('٫', '.');
  const isRadius = /^\d{1,3}(\.\d{1,3})?$/.test(radius);
  if (radius !== '' && !isRadius)
    problems.push(problem('determination.strikeQueryRadiusMissing', 'strikeQuery.radiusKm'));
  return {
    centre: readCentre(text, problems),
    radiusKm: isRadius ? Number(radius) : null,
    from: text('strikeQuery.from'),
    to: text('strikeQuery.to'),
    logsCovered: lines('strikeQuery.logsCovered'),
    hits: whole('strikeQuery.hits', problem('determination.strikeQueryHitsMissing', 'strikeQuery.hits')),
  };
}

function readCentre(text: Text, problems: Problem[]): StrikeQuery['centre'] {
  const [lat, lon] = ['lat', 'lon'].map((part) =>
    plainDigits(text(`strikeQuery.centre.${part}`)).replace('٫', '.'),
  );
  const read = readCoordinates(lat ?? '', lon ?? '');
  if (read.kind === 'READ') return read.position;
  if (read.kind === 'UNUSABLE')
    problems.push(problem('determination.strikeQueryCentreMissing', 'strikeQuery.centre'));
  return null;
}

function readDuplicate(text: Text): DuplicateLink | null {
  const adds = text('duplicate.adds');
  const link: DuplicateLink = {
    targetReference: text('duplicate.targetReference').toUpperCase(),
    kind: known(DUPLICATE_KINDS, text('duplicate.kind')),
    adds:
      adds === 'ADDS'
        ? { kind: 'ADDS', text: text('duplicate.adds.text') }
        : { kind: adds === 'NOTHING' ? 'NOTHING' : 'NOT_SAID' },
  };
  const isBlank = link.targetReference === '' && link.kind === null && link.adds.kind === 'NOT_SAID';
  return isBlank ? null : link;
}

/** What the form shows of a determination on record: the texts from which `readDetermination` reads the same content. */
export function determinationTexts(content: DeterminationContent): Readonly<Record<string, string>> {
  const { contraryEvidence, placeSearch, strikeQuery, duplicate } = content;
  const texts: Record<string, string> = {
    outcome: content.outcome ?? '',
    reason: content.reason ?? '',
    causeCode: content.causeCode ?? '',
    publicText: content.publicText,
    rfiImpossibleReason: content.rfiImpossibleReason,
    contraryEvidence: contraryEvidence.kind === 'NOT_SAID' ? '' : contraryEvidence.kind,
    'contraryEvidence.text': contraryEvidence.kind === 'NAMED' ? contraryEvidence.text : '',
    'placeSearch.latinTexts': placeSearch?.latinTexts.join('\n') ?? '',
    'placeSearch.arabicTexts': placeSearch?.arabicTexts.join('\n') ?? '',
    'placeSearch.candidateIds': placeSearch?.candidateIds.join('\n') ?? '',
    'placeSearch.noneFound': placeSearch?.noneFound === true ? 'yes' : '',
    'strikeQuery.centre.lat': numberText(strikeQuery?.centre?.lat),
    'strikeQuery.centre.lon': numberText(strikeQuery?.centre?.lon),
    'strikeQuery.radiusKm': numberText(strikeQuery?.radiusKm),
    'strikeQuery.from': strikeQuery?.from ?? '',
    'strikeQuery.to': strikeQuery?.to ?? '',
    'strikeQuery.logsCovered': strikeQuery?.logsCovered.join('\n') ?? '',
    'strikeQuery.hits': numberText(strikeQuery?.hits),
    'duplicate.targetReference': duplicate?.targetReference ?? '',
    'duplicate.kind': duplicate?.kind ?? '',
    'duplicate.adds': duplicate === null || duplicate.adds.kind === 'NOT_SAID' ? '' : duplicate.adds.kind,
    'duplicate.adds.text': duplicate?.adds.kind === 'ADDS' ? duplicate.adds.text : '',
  };
  for (const { source, state, reason } of content.sourcesConsulted) {
    texts[`sourcesConsulted.${source}`] = state ?? '';
    texts[`sourcesConsulted.${source}.reason`] = reason;
  }
  for (const question of STANDARD_QUESTIONS) {
    texts[`answers.${question}`] = content.answers[question].answer ?? '';
    texts[`answers.${question}.note`] = content.answers[question].note;
  }
  for (const figure of ['killed', 'injured'] as const) {
    for (const part of ['min', 'best', 'max'] as const)
      texts[`${figure}.${part}`] = numberText(content[figure][part]);
  }
  return texts;
}

function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
