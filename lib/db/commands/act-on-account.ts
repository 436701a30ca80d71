import 'server-only';
import { randomUUID } from 'node:crypto';
import { appendEvents, type EventToAppend } from '@/lib/db/commands/append-events';
import { isLostRace, isUniqueViolation, NotFoundError } from '@/lib/db/errors';
import type { Prisma } from '@/lib/db/generated/client';
import { readAs, writeAs, type Tx } from '@/lib/db/scope/as-actor';
import type { AccountState } from '@/lib/domain/account/decide-account';
import type { AccountEventType } from '@/lib/domain/account/events';
import { isRole } from '@/lib/domain/account/roles';
import { userIdOf, type AdminActor, type OperatorActor } from '@/lib/domain/case/actor';
import {
  conflict,
  refuse,
  success,
  type Outcome,
  type Problem,
  type Refusal,
} from '@/lib/domain/shared/outcome';
import type { Json } from '@/lib/ledger/canonical-json';

/** Who may act on accounts. */
export type AccountActor = AdminActor | OperatorActor;

/** Which account, and the version its reader saw; null where there was no page to see it on. */
export type AccountTarget = { readonly accountId: string; readonly version: number | null };

/** What a verb sees: the account, locked, and how many administrators are active besides it. */
export type AccountContext = {
  readonly tx: Tx;
  readonly account: AccountState & { readonly version: number };
  readonly otherAdmins: number;
};

/** What a verb does: columns to change (none: the row stays as it is), events, and its answer. */
export type AccountAct<T> = {
  readonly changes?: Prisma.UserUncheckedUpdateManyInput;
  readonly endSessions?: boolean;
  readonly events: readonly EventToAppend[];
  readonly value: T;
};

/** One event of an account. Payloads hold ids, enums and names of fields. */
export function accountEvent(
  type: AccountEventType,
  userId: string,
  payload: { readonly [name: string]: Json } = {},
): EventToAppend {
  return {
    id: randomUUID(),
    type,
    object: { kind: 'ACCOUNT', id: userId },
    caseId: null,
    payload: { userId, ...payload },
  };
}

/** A refusal as the answer of a verb. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/**
 * Acts on one account: a transaction that locks it together with every active administrator (in order of id, so that
 * two administrators acting on each other wait and then find out), checks that the actor is still one, lets the verb
 * decide, changes the row only if it is as it was read, and appends the events. Throws NotFoundError.
 * `onDuplicate` is the problem to answer where a unique index refuses what the verb writes.
 */
export async function actOnAccount<T>(
  actor: AccountActor,
  { accountId, version }: AccountTarget,
  act: (context: AccountContext) => Promise<AccountAct<T>>,
  onDuplicate: Problem = { code: 'account.requestOpen' },
): Promise<Outcome<T>> {
  try {
    return await writeAs(actor, async (tx) => {
      const context = await lockAccount(tx, actor, accountId);
      if (version !== null && context.account.version !== version) throw new AccountMoved();
      const { changes, endSessions = false, events, value } = await act(context);
      if (changes) {
        const { count } = await tx.user.updateMany({
          where: { id: accountId, version: context.account.version },
          data: { ...changes, version: { increment: 1 } },
        });
        if (count !== 1) throw new AccountMoved();
      }
      if (endSessions) {
        await tx.userSession.updateMany({
          where: { userId: accountId, endedAt: null },
          data: { endedAt: new Date() },
        });
      }
      if (events.length > 0) await appendEvents(tx, actor, events);
      return success(value);
    });
  } catch (error) {
    if (error instanceof AccountMoved || isLostRace(error)) return lastAccountChange(actor, accountId);
    return refusalOf(error, onDuplicate);
  }
}

/** The refusal that an error stands for; any other error is thrown on. */
export function refusalOf(error: unknown, onDuplicate: Problem): Refusal {
  if (error instanceof Refused) return refuse(error.problem);
  if (isUniqueViolation(error)) return refuse(onDuplicate);
  throw error;
}

class AccountMoved extends Error {}

type LockedRow = {
  readonly id: string;
  readonly role: string;
  readonly disabled: boolean;
  readonly version: number;
};

/** Who acts on accounts is an administrator still, or an operator in the name of one or of nobody. */
export function requireAdministrator(actor: AccountActor, adminIds: readonly string[]): void {
  const userId = userIdOf(actor);
  if (userId === null || adminIds.includes(userId)) return;
  throw new Refused({ code: actor.kind === 'ADMIN' ? 'notYourRole' : 'account.askerNoAdmin' });
}

/** Locks an account and the active administrators, and sees that the actor is still one of them. */
export async function lockAccount(tx: Tx, actor: AccountActor, accountId: string): Promise<AccountContext> {
  const rows = await tx.$queryRaw<LockedRow[]>`
    select id, role, disabled_at is not null as disabled, version from app_user
      where id = ${accountId}::uuid or (role = 'ADMIN' and disabled_at is null) order by id for update`;
  const row = rows.find(({ id }) => id === accountId);
  const admins = rows.filter(({ role, disabled }) => role === 'ADMIN' && !disabled);
  requireAdministrator(
    actor,
    admins.map(({ id }) => id),
  );
  if (!row || !isRole(row.role)) throw new NotFoundError(`account ${accountId}`);
  return {
    tx,
    account: { id: row.id, role: row.role, disabled: row.disabled, version: row.version },
    otherAdmins: admins.filter(({ id }) => id !== accountId).length,
  };
}

async function lastAccountChange(actor: AccountActor, accountId: string): Promise<Outcome<never>> {
  const [last] = await readAs(
    actor,
    (tx) => tx.$queryRaw<{ actor_name: string | null; recorded_at: Date }[]>`
      select actor_name, recorded_at from account_history(${accountId}::uuid, 1)`,
  );
  return conflict(last?.actor_name ?? '', (last?.recorded_at ?? new Date()).toISOString());
}

/** Voids the one-time codes of an account that nobody has used. */
export async function voidResets(tx: Tx, userId: string): Promise<void> {
  await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: new Date() } });
}

/** A one-time code to choose a password, by the SHA-256 of its normalised form. Whatever was issued before is void. */
export async function issueReset(
  tx: Tx,
  actor: AccountActor,
  userId: string,
  codeHash: Uint8Array,
): Promise<void> {
  await voidResets(tx, userId);
  await tx.$executeRaw`insert into password_reset (id, user_id, created_by, expires_at)
    values (${codeHash}, ${userId}::uuid, ${userIdOf(actor)}::uuid, now() + interval '24 hours')`;
}
