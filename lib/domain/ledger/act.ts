import { ACCOUNT_EVENT_TYPES, DIRECTORY_EVENT_TYPES } from '@/lib/domain/account/events';
import type { ActorKind, StaffActor } from '@/lib/domain/case/actor';
import type { HistoryEvent } from '@/lib/domain/case/case-file';
import { EVENT_TYPES, type EventType } from '@/lib/domain/case/events';
import { DELEGATION_EVENT_TYPES } from '@/lib/domain/delegation/delegation';
import { ENTERED_KINDS } from '@/lib/domain/publication/entered-figures';

const FIGURE_EVENT_TYPES = ENTERED_KINDS.flatMap((kind) => [`${kind}_ENTERED`, `${kind}_CONFIRMED`] as const);

/** Every kind of act that the ledger records, of cases and of what belongs to no case. */
export const RECORDED_TYPES = [
  ...EVENT_TYPES,
  ...ACCOUNT_EVENT_TYPES,
  ...DIRECTORY_EVENT_TYPES,
  ...FIGURE_EVENT_TYPES,
  ...DELEGATION_EVENT_TYPES,
] as const;
export type RecordedType = (typeof RECORDED_TYPES)[number];

/** What an act can be about, in the order readers are offered it. */
export const ACT_OBJECTS = [
  'CASE',
  'BATCH',
  'ACCOUNT',
  'ORGANISATION',
  'UNIT',
  'FIGURE',
  'DELEGATION',
] as const;
export type ActObject = (typeof ACT_OBJECTS)[number];

const BATCH_TYPES: readonly RecordedType[] = ['HISTORIC_DETERMINATION_RECORDED', 'HISTORIC_BATCH_CONFIRMED'];
const isOneOf = (types: readonly RecordedType[], type: RecordedType): boolean => types.includes(type);

/** What an act is about, told by its kind alone, as the database's own `sqlx_object_of` tells it. */
export function objectOf(type: RecordedType): ActObject {
  if (isOneOf(BATCH_TYPES, type)) return 'BATCH';
  if (isOneOf(ACCOUNT_EVENT_TYPES, type)) return 'ACCOUNT';
  if (type === 'UNIT_CREATED') return 'UNIT';
  if (isOneOf(DIRECTORY_EVENT_TYPES, type)) return 'ORGANISATION';
  if (isOneOf(FIGURE_EVENT_TYPES, type)) return 'FIGURE';
  return isOneOf(DELEGATION_EVENT_TYPES, type) ? 'DELEGATION' : 'CASE';
}

/** What to look for where readers ask for one object: what came with a batch is an act on its case, too. */
export function objectsAsked(object: ActObject | null): readonly ActObject[] {
  if (object === null) return ACT_OBJECTS;
  return object === 'CASE' ? ['CASE', 'BATCH'] : [object];
}

/** Who acts, as readers ask for it: the staff in all their roles, and everyone else. */
export const ACTOR_GROUPS = ['STAFF', 'OPERATOR', 'REPORTER', 'HOLDER', 'PUBLIC'] as const;
export type ActorGroup = (typeof ACTOR_GROUPS)[number];

/** The kinds of actor in each group. */
export const KINDS_OF_GROUP: Readonly<Record<ActorGroup, readonly ActorKind[]>> = {
  STAFF: ['ANALYST', 'SUPERVISOR', 'AUDITOR', 'ADMIN'],
  OPERATOR: ['OPERATOR'],
  REPORTER: ['REPORTER'],
  HOLDER: ['RETURN_CODE_HOLDER'],
  PUBLIC: ['PUBLIC'],
};

/** An entry of the ledger as it is read: ids, enums and hashes only. */
export type LedgerAct = Omit<HistoryEvent, 'type'> & {
  readonly type: RecordedType;
  /** What the entry's own bytes name: the case, even where it came with a batch. */
  readonly object: { readonly kind: string; readonly id: string };
};

/** An act on a case, which the case's own history tells too. */
export function isOfCase(act: LedgerAct): act is LedgerAct & { readonly type: EventType } {
  return EVENT_TYPES.some((type) => type === act.type);
}

/** Who reads the whole ledger (process §7): whoever audits. Analysts read it case by case, administrators no case content. */
export const LEDGER_READERS = ['SUPERVISOR', 'AUDITOR'] as const;
export type LedgerReader = StaffActor & { readonly kind: (typeof LEDGER_READERS)[number] };

/** Whether somebody reads the whole ledger. */
export function readsLedger(actor: StaffActor): actor is LedgerReader {
  return LEDGER_READERS.some((kind) => kind === actor.kind);
}

/** What narrows the ledger; null is "any". Days are whole days in UTC, as the page writes its times. */
export type LedgerFilters = {
  readonly object: ActObject | null;
  readonly actors: ActorGroup | null;
  /** The account of who did it. */
  readonly personId: string | null;
  readonly from: string | null;
  readonly to: string | null;
};

export const NO_LEDGER_FILTERS: LedgerFilters = {
  object: null,
  actors: null,
  personId: null,
  from: null,
  to: null,
};

/** Entries on one page. */
export const LEDGER_PAGE = 50;
