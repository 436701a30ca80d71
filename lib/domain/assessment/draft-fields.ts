import {
  EMPTY_DETERMINATION,
  STANDARD_QUESTIONS,
  type DeterminationContent,
} from '@/lib/domain/assessment/determination';
import { DETERMINATION_LAYOUT } from '@/lib/domain/assessment/determination-layout';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';
import { partDifferences, type PartDifference } from '@/lib/domain/shared/merge-parts';

/**
 * The smallest part of a determination that one text of it can hold and another not: a field, or a row of one by its key,
 * such as "publicText", "answers.HARM", "sourcesConsulted.STRIKE_LOGS" "findings.<id>" or "replies.<request>".
 */
export type DraftField = string;

/** Fields that are made of rows, each a part of its own. */
const ROWS: readonly string[] = ['sourcesConsulted', 'answers', 'findings', 'replies'];

const PLAIN = (Object.keys(EMPTY_DETERMINATION) as (keyof DeterminationContent)[]).filter(
  (field) => !ROWS.includes(field),
);

/** Every part of a determination by its name; a row that is not there has none. */
export function draftFields(content: DeterminationContent): ReadonlyMap<DraftField, unknown> {
  return new Map<DraftField, unknown>([
    ...PLAIN.map((field) => [field, content[field]] as const),
    ...content.sourcesConsulted.map((row) => [`sourcesConsulted.${row.source}`, row] as const),
    ...STANDARD_QUESTIONS.map((question) => [`answers.${question}`, content.answers[question]] as const),
    ...content.findings.map((finding) => [`findings.${finding.id}`, finding] as const),
    ...content.replies.map((reply) => [`replies.${reply.rfiId}`, reply] as const),
  ]);
}

/** The determination that these parts make; findings in the order given, those that are not there left out. */
export function contentOf(
  fields: ReadonlyMap<DraftField, unknown>,
  findingIds: readonly string[],
): DeterminationContent {
  const rows = (names: readonly string[]): readonly unknown[] =>
    names.flatMap((name) => fields.get(name) ?? []);
  return {
    ...EMPTY_DETERMINATION,
    ...Object.fromEntries(PLAIN.map((field) => [field, fields.get(field)])),
    sourcesConsulted: rows(CONSULTED_SOURCES.map((source) => `sourcesConsulted.${source}`)),
    answers: Object.fromEntries(
      STANDARD_QUESTIONS.map((question) => [question, fields.get(`answers.${question}`)]),
    ),
    findings: rows(findingIds.map((id) => `findings.${id}`)),
    replies: rows([...fields.keys()].filter((name) => name.startsWith('replies.')).sort()),
  } as DeterminationContent;
}

/** What differs between two texts, in the order in which a determination is written. */
export function draftDifferences(
  before: DeterminationContent,
  after: DeterminationContent,
): readonly PartDifference[] {
  const order: readonly string[] = DETERMINATION_LAYOUT.flatMap(({ fields }) => [...fields]);
  const place = ({ field }: PartDifference): number => order.indexOf(field.split('.')[0] ?? field);
  return partDifferences(draftFields(before), draftFields(after)).toSorted((a, b) => place(a) - place(b));
}
