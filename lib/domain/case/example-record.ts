import type { InvestigationEnd } from '@/lib/domain/case/investigation';
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

/** An investigation's end with nothing missing: nobody heard and nowhere visited, each with its reason. */
export const CONCLUSION_EXAMPLE: InvestigationEnd = {
  findings: 'The house was struck.',
  recommendations: 'Assess the case again with the log of that night.',
  noInterviewReason: 'Nobody of the household could be reached.',
  noSiteVisitReason: 'The road was closed.',
  legalReview: 'DONE',
  legalReviewBy: 'The command’s legal adviser',
  legalReviewOn: '2017-05-01',
  legalReviewResult: 'Legally sufficient.',
  noLegalReviewReason: '',
  exhibits: [],
};

/** As the domain is given it, where nothing had been recorded. */
export const NOTHING_RECORDED = { interviews: 0, siteVisits: 0, evidenceIds: [] } as const;
