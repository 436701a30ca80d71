/**
 * Who is acting. The kinds are the roles of process §7 plus the three that have no account:
 * the holder of a return code, the public, and the operator at the command line.
 */

/** A supervisor's authority to decide cases that somebody holds now (docs/decisions/016-delegation.md). */
export type HeldDelegation = {
  readonly id: string;
  readonly giver: { readonly userId: string; readonly name: string; readonly unitId: string | null };
  /** ISO 8601, UTC: no longer from then on. */
  readonly until: string;
};

/** Signed-in people of the reviewing body. `unitId` is their military unit, where one is recorded. */
export type StaffActor = {
  readonly kind: 'ANALYST' | 'SUPERVISOR' | 'AUDITOR' | 'ADMIN';
  readonly userId: string;
  readonly name: string;
  readonly unitId: string | null;
  /** In force at the moment the actor was looked up; none where left out. A command looks them up anew. */
  readonly delegations?: readonly HeldDelegation[];
};

/** Staff in the role that looks after accounts. */
export type AdminActor = StaffActor & { readonly kind: 'ADMIN' };

/** A member of a submitting organisation. */
export type ReporterActor = {
  readonly kind: 'REPORTER';
  readonly userId: string;
  readonly name: string;
  readonly organisationId: string;
};

/** Whoever holds the return code of one allegation; may see that one only. */
export type ReturnCodeHolderActor = { readonly kind: 'RETURN_CODE_HOLDER'; readonly caseId: string };

export type PublicActor = { readonly kind: 'PUBLIC' };

/** The command line. `userId` is the person named by `--as`, or null. */
export type OperatorActor = {
  readonly kind: 'OPERATOR';
  readonly userId: string | null;
  readonly name: string;
};

export type Actor = StaffActor | ReporterActor | ReturnCodeHolderActor | PublicActor | OperatorActor;
export type ActorKind = Actor['kind'];

/** Every kind, in the order they are listed to readers. */
export const ACTOR_KINDS = [
  'REPORTER',
  'ANALYST',
  'SUPERVISOR',
  'AUDITOR',
  'ADMIN',
  'RETURN_CODE_HOLDER',
  'PUBLIC',
  'OPERATOR',
] as const satisfies readonly ActorKind[];

/** The actor of one kind or several; staff of one role are `StaffActor` with that kind. */
export type ActorOf<K extends ActorKind> = K extends StaffActor['kind']
  ? StaffActor & { readonly kind: K }
  : Extract<Actor, { readonly kind: K }>;

export const PUBLIC_ACTOR: PublicActor = { kind: 'PUBLIC' };

/** The delegations by which somebody may decide for a supervisor, besides what their own role lets them do. */
export function delegationsOf(actor: Actor): readonly HeldDelegation[] {
  return 'delegations' in actor ? (actor.delegations ?? []) : [];
}

/** The account behind an actor, or null where there is none. */
export function userIdOf(actor: Actor): string | null {
  return 'userId' in actor ? actor.userId : null;
}
