import 'server-only';
import { unsafeAtGate } from '@/lib/db/scope/as-actor';

/** Ends the session of this token, if there is one. */
export async function endSession(tokenHash: Uint8Array): Promise<void> {
  await unsafeAtGate(
    (tx) =>
      tx.$executeRaw`update user_session set ended_at = now() where id = ${tokenHash} and ended_at is null`,
  );
}

/** Ends a return-code holder's session, if there is one. */
export async function endHolderSession(tokenHash: Uint8Array): Promise<void> {
  await unsafeAtGate(
    (tx) =>
      tx.$executeRaw`update holder_session set ended_at = now() where id = ${tokenHash} and ended_at is null`,
  );
}
