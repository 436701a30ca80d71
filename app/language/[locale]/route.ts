import type { NextRequest } from 'next/server';
import { localPathOr } from '@/lib/config/paths';
import { isLocale, LOCALE_COOKIE } from '@/lib/i18n/locales';

const A_YEAR_IN_SECONDS = 31_536_000;

/** Sets the reader's language and goes on to where they were: `/language/ar?to=/report`. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  const to = localPathOr(request.nextUrl.searchParams.get('to'));
  return new Response(null, {
    status: 307,
    headers: {
      Location: to,
      'Set-Cookie': `${LOCALE_COOKIE}=${locale}; Path=/; Max-Age=${A_YEAR_IN_SECONDS}; SameSite=Lax; HttpOnly`,
    },
  });
}
