import type {
  ConcededRange,
  ContraryEvidence,
  Criminality,
  DeterminationContent,
  DuplicateAdds,
  DuplicateLink,
  StandardAnswer,
  StandardQuestion,
} from '@/lib/domain/assessment/determination';
import { ANSWERS, STANDARD_QUESTIONS } from '@/lib/domain/assessment/determination';
import { CAUSE_CODES, DUPLICATE_KINDS, OUTCOMES, REASONS } from '@/lib/domain/assessment/outcome';
import { CONCEDED_PARTS, type ConcededPart, type PartRange } from '@/lib/domain/assessment/people-parts';
import {
  CONSULTED_SOURCES,
  CONSULTED_STATES,
  type ConsultedRow,
} from '@/lib/domain/assessment/sources-consulted';
import { parseReference } from '@/lib/domain/case/reference';
import type { Problem } from '@/lib/domain/shared/outcome';
import { findings, findingTexts } from '@/lib/schemas/finding-texts';
import type { FormTexts } from '@/lib/schemas/form-texts';
import { replyTexts, weighedReplies } from '@/lib/schemas/reply-texts';
import { placeSearch, searchTexts, strikeQuery } from '@/lib/schemas/search-texts';
import { TextReader } from '@/lib/schemas/text-reader';

/** A determination as typed: what it says, and what of it cannot be read or kept. */
export type ReadDetermination = {
  readonly content: DeterminationContent;
  readonly problems: readonly Problem[];
};

/**
 * Reads the whole form. Nothing need be complete: that is the domain's to say at submission. A problem here means that
 * keeping the form as it is would lose or change something typed.
 */
export function readDeterminationTexts(form: FormTexts): ReadDetermination {
  const read = new TextReader(form);
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
    findings: findings(read),
    replies: weighedReplies(read),
    killedMen: part(read, 'killedMen'),
    killedWomen: part(read, 'killedWomen'),
    killedChildren: part(read, 'killedChildren'),
    injuredMen: part(read, 'injuredMen'),
    injuredWomen: part(read, 'injuredWomen'),
    injuredChildren: part(read, 'injuredChildren'),
    lessons: read.text('lessons'),
    mitigations: read.text('mitigations'),
    criminality: criminality(read),
  };
  return { content, problems: read.problems };
}

function answer(read: TextReader, question: StandardQuestion): StandardAnswer {
  const field = `answers.${question}`;
  return { answer: read.choice(field, ANSWERS), note: read.text(`${field}.note`) };
}

function range(read: TextReader, figure: 'killed' | 'injured'): ConcededRange {
  return {
    best: read.count(`${figure}.best`),
    min: read.count(`${figure}.min`),
    max: read.count(`${figure}.max`),
  };
}

function part(read: TextReader, name: ConcededPart): PartRange {
  return { min: read.count(`${name}.min`), max: read.count(`${name}.max`) };
}

function criminality(read: TextReader): Criminality {
  const kind = read.choice('criminality', ['RAISED', 'NONE']);
  const text = read.text('criminality.text');
  if (kind === 'NONE' && text === '') return { kind };
  if (kind === 'NONE') read.wrong('criminality', 'criminalityBoth');
  return kind === null && text === '' ? { kind: 'NOT_SAID' } : { kind: 'RAISED', text };
}

/** Words beside "there is none" contradict it: one of the two would be lost, so the writer is asked. */
function contraryEvidence(read: TextReader): ContraryEvidence {
  const kind = read.choice('contraryEvidence', ['NAMED', 'NONE']);
  const text = read.text('contraryEvidence.text');
  if (kind === 'NONE' && text === '') return { kind };
  if (kind === 'NONE') read.wrong('contraryEvidence', 'contraryBoth');
  return kind === null && text === '' ? { kind: 'NOT_SAID' } : { kind: 'NAMED', text };
}

function duplicateAdds(read: TextReader): DuplicateAdds {
  const kind = read.choice('duplicate.adds', ['ADDS', 'NOTHING']);
  const text = read.text('duplicate.adds.text');
  if (kind === 'NOTHING' && text === '') return { kind };
  if (kind === 'NOTHING') read.wrong('duplicate.adds', 'addsBoth');
  return kind === null && text === '' ? { kind: 'NOT_SAID' } : { kind: 'ADDS', text };
}

function duplicate(read: TextReader): DuplicateLink | null {
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

/** What stands in the form's fields for a determination on record; the inverse of `readDeterminationTexts`. */
export function determinationTexts(content: DeterminationContent): Readonly<Record<string, string>> {
  const { contraryEvidence: contrary, criminality, duplicate: link } = content;
  const number = (value: number | null | undefined): string => value?.toString() ?? '';
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
    ...searchTexts(content.placeSearch, content.strikeQuery),
    ...findingTexts(content.findings),
    ...replyTexts(content.replies),
    ...Object.fromEntries(
      CONCEDED_PARTS.flatMap((name) => [
        [`${name}.min`, number(content[name].min)],
        [`${name}.max`, number(content[name].max)],
      ]),
    ),
    lessons: content.lessons,
    mitigations: content.mitigations,
    criminality: criminality.kind === 'NOT_SAID' ? '' : criminality.kind,
    'criminality.text': criminality.kind === 'RAISED' ? criminality.text : '',
    'duplicate.targetReference': link?.targetReference ?? '',
    'duplicate.kind': link?.kind ?? '',
    'duplicate.adds': link === null || link.adds.kind === 'NOT_SAID' ? '' : link.adds.kind,
    'duplicate.adds.text': link?.adds.kind === 'ADDS' ? link.adds.text : '',
  };
}
