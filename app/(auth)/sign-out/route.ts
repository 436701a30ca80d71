import { getActor } from '@/lib/auth/actor';
import { isSameOrigin } from '@/lib/auth/same-origin';
import { signOut } from '@/lib/auth/sign-in';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';

/** A redirect by path alone: behind a proxy the request's own host is not the one people see. */
const seeOther = (path: string): Response => new Response(null, { status: 303, headers: { location: path } });

/** Ends this browser's session. A plain form post, so that it works without scripts; only from our own pages. */
export async function POST(request: Request): Promise<Response> {
  if (await getActor()) {
    if (!isSameOrigin(request.headers, { origin: env().origin, cookieAuthority: true })) {
      return new Response(null, { status: 403 });
    }
    await signOut();
  }
  return seeOther(paths.front());
}

/** Nothing ends by following a link: whoever comes here by one is sent to the start. */
export function GET(): Response {
  return seeOther(paths.front());
}
