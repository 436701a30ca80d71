import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { Action, ProposalKind } from '@/lib/domain/case/actions';
import type { ActorKind } from '@/lib/domain/case/actor';
import type { EventType } from '@/lib/domain/case/events';
import type { CaseStatus } from '@/lib/domain/case/status';

/** Where an action leads: nowhere, to a fixed status, or to one of several chosen by what the case or input holds. */
export type Destination =
  | { readonly kind: 'STAYS' }
  | { readonly kind: 'TO'; readonly status: CaseStatus }
  | {
      readonly kind: 'ONE_OF';
      readonly by: 'OUTCOME' | 'SUBMITTED_FROM' | 'CHOICE';
      readonly statuses: readonly CaseStatus[];
    };

/** Conditions beyond role and status, each named once and held in guards.ts. */
export type Guard =
  | 'DID_NOT_WORK_ON_CYCLE'
  | 'UNIT_NOT_IMPLICATED'
  | 'IS_AUTHOR'
  | 'AUTHOR_NOT_BARRED'
  | 'RECOMMENDER_NOT_BARRED'
  | 'SCREENER_NOT_BARRED'
  | 'REOPENER_NOT_BARRED'
  | 'CORRECTOR_NOT_BARRED'
  | 'IS_ASSIGNEE'
  | 'NOT_ASSIGNED'
  | 'IS_INVESTIGATING_OFFICER'
  | 'NO_INVESTIGATION_OPEN'
  | 'INVESTIGATION_OPEN'
  | 'NOT_HELD_BY_INVESTIGATION'
  | 'NO_UNREAD_REPLY'
  | 'UNREAD_REPLY'
  | 'RFI_SENT'
  | 'RFI_OPEN'
  | 'DETERMINATION_SUBMITTED'
  | 'HISTORIC_UNCONFIRMED'
  | 'NOT_HISTORIC_RECORDER'
  | 'NEVER_DECIDED_HERE'
  | 'HAS_NO_DUPLICATES'
  | 'MAY_BE_CONTACTED'
  | 'NO_PORTAL'
  | 'CONSENT_LEFT'
  | 'ACCESS_REQUEST_OPEN'
  | `NO_PENDING_${Uppercase<ProposalKind>}`
  | `PENDING_${Uppercase<ProposalKind>}`;

/** One row. `from` is null for the action that creates the case. */
export type Transition<A extends Action = Action> = {
  readonly action: A;
  readonly by: readonly ActorKind[];
  readonly from: readonly CaseStatus[] | null;
  readonly to: Destination;
  readonly required: readonly (keyof ActionInputs[A] & string)[];
  readonly guards: readonly Guard[];
  readonly emits: readonly EventType[];
  /** The act counts as working on the cycle, so whoever does it can't approve it (process §6). */
  readonly isWork: boolean;
};

/** The case stays where it is. */
export const STAYS: Destination = { kind: 'STAYS' };

/** The case goes to one fixed status. */
export function to(status: CaseStatus): Destination {
  return { kind: 'TO', status };
}

export const STAFF_AT_WORK = ['ANALYST', 'SUPERVISOR'] as const satisfies readonly ActorKind[];
export const SUBMITTERS = ['REPORTER', 'RETURN_CODE_HOLDER'] as const satisfies readonly ActorKind[];

type Given<A extends Action> = Omit<Transition<A>, 'action' | 'guards' | 'required' | 'isWork'> &
  Partial<Pick<Transition<A>, 'guards' | 'required' | 'isWork'>>;

/** Builds one row; what is left out is empty. */
export function row<A extends Action>(action: A, given: Given<A>): Transition {
  return { action, guards: [], required: [], isWork: false, ...given } as Transition;
}
