import type { DeterminationContent } from '@/lib/domain/assessment/determination';

/**
 * The parts in which a determination is written and read, in order, with the fields of each. Form, record and whatever
 * compares two texts of a determination walk this list; every field stands in exactly one part.
 */
export const DETERMINATION_LAYOUT = [
  {
    part: 'outcome',
    fields: [
      'outcome',
      'reason',
      'causeCode',
      'duplicate',
      'rfiImpossibleReason',
      'placeSearch',
      'strikeQuery',
    ],
  },
  { part: 'sources', fields: ['sourcesConsulted'] },
  { part: 'findings', fields: ['findings', 'replies'] },
  { part: 'contrary', fields: ['contraryEvidence'] },
  { part: 'standard', fields: ['answers'] },
  {
    part: 'harm',
    fields: [
      'killed',
      'killedMen',
      'killedWomen',
      'killedChildren',
      'injured',
      'injuredMen',
      'injuredWomen',
      'injuredChildren',
    ],
  },
  { part: 'lessons', fields: ['lessons', 'mitigations'] },
  { part: 'criminality', fields: ['criminality'] },
  { part: 'public', fields: ['publicText'] },
] as const satisfies readonly {
  readonly part: string;
  readonly fields: readonly (keyof DeterminationContent)[];
}[];
export type DeterminationPart = (typeof DETERMINATION_LAYOUT)[number]['part'];
