import 'server-only';
import type { AccountActor } from '@/lib/db/commands/act-on-account';
import { NotFoundError } from '@/lib/db/errors';
import { readAs, type Tx } from '@/lib/db/scope/as-actor';
import { isRole, type Role } from '@/lib/domain/account/roles';

/** An account as administrators see it. */
export type Account = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly organisation: string | null;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
};

/** Something that waits for a second administrator. `role` is null for a password reset. */
export type WaitingRequest = {
  readonly id: string;
  readonly kind: 'GRANT' | 'RESET';
  readonly role: Role | null;
  readonly accountId: string;
  readonly accountName: string;
  readonly accountEmail: string;
  readonly requestedBy: string | null;
  readonly requestedByName: string | null;
  readonly requestedAt: Date;
};

/** One line of an account's history. `by` is null where nobody was signed in (a password chosen with a one-time code). */
export type AccountEvent = {
  readonly seq: bigint;
  readonly type: string;
  readonly by: string | null;
  readonly byKind: string;
  readonly role: Role | null;
  readonly recordedAt: Date;
};

const PAGE = 50;

const ACCOUNT = {
  id: true,
  email: true,
  name: true,
  role: true,
  organisationId: true,
  unitId: true,
  version: true,
  createdAt: true,
  disabledAt: true,
  organisation: { select: { name: true } },
  unit: { select: { name: true } },
} as const;

type Row = Omit<Account, 'role' | 'organisation' | 'unit'> & {
  readonly role: string;
  readonly organisation: { readonly name: string } | null;
  readonly unit: { readonly name: string } | null;
};

function toAccount({ role, organisation, unit, ...row }: Row): Account {
  if (!isRole(role)) throw new Error('an account has a role that is none');
  return { ...row, role, organisation: organisation?.name ?? null, unit: unit?.name ?? null };
}

export type AccountFilter = { readonly q?: string; readonly role?: Role; readonly page?: number };

/** A page of accounts by name (50 rows; pages from 1), and how many there are. `q` looks in names and addresses. */
export function findAccounts(
  actor: AccountActor,
  { q = '', role, page = 1 }: AccountFilter,
): Promise<{ readonly accounts: readonly Account[]; readonly total: number; readonly pageSize: number }> {
  const contains = { contains: q.trim(), mode: 'insensitive' } as const;
  const where = {
    ...(role === undefined ? {} : { role }),
    ...(q.trim() === '' ? {} : { OR: [{ name: contains }, { email: contains }] }),
  };
  return readAs(actor, async (tx) => {
    const total = await tx.user.count({ where });
    const rows = await tx.user.findMany({
      where,
      select: ACCOUNT,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * PAGE,
      take: PAGE,
    });
    return { accounts: rows.map(toAccount), total, pageSize: PAGE };
  });
}

/** One account with its history, newest first, and what waits about it. Throws NotFoundError. */
export function getAccount(
  actor: AccountActor,
  id: string,
): Promise<{
  readonly account: Account;
  readonly history: readonly AccountEvent[];
  readonly waiting: readonly WaitingRequest[];
}> {
  return readAs(actor, async (tx) => {
    const row = await tx.user.findUnique({ where: { id }, select: ACCOUNT });
    if (!row) throw new NotFoundError(`account ${id}`);
    return {
      account: toAccount(row),
      history: await historyOf(tx, id),
      waiting: await waitingRequests(tx, id),
    };
  });
}

/** The account with this address; null where there is none. */
export async function findAccountByEmail(actor: AccountActor, email: string): Promise<Account | null> {
  const row = await readAs(actor, (tx) => tx.user.findUnique({ where: { email }, select: ACCOUNT }));
  return row ? toAccount(row) : null;
}

/** A request, decided or not, with its decision. */
export type KnownRequest = WaitingRequest & {
  readonly decision: 'AGREED' | 'REFUSED' | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
};

/** One request, also after it was decided. Throws NotFoundError. */
export async function getAccountRequest(actor: AccountActor, id: string): Promise<KnownRequest> {
  const [row] = await readAs(
    actor,
    (tx) => tx.$queryRaw<(RequestRow & DecisionRow)[]>`
      select r.id, r.kind, r.role, r.user_id, u.name as user_name, u.email as user_email, r.requested_by, b.name as by_name,
          r.requested_at, r.decision, r.decided_at, d.name as decided_name
        from account_request r join app_user u on u.id = r.user_id left join app_user b on b.id = r.requested_by
          left join app_user d on d.id = r.decided_by
        where r.id = ${id}::uuid`,
  );
  if (!row) throw new NotFoundError(`request ${id}`);
  return {
    ...toRequest(row),
    decision: row.decision,
    decidedByName: row.decided_name,
    decidedAt: row.decided_at,
  };
}

type DecisionRow = {
  readonly decision: 'AGREED' | 'REFUSED' | null;
  readonly decided_at: Date | null;
  readonly decided_name: string | null;
};

/** Everything that waits for a second administrator, oldest first. */
export function findWaitingRequests(actor: AccountActor): Promise<readonly WaitingRequest[]> {
  return readAs(actor, (tx) => waitingRequests(tx, null));
}

type RequestRow = {
  readonly id: string;
  readonly kind: 'GRANT' | 'RESET';
  readonly role: string | null;
  readonly user_id: string;
  readonly user_name: string;
  readonly user_email: string;
  readonly requested_by: string | null;
  readonly by_name: string | null;
  readonly requested_at: Date;
};

async function waitingRequests(tx: Tx, accountId: string | null): Promise<WaitingRequest[]> {
  const rows = await tx.$queryRaw<RequestRow[]>`
    select r.id, r.kind, r.role, r.user_id, u.name as user_name, u.email as user_email, r.requested_by, b.name as by_name,
        r.requested_at
      from account_request r join app_user u on u.id = r.user_id left join app_user b on b.id = r.requested_by
      where r.decided_at is null and (${accountId}::uuid is null or r.user_id = ${accountId}::uuid)
      order by r.requested_at, r.id`;
  return rows.map(toRequest);
}

function toRequest(row: RequestRow): WaitingRequest {
  return {
    id: row.id,
    kind: row.kind,
    role: row.role !== null && isRole(row.role) ? row.role : null,
    accountId: row.user_id,
    accountName: row.user_name,
    accountEmail: row.user_email,
    requestedBy: row.requested_by,
    requestedByName: row.by_name,
    requestedAt: row.requested_at,
  };
}

type HistoryRow = {
  readonly seq: bigint;
  readonly type: string;
  readonly actor_kind: string;
  readonly actor_name: string | null;
  readonly role: string | null;
  readonly recorded_at: Date;
};

async function historyOf(tx: Tx, id: string): Promise<AccountEvent[]> {
  const rows = await tx.$queryRaw<HistoryRow[]>`
    select seq, type, actor_kind, actor_name, role, recorded_at from account_history(${id}::uuid, 100)`;
  return rows.map((row) => ({
    seq: row.seq,
    type: row.type,
    by: row.actor_name,
    byKind: row.actor_kind,
    role: row.role !== null && isRole(row.role) ? row.role : null,
    recordedAt: row.recorded_at,
  }));
}
