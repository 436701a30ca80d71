import { EMPTY_DETERMINATION } from '@/lib/domain/assessment/determination';
import type { StandingRecord } from '@/lib/domain/case/correction';

/** What stands of an invented case that was found credible: for tests. */
export const STANDING_EXAMPLE: StandingRecord = {
  determinationId: 'determination-1',
  outcome: 'CREDIBLE',
  historic: false,
  confirmed: true,
  values: {
    KILLED: { best: 4, min: 3, max: 5 },
    INJURED: { best: 1, min: 1, max: 1 },
    REASON: null,
    PUBLIC_TEXT: 'People in the house next to the one that was struck were killed.',
    INCIDENT_DATE: { from: '2026-03-04T00:00:00.000Z', to: '2026-03-05T00:00:00.000Z', precision: 'DAY' },
    GOVERNORATE: 'SY-RA',
    PLACE_NAME: 'Tell Ruman',
  },
  content: { ...EMPTY_DETERMINATION, outcome: 'CREDIBLE' },
};
