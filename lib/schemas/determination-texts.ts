import type {
  ConcededRange,
  ContraryEvidence,
  DeterminationContent,
  DuplicateAdds,
  DuplicateLink,
  PlaceSearch,
  StandardAnswer,
  StandardQuestion,
  StrikeQuery,
} from '@/lib/domain/assessment/determination';
import { ANSWERS, STANDARD_QUESTIONS } from '@/lib/domain/assessment/determination';
import { CAUSE_CODES, DUPLICATE_KINDS, OUTCOMES, REASONS } from '@/lib/domain/assessment/outcome';
import {
  CONSULTED_SOURCES,
  CONSULTED_STATES,
  type ConsultedRow,
} from '@/lib/domain/assessment/sources-consulted';
import { parseReference } from '@/lib/domain/case/reference';
import type { Problem } from '@/lib/domain/shared/outcome';
import { plainDigits, valueIn, type FormTexts } from '@/lib/schemas/form-texts';

/** A determination as typed: what it says, and what of it cannot be read or kept. */
export type ReadDetermination = {
  readonly content: DeterminationContent;
  readonly problems: readonly Problem[];
};

/** Longer than any field of a determination need be, in characters. */
const LONGEST_TEXT = 20_000;

/** Reads single fields of one form and collects what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];
  constructor(private readonly form: FormTexts) {}

  wrong(field: string, code: string): void {
    this.problems.push({ code: `determination.form.${code}`, field });
  }

  /** @param field the field that a problem belongs to, where that is not the text itself */
  text(name: string, field = name): string {
    const text = valueIn(this.form, name);
    if (text.length > LONGEST_TEXT) this.problems.push({ code: 'tooLong', field });
    return text;
  }

  /** One thing a line; blank lines do not count. */
  lines(name: string): readonly string[] {
    return this.text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  choice<T extends string>(name: string, known: readonly T[]): T | null {
    const given = valueIn(this.form, name);
    return known.find((value) => value === given) ?? null;
  }

  /** A whole number of 0 or more; blank is "not stated". What cannot be read is a problem, never a blank. */
  count(name: string): number | null {
    const text = plainDigits(this.text(name)).replace(/[\s\u066c,]/gu, '');
    if (text === '') return null;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    this.wrong(name, 'notWholeNumber');
    return null;
  }

  /** A number with decimals. */
  decimal(name: string): number | null {
    const text = plainDigits(this.text(name)).replaceAll('\u066b', '.').replaceAll('\u2212', '-');
    if (text === '') return null;
    if (/^[+-]?\d{1,6}(\.\d{1,10})?$/.test(text)) return Number(text);
    this.wrong(name, 'notNumber');
    return null;
  }
}

/**
 * Reads the whole form. Nothing need be complete: that is the domain's to say at submission. A problem here means that
 * keeping the form as it is would lose or change something typed.
 */
export function readDeterminationTexts(form: FormTexts): ReadDetermination {
  const read = new Reader(form);
  const content: DeterminationContent = {
    outcome: read.choice('outcome', OUTCOMES),
    reason: read.choice('reason', REASONS),
    sourcesConsulted: CONSULTED_SOURCES.map((source): ConsultedRow => {
      const field = `sourcesConsulted.${source}`;
      return {
        source,
        state: read.choice(field, CONSULTED_STATES),
        reason: read.text(`${field}.reason`, field),
      };
    }).filter(({ state, reason }) => state !== null || reason !== ''),
    answers: {
      HARM: answer(read, 'HARM'),
      OUR_OPERATIONS: answer(read, 'OUR_OPERATIONS'),
      GREATER_REASON_OTHERWISE: answer(read, 'GREATER_REASON_OTHERWISE'),
    },
    killed: range(read, 'killed'),
    injured: range(read, 'injured'),
    contraryEvidence: contraryEvidence(read),
    publicText: read.text('publicText'),
    causeCode: read.choice('causeCode', CAUSE_CODES),
    rfiImpossibleReason: read.text('rfiImpossibleReason'),
    placeSearch: placeSearch(read),
    strikeQuery: strikeQuery(read),
    duplicate: duplicate(read),
  };
  return { content, problems: read.problems };
}

function answer(read: Reader, question: StandardQuestion): StandardAnswer {
  const field = `answers.${question}`;
  return { answer: read.choice(field, ANSWERS), note: read.text(`${field}.note`) };
}

function range(read: Reader, figure: 'killed' | 'injured'): ConcededRange {
  return {
    best: read.count(`${figure}.best`),
    min: read.count(`${figure}.min`),
    max: read.count(`${figure}.max`),
  };
}

/** Words beside "there is none" contradict it: one of the two would be lost, so the writer is asked. */
function contraryEvidence(read: Reader): ContraryEvidence {
  const kind = read.choice('contraryEvidence', ['NAMED', 'NONE']);
  const text = read.text('contraryEvidence.text');
  if (kind === 'NONE' && text === '') return { kind };
  if (kind === 'NONE') read.wrong('contraryEvidence', 'contraryBoth');
  return kind === null && text === '' ? { kind: 'NOT_SAID' } : { kind: 'NAMED', text };
}

