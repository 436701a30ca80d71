import { CASE_STATUSES, OPEN_STATUSES } from '@/lib/domain/case/status';
import { row, STAFF_AT_WORK, STAYS, type Transition } from '@/lib/domain/case/transition-row';

/**
 * Who carries a case, and what the staff say to each other about it. None of it is working on the cycle: assigning is
 * not (process §6), and a note is neither evidence, assessment nor determination (docs/decisions/011).
 */
export const TRANSITIONS_OF_LOAD: readonly Transition[] = [
  row('TAKE_CASE', {
    by: ['ANALYST'],
    from: OPEN_STATUSES,
    to: STAYS,
    guards: ['NOT_ASSIGNED', 'UNIT_NOT_IMPLICATED'],
    emits: ['CASE_TAKEN'],
  }),
  row('HAND_OVER_CASE', {
    // Whose unit turns out to be implicated must be able to give the case away: no guard on that.
    by: STAFF_AT_WORK,
    from: OPEN_STATUSES,
    to: STAYS,
    required: ['assignee', 'note'],
    guards: ['IS_ASSIGNEE'],
    emits: ['CASE_HANDED_OVER'],
  }),
  row('ADD_NOTE', {
    by: STAFF_AT_WORK,
    from: CASE_STATUSES,
    to: STAYS,
    required: ['note'],
    guards: ['UNIT_NOT_IMPLICATED'],
    emits: ['NOTE_ADDED'],
  }),
];
