import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/config/env';

/**
 * The sign-in cookie is next-auth's own session cookie: an encrypted JWT, here holding nothing but a random token. What
 * the token stands for is a row in the database, looked up on every request (lib/db/queries/resolve-session.ts).
 */

/** Cookies are `Secure`, and bound to this host by their name, when people reach the site over https. */
export function secureCookies(): boolean {
  return env().origin?.startsWith('https://') ?? false;
}

/** How long the cookie is kept, in seconds; the row's own end is what counts. */
export function sessionSeconds(): number {
  return env().sessionHours * 60 * 60;
}

/** The key of next-auth's cookies. Throws where none is set: there is no default. */
export function authSecret(): string {
  const secret = env().nextAuthSecret;
  if (secret === undefined) throw new Error('NEXTAUTH_SECRET is not set: nobody can sign in');
  return secret;
}

/** The name of the session's cookie; over https one that only this host can set (`__Host-`). */
export function sessionCookieName(): string {
  return secureCookies() ? '__Host-attest-session' : 'attest-session';
}

/** Attributes of the session cookie. Lax: a link from a mail opens the page signed in, a foreign form does not post. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() } as const;
}

/** What next-auth's JWT holds: the token, as `sid`. */
export function sealToken(token: string): Promise<string> {
  return encode({ token: { sid: token }, secret: authSecret(), maxAge: sessionSeconds() });
}

/** Cookies that were opened: deriving the key again for every request would take longer than looking the session up. */
const opened = new Map<string, { readonly token: string; readonly until: number }>();
const MOST_OPENED = 1000;

/** The token inside a cookie; null where it is not ours, was changed, or is too old. */
export async function unsealToken(cookie: string): Promise<string | null> {
  const known = opened.get(cookie);
  if (known !== undefined && known.until > Date.now()) return known.token;
  try {
    const held = await decode({ token: cookie, secret: authSecret() });
    const token = held?.['sid'];
    if (typeof token !== 'string') return null;
    remember(cookie, token, Number(held?.['exp'] ?? 0) * 1000);
    return token;
  } catch {
    return null; // made up, damaged or expired: all the same to us
  }
}

function remember(cookie: string, token: string, until: number): void {
  opened.delete(cookie);
  const oldest = opened.size >= MOST_OPENED ? opened.keys().next().value : undefined;
  if (oldest !== undefined) opened.delete(oldest);
  opened.set(cookie, { token, until });
}
