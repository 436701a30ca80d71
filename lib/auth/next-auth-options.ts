import 'server-only';
import { headers } from 'next/headers';
import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { checkCredentials } from '@/lib/auth/check-credentials';
import { digestOf } from '@/lib/auth/digest';
import {
  authSecret,
  secureCookies,
  sessionCookieName,
  sessionCookieOptions,
  sessionSeconds,
} from '@/lib/auth/session-cookie';
import { sourceOf } from '@/lib/auth/source';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';
import { endSession } from '@/lib/db/commands/end-session';
import { resolveSession } from '@/lib/db/queries/resolve-session';
import { credentials } from '@/lib/schemas/account';
import { log } from '@/lib/log';

/**
 * next-auth with a credentials provider. With credentials it can only keep JWT sessions, so its JWT carries a random
 * token and the session itself is a row (lib/db/commands/start-session.ts). Its routes (/api/auth/…) and our own forms
 * share cookie, key and rows: signing in or out by either is the same act.
 */
export function nextAuthOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: secureCookies(),
    session: { strategy: 'jwt', maxAge: sessionSeconds() },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    pages: { signIn: paths.signIn(), signOut: paths.signOut(), error: paths.signIn() },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(given) {
          const parsed = credentials.safeParse(given);
          if (!parsed.success) return null;
          const now = Date.now();
          const source = sourceOf(await headers(), env().trustedProxies, now);
          const begun = await checkCredentials(parsed.data, source, now);
          return begun.ok ? { id: begun.value.userId, sid: begun.value.token } : null;
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (user && 'sid' in user && typeof user.sid === 'string') return { sid: user.sid };
        // Any later use: the row decides. Throwing makes next-auth take the cookie away.
        if (typeof token['sid'] !== 'string' || !(await resolveSession(digestOf(token['sid']))))
          throw new Error('session ended');
        return { sid: token['sid'] };
      },
      async session({ session, token }) {
        const actor = typeof token['sid'] === 'string' ? await resolveSession(digestOf(token['sid'])) : null;
        return { expires: session.expires, ...(actor ? { user: { name: actor.name } } : {}) };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.['sid'] === 'string') await endSession(digestOf(token['sid']));
      },
    },
    logger: {
      // Codes only: what comes with them may quote what somebody typed.
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}
