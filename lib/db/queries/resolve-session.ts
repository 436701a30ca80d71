import 'server-only';
import { heldDelegation, type DelegationRow } from '@/lib/db/queries/held-delegations';
import { unsafeAtGate } from '@/lib/db/scope/as-actor';
import { isRole } from '@/lib/domain/account/roles';
import type { ReporterActor, ReturnCodeHolderActor, StaffActor } from '@/lib/domain/case/actor';

type SessionRow = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly organisation_id: string | null;
  readonly unit_id: string | null;
  readonly delegations: readonly DelegationRow[] | null;
};

/**
 * Who a session's token stands for, looked up on every request: ended and expired sessions, disabled accounts and
 * organisations, changed roles and delegations count at once. `tokenHash` is the SHA-256 of the token. Null: nobody.
 */
export async function resolveSession(tokenHash: Uint8Array): Promise<StaffActor | ReporterActor | null> {
  const [row] = await unsafeAtGate(
    (tx) => tx.$queryRaw<SessionRow[]>`/* prepared: session */
      select u.id, u.name, u.role, u.organisation_id, u.unit_id,
          (select jsonb_agg(to_jsonb(d)) from delegations_in_force(u.id, now()) d) as delegations
        from user_session s join app_user u on u.id = s.user_id left join organisation o on o.id = u.organisation_id
        where s.id = ${tokenHash} and s.ended_at is null and s.expires_at > now()
          and u.disabled_at is null and o.disabled_at is null`,
  );
  if (!row || !isRole(row.role)) return null;
  if (row.role !== 'REPORTER') {
    const staff = { kind: row.role, userId: row.id, name: row.name, unitId: row.unit_id };
    return row.delegations === null ? staff : { ...staff, delegations: row.delegations.map(heldDelegation) };
  }
  if (row.organisation_id === null) return null;
  return { kind: 'REPORTER', userId: row.id, name: row.name, organisationId: row.organisation_id };
}

/** Whose allegation a holder's token opens; null where it is ended, expired, or its return code was revoked. */
export async function resolveHolder(tokenHash: Uint8Array): Promise<ReturnCodeHolderActor | null> {
  const [row] = await unsafeAtGate(
    (tx) => tx.$queryRaw<{ case_id: string }[]>`
      select h.case_id from holder_session h join return_code r on r.case_id = h.case_id
        where h.id = ${tokenHash} and h.ended_at is null and h.expires_at > now() and r.revoked_at is null`,
  );
  return row ? { kind: 'RETURN_CODE_HOLDER', caseId: row.case_id } : null;
}
