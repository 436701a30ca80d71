import 'server-only';
import {
  accountEvent,
  issueReset,
  lockAccount,
  Refused,
  refusalOf,
  voidResets,
  type AccountActor,
  type AccountContext,
} from '@/lib/db/commands/act-on-account';
import { appendEvents, type EventToAppend } from '@/lib/db/commands/append-events';
import { NotFoundError } from '@/lib/db/errors';
import { writeAs, type Tx } from '@/lib/db/scope/as-actor';
import { whyNotDecide } from '@/lib/domain/account/decide-account';
import { userIdOf } from '@/lib/domain/case/actor';
import { success, type Outcome } from '@/lib/domain/shared/outcome';

type RequestRow = {
  readonly id: string;
  readonly kind: string;
  readonly user_id: string;
  readonly role: string | null;
  readonly requested_by: string | null;
  readonly decided: boolean;
};

/** `codeIssued`: the code given may now be handed to the account's holder. */
export type RequestDecided = { readonly accountId: string; readonly codeIssued: boolean };

/**
 * Decides, as a second administrator, what another asked for: neither the one who asked nor the one it concerns. Agreeing
 * to a role gives it and opens the account; if it was closed, and with every reset, a one-time code is issued (its hash
 * is given). A request whose author is no administrator any more, or that no longer fits the account, can't be agreed to.
 */
export async function decideAccountRequest(
  actor: AccountActor,
  requestId: string,
  decision: 'AGREED' | 'REFUSED',
  codeHash: Uint8Array,
): Promise<Outcome<RequestDecided>> {
  try {
    return await writeAs(actor, async (tx) => {
      const found = await tx.accountRequest.findUnique({
        where: { id: requestId },
        select: { userId: true },
      });
      if (!found) throw new NotFoundError(`request ${requestId}`);
      // The account first, then the request: the same order as everywhere, so that nobody waits in a circle.
      const context = await lockAccount(tx, actor, found.userId);
      const request = await lockRequest(tx, requestId);
      const problem = whyNotDecide(actor, { userId: request.user_id, requestedBy: request.requested_by });
      if (problem) throw new Refused(problem);
      if (request.decided) throw new Refused({ code: 'account.requestDecided' });
      const { count } = await tx.accountRequest.updateMany({
        where: { id: requestId, decidedAt: null },
        data: { decidedBy: userIdOf(actor), decidedAt: new Date(), decision },
      });
      if (count !== 1) throw new Refused({ code: 'account.requestDecided' });
      const { event, codeIssued } =
        decision === 'AGREED' ? await agree(actor, context, request, codeHash) : refusal(request);
      await appendEvents(tx, actor, [
        event,
        ...(codeIssued && request.kind === 'GRANT' ? [issued(request)] : []),
      ]);
      return success({ accountId: request.user_id, codeIssued });
    });
  } catch (error) {
    return refusalOf(error, { code: 'account.requestDecided' });
  }
}

async function lockRequest(tx: Tx, requestId: string): Promise<RequestRow> {
  const [row] = await tx.$queryRaw<RequestRow[]>`
    select id, kind, user_id, role, requested_by, decided_at is not null as decided from account_request
      where id = ${requestId}::uuid for update`;
  if (!row) throw new NotFoundError(`request ${requestId}`);
  return row;
}

async function agree(
  actor: AccountActor,
  { tx, account }: AccountContext,
  request: RequestRow,
  codeHash: Uint8Array,
): Promise<{ readonly event: EventToAppend; readonly codeIssued: boolean }> {
  if (request.requested_by !== null) await requireStillAdmin(tx, request.requested_by);
  if (request.kind === 'RESET') {
    if (account.disabled) throw new Refused({ code: 'account.roleChangedMeanwhile' });
    await issueReset(tx, actor, account.id, codeHash);
    return { event: issued(request), codeIssued: true };
  }
  if (request.role === null || (request.role === account.role && !account.disabled)) {
    throw new Refused({ code: 'account.roleChangedMeanwhile' });
  }
  const { count } = await tx.user.updateMany({
    where: { id: account.id, version: account.version },
    data: { role: request.role, organisationId: null, disabledAt: null, version: { increment: 1 } },
  });
  if (count !== 1) throw new Refused({ code: 'account.roleChangedMeanwhile' });
  // Codes issued while one administrator was enough must not open what takes two.
  await voidResets(tx, account.id);
  if (account.disabled) await issueReset(tx, actor, account.id, codeHash);
  return {
    event: accountEvent('ROLE_GRANTED', account.id, {
      requestId: request.id,
      from: account.role,
      role: request.role,
    }),
    codeIssued: account.disabled,
  };
}

function issued(request: RequestRow): EventToAppend {
  return accountEvent('PASSWORD_RESET_ISSUED', request.user_id, { requestId: request.id });
}

function refusal(request: RequestRow): { readonly event: EventToAppend; readonly codeIssued: boolean } {
  const type = request.kind === 'GRANT' ? 'ROLE_GRANT_REFUSED' : 'PASSWORD_RESET_REFUSED';
  return { event: accountEvent(type, request.user_id, { requestId: request.id }), codeIssued: false };
}

async function requireStillAdmin(tx: Tx, userId: string): Promise<void> {
  const author = await tx.user.findFirst({
    where: { id: userId, role: 'ADMIN', disabledAt: null },
    select: { id: true },
  });
  if (!author) throw new Refused({ code: 'account.roleChangedMeanwhile' });
}
