import 'server-only';
import { escapeLiteral } from 'pg';
import { database } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { userIdOf, type Actor, type ActorKind } from '@/lib/domain/case/actor';

/** A transaction inside an actor's role: the only way to the tables. */
export type Tx = Prisma.TransactionClient;

/** The database role of each kind of actor (docs/decisions/003-database-roles.md). */
export const DATABASE_ROLE = {
  ANALYST: 'attest_staff',
  SUPERVISOR: 'attest_staff',
  AUDITOR: 'attest_staff',
  ADMIN: 'attest_admin',
  REPORTER: 'attest_reporter',
  RETURN_CODE_HOLDER: 'attest_holder',
  PUBLIC: 'attest_public',
  OPERATOR: 'attest_operator',
} as const satisfies Record<ActorKind, string>;

type Context = {
  readonly role: string;
  readonly actorId: string;
  readonly organisationId: string;
  readonly caseId: string;
};

function contextOf(actor: Actor): Context {
  return {
    role: DATABASE_ROLE[actor.kind],
    actorId: userIdOf(actor) ?? '',
    organisationId: actor.kind === 'REPORTER' ? actor.organisationId : '',
    caseId: actor.kind === 'RETURN_CODE_HOLDER' ? actor.caseId : '',
  };
}

/**
 * The statement by which a transaction enters a role. Its values are written into it, since only a statement without
 * parameters can travel together with BEGIN (lib/db/connection.ts).
 */
function enter({ role, actorId, organisationId, caseId }: Context, readOnly: 'on' | 'off'): Prisma.Sql {
  const settings = {
    role,
    'attest.actor_id': actorId,
    'attest.organisation_id': organisationId,
    'attest.case_id': caseId,
    transaction_read_only: readOnly,
  };
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`,
  );
  return Prisma.raw(`select ${set.join(', ')}`);
}

async function within<T>(
  context: Context,
  readOnly: 'on' | 'off',
  run: (tx: Tx) => Promise<T>,
  timeout?: number,
): Promise<T> {
  return database().$transaction(
    async (tx) => {
      // Local to this transaction: a session-level setting would leak to whoever gets the connection next.
      await tx.$executeRaw(enter(context, readOnly));
      return run(tx);
    },
    timeout === undefined ? undefined : { timeout },
  );
}

/** Reads as the actor. The transaction is read-only: a query that tries to write fails. */
export function readAs<T>(actor: Actor, run: (tx: Tx) => Promise<T>): Promise<T> {
  return within(contextOf(actor), 'on', run);
}

/**
 * Writes as the actor, in one transaction; whatever `run` throws rolls all of it back.
 * `timeout` in ms for long work (imports); 30 s otherwise.
 */
export function writeAs<T>(actor: Actor, run: (tx: Tx) => Promise<T>, timeout?: number): Promise<T> {
  return within(contextOf(actor), 'off', run, timeout);
}

/**
 * The gate: finds accounts, sessions and return codes before anyone is known. Reaches no case content.
 * Named unsafe because no actor limits what it sees; for lib/db/queries and commands of sign-in only.
 */
export function unsafeAtGate<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return within({ role: 'attest_gate', actorId: '', organisationId: '', caseId: '' }, 'off', run);
}
