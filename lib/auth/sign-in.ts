import 'server-only';
import { cookies, headers } from 'next/headers';
import { checkCredentials } from '@/lib/auth/check-credentials';
import { digestOf } from '@/lib/auth/digest';
import {
  sealToken,
  sessionCookieName,
  sessionCookieOptions,
  sessionSeconds,
  unsealToken,
} from '@/lib/auth/session-cookie';
import { sourceOf } from '@/lib/auth/source';
import { env } from '@/lib/config/env';
import { endSession } from '@/lib/db/commands/end-session';
import { resolveSession } from '@/lib/db/queries/resolve-session';
import type { SignedIn } from '@/lib/auth/actor';
import { refuse, success, type Outcome } from '@/lib/domain/shared/outcome';
import type { Credentials } from '@/lib/schemas/account';

/**
 * Signs in from a plain form. next-auth's own form post needs a CSRF token that only a script or a cookie set while
 * rendering can put into the form; a server action works with scripts switched off and has its own origin check
 * (lib/auth/same-origin.ts). So the action does what next-auth's callback does: same check, same row, same cookie.
 */
export async function signIn(given: Credentials): Promise<Outcome<SignedIn>> {
  const now = Date.now();
  const begun = await checkCredentials(given, sourceOf(await headers(), env().trustedProxies, now), now);
  if (!begun.ok) return begun;
  await signOut(); // a browser has one session: what it held before ends here
  const { token } = begun.value;
  const actor = await resolveSession(digestOf(token));
  if (!actor) return refuse({ code: 'auth.wrong' });
  (await cookies()).set(sessionCookieName(), await sealToken(token), {
    ...sessionCookieOptions(),
    maxAge: sessionSeconds(),
  });
  return success(actor);
}

/** Ends this browser's session, in the database and here. */
export async function signOut(): Promise<void> {
  const jar = await cookies();
  const cookie = jar.get(sessionCookieName())?.value;
  if (!cookie) return;
  const token = await unsealToken(cookie);
  if (token !== null) await endSession(digestOf(token));
  // `__Host-` cookies are only taken away by a deletion with their own attributes.
  jar.set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}
