import { required, type Effects } from '@/lib/domain/case/effect';

/** What happens during an investigation: on record, and no state of the case changes by it. */
export const EFFECTS_OF_INVESTIGATION = {
  EXTEND_INVESTIGATION: (_at, { investigationId, extensionId }) => ({
    change: {},
    events: [{ type: 'INVESTIGATION_EXTENDED', payload: { investigationId, extensionId } }],
  }),
  RECORD_INTERVIEW: (_at, { investigationId, interviewId, capacity }) => ({
    change: {},
    events: [
      {
        type: 'INTERVIEW_RECORDED',
        payload: { investigationId, interviewId, capacity: required(capacity, 'a capacity') },
      },
    ],
  }),
  RECORD_SITE_VISIT: (_at, { investigationId, siteVisitId, siteVisit }) => ({
    change: {},
    events: [
      {
        type: 'SITE_VISIT_RECORDED',
        payload: { investigationId, siteVisitId, siteVisit: required(siteVisit, 'a visit or none') },
      },
    ],
  }),
} satisfies Partial<Effects>;
