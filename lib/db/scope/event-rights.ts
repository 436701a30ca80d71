import { DATABASE_ROLE } from '@/lib/db/scope/as-actor';
import { ACCOUNT_EVENT_TYPES, DIRECTORY_EVENT_TYPES } from '@/lib/domain/account/events';
import type { ActorKind } from '@/lib/domain/case/actor';
import type { EventType } from '@/lib/domain/case/events';
import { TRANSITIONS } from '@/lib/domain/case/transitions';
import type { DelegationEventType } from '@/lib/domain/delegation/delegation';
import { ENTERED_KINDS } from '@/lib/domain/publication/entered-figures';

/** One kind of event that one kind of actor may bring into the ledger, and the database role they come in by. */
export type EventRight = {
  readonly role: string;
  readonly actorKind: ActorKind;
  readonly eventType: string;
};

const rights = (actorKinds: readonly ActorKind[], eventTypes: readonly string[]): readonly EventRight[] =>
  actorKinds.flatMap((actorKind) =>
    eventTypes.map((eventType) => ({ role: DATABASE_ROLE[actorKind], actorKind, eventType })),
  );

const beforePasswords = ACCOUNT_EVENT_TYPES.filter((type) => type !== 'PASSWORD_SET');

/**
 * Who may bring what into the ledger: the acts of the lifecycle table, and the few that concern no case. The database holds
 * the same list (`event_right`) and refuses the rest; a test holds the two together.
 */
export const EVENT_RIGHTS: readonly EventRight[] = [
  ...TRANSITIONS.flatMap(({ by, emits }) => rights(by, emits)),
  // To be handed the original of a file is no act on its case, and is on record all the same.
  ...rights(['ANALYST', 'SUPERVISOR', 'AUDITOR', 'REPORTER', 'RETURN_CODE_HOLDER'], [
    'EVIDENCE_OPENED',
  ] satisfies readonly EventType[]),
  ...rights(['ADMIN', 'OPERATOR'], [...beforePasswords, ...DIRECTORY_EVENT_TYPES]),
  ...rights(
    ['ANALYST', 'SUPERVISOR', 'OPERATOR'],
    ENTERED_KINDS.map((kind) => `${kind}_ENTERED`),
  ),
  ...rights(['SUPERVISOR'], [...ENTERED_KINDS.map((kind) => `${kind}_CONFIRMED`), 'CASE_CARRIED_IN']),
  ...rights(['SUPERVISOR'], ['DELEGATION_GIVEN'] satisfies readonly DelegationEventType[]),
  ...rights(['ANALYST', 'SUPERVISOR'], [
    'DELEGATION_ACCEPTED',
    'DELEGATION_ENDED',
  ] satisfies readonly DelegationEventType[]),
  // Whoever sets a password is not signed in yet: the gate knows the one-time code and nobody.
  { role: 'attest_gate', actorKind: 'PUBLIC', eventType: 'PASSWORD_SET' },
];
