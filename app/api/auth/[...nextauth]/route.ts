import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';

type Context = { readonly params: Promise<{ readonly nextauth: string[] }> };

/** next-auth's own routes: csrf, session, providers, sign-in and sign-out. Its POST routes check a CSRF token. */
function handle(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, nextAuthOptions()) as Promise<Response>;
}

export { handle as GET, handle as POST };
