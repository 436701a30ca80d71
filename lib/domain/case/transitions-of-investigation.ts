import { CASE_STATUSES } from '@/lib/domain/case/status';
import { row, STAYS, type Guard, type Transition } from '@/lib/domain/case/transition-row';

/** Where an investigation can be open: before the determination, and beside whatever came of the case since. */
const WHILE_OPEN = CASE_STATUSES.filter((status) => status !== 'RECEIVED');

/** What is done during an investigation, by its officer or a supervisor. */
export const TRANSITIONS_OF_INVESTIGATION: readonly Transition[] = [
  row('EXTEND_INVESTIGATION', {
    by: ['SUPERVISOR'],
    from: WHILE_OPEN,
    to: STAYS,
    required: ['dueOn', 'rationale'],
    guards: ['INVESTIGATION_OPEN', 'UNIT_NOT_IMPLICATED'],
    emits: ['INVESTIGATION_EXTENDED'],
  }),
  ...(['SUPERVISOR', 'ANALYST'] as const).flatMap((kind) => {
    const guards: Guard[] = ['INVESTIGATION_OPEN', 'UNIT_NOT_IMPLICATED'];
    if (kind === 'ANALYST') guards.push('IS_INVESTIGATING_OFFICER');
    const given = { by: [kind], from: WHILE_OPEN, to: STAYS, guards, isWork: true } as const;
    return [
      row('RECORD_INTERVIEW', {
        ...given,
        required: ['capacity', 'heldOn', 'placeOrMeans', 'whatSaid'],
        emits: ['INTERVIEW_RECORDED'],
      }),
      row('RECORD_SITE_VISIT', { ...given, required: ['siteVisit'], emits: ['SITE_VISIT_RECORDED'] }),
    ];
  }),
];
