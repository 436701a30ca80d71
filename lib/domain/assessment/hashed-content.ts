import type { DeterminationContent } from '@/lib/domain/assessment/determination';

/** What determinations have always said; a content hash holds all of these, empty or not. */
const FROM_THE_START = [
  'outcome',
  'reason',
  'sourcesConsulted',
  'answers',
  'killed',
  'injured',
  'contraryEvidence',
  'publicText',
  'causeCode',
  'rfiImpossibleReason',
  'placeSearch',
  'strikeQuery',
  'duplicate',
] as const satisfies readonly (keyof DeterminationContent)[];

/** Null, blank, empty, expressly not said, or made of such alone. */
function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (typeof value !== 'object') return false;
  return Object.entries(value).every(
    ([name, part]) => (name === 'kind' && part === 'NOT_SAID') || saysNothing(part),
  );
}

const isFromTheStart = (field: string): boolean => FROM_THE_START.some((one) => one === field);

/**
 * What the content hash of a determination is taken of. A field that came later is in it only once it says something: a
 * determination submitted before there was such a field keeps its hash. What is sealed is there by its salted commitment
 * (hex), so that the hash binds it and tells nobody what it says.
 */
export function hashedContent(
  content: DeterminationContent,
  criminalityCommitment: string | null,
): Readonly<Record<string, unknown>> {
  const { criminality: _sealed, ...open } = content;
  const said = Object.entries(open).filter(([field, value]) => isFromTheStart(field) || !saysNothing(value));
  return {
    ...Object.fromEntries(said),
    ...(criminalityCommitment === null ? {} : { criminality: criminalityCommitment }),
  };
}