function duplicateAdds(read: Reader): DuplicateAdds {
  const kind = read.choice('duplicate.adds', ['ADDS', 'NOTHING']);
  const text = read.text('duplicate.adds.text');
  if (kind === 'NOTHING' && text === '') return { kind };
  if (kind === 'NOTHING') read.wrong('duplicate.adds', 'addsBoth');
  return kind === null && text === '' ? { kind: 'NOT_SAID' } : { kind: 'ADDS', text };
}

function duplicate(read: Reader): DuplicateLink | null {
  const typed = read.text('duplicate.targetReference');
  const link: DuplicateLink = {
    // As people type references: the cycle behind a reopened one is no part of it.
    targetReference: parseReference(typed)?.reference ?? typed,
    kind: read.choice('duplicate.kind', DUPLICATE_KINDS),
    adds: duplicateAdds(read),
  };
  const isBlank = link.targetReference === '' && link.kind === null && link.adds.kind === 'NOT_SAID';
  return isBlank ? null : link;
}

function placeSearch(read: Reader): PlaceSearch | null {
  const search: PlaceSearch = {
    latinTexts: read.lines('placeSearch.latinTexts'),
    arabicTexts: read.lines('placeSearch.arabicTexts'),
    candidateIds: read.lines('placeSearch.candidateIds'),
    noneFound: read.choice('placeSearch.noneFound', ['yes']) !== null,
  };
  const { latinTexts, arabicTexts, candidateIds, noneFound } = search;
  if (noneFound && candidateIds.length > 0) read.wrong('placeSearch.candidateIds', 'candidatesBoth');
  return latinTexts.length + arabicTexts.length + candidateIds.length === 0 && !noneFound ? null : search;
}

function strikeQuery(read: Reader): StrikeQuery | null {
  const before = read.problems.length;
  const lat = read.decimal('strikeQuery.centre.lat');
  const lon = read.decimal('strikeQuery.centre.lon');
  const isReadable = read.problems.length === before;
  if (isReadable && (lat === null) !== (lon === null)) read.wrong('strikeQuery.centre', 'halfCentre');
  const query: StrikeQuery = {
    centre: lat === null || lon === null ? null : { lat, lon },
    radiusKm: read.decimal('strikeQuery.radiusKm'),
    // Days typed in other digits are the same days; anything else stays as it was typed.
    from: plainDigits(read.text('strikeQuery.from')),
    to: plainDigits(read.text('strikeQuery.to')),
    logsCovered: read.lines('strikeQuery.logsCovered'),
    hits: read.count('strikeQuery.hits'),
  };
  const isBlank = Object.values(query).every((value) =>
    Array.isArray(value) ? value.length === 0 : value === null || value === '',
  );
  return isBlank ? null : query;
}

/** What stands in the form's fields for a determination on record; the inverse of `readDeterminationTexts`. */
export function determinationTexts(content: DeterminationContent): Readonly<Record<string, string>> {
  const { contraryEvidence: contrary, placeSearch: place, strikeQuery: strikes, duplicate: link } = content;
  const number = (value: number | null | undefined): string => value?.toString() ?? '';
  const lines = (values: readonly string[] | undefined): string => (values ?? []).join('\n');
  const rangeTexts = (figure: 'killed' | 'injured') => ({
    [`${figure}.min`]: number(content[figure].min),
    [`${figure}.best`]: number(content[figure].best),
    [`${figure}.max`]: number(content[figure].max),
  });
  return {
    outcome: content.outcome ?? '',
    reason: content.reason ?? '',
    ...Object.fromEntries(
      content.sourcesConsulted.flatMap(({ source, state, reason }) => [
        [`sourcesConsulted.${source}`, state ?? ''],
        [`sourcesConsulted.${source}.reason`, reason],
      ]),
    ),
    ...Object.fromEntries(
      STANDARD_QUESTIONS.flatMap((question) => [
        [`answers.${question}`, content.answers[question].answer ?? ''],
        [`answers.${question}.note`, content.answers[question].note],
      ]),
    ),
    ...rangeTexts('killed'),
    ...rangeTexts('injured'),
    contraryEvidence: contrary.kind === 'NOT_SAID' ? '' : contrary.kind,
    'contraryEvidence.text': contrary.kind === 'NAMED' ? contrary.text : '',
    publicText: content.publicText,
    causeCode: content.causeCode ?? '',
    rfiImpossibleReason: content.rfiImpossibleReason,
    'placeSearch.latinTexts': lines(place?.latinTexts),
    'placeSearch.arabicTexts': lines(place?.arabicTexts),
    'placeSearch.candidateIds': lines(place?.candidateIds),
    'placeSearch.noneFound': place?.noneFound ? 'yes' : '',
    'strikeQuery.centre.lat': number(strikes?.centre?.lat),
    'strikeQuery.centre.lon': number(strikes?.centre?.lon),
    'strikeQuery.radiusKm': number(strikes?.radiusKm),
    'strikeQuery.from': strikes?.from ?? '',
    'strikeQuery.to': strikes?.to ?? '',
    'strikeQuery.logsCovered': lines(strikes?.logsCovered),
    'strikeQuery.hits': number(strikes?.hits),
    'duplicate.targetReference': link?.targetReference ?? '',
    'duplicate.kind': link?.kind ?? '',
    'duplicate.adds': link === null || link.adds.kind === 'NOT_SAID' ? '' : link.adds.kind,
    'duplicate.adds.text': link?.adds.kind === 'ADDS' ? link.adds.text : '',
  };
}
