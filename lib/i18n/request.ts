import { getRequestConfig } from 'next-intl/server';
import { cookies, headers } from 'next/headers';
import { FORMATS } from '@/lib/i18n/arabic-digits';
import { isLocale, LOCALE_COOKIE, localeFromHeader } from '@/lib/i18n/locales';
import { messagesOf } from '@/lib/i18n/messages';

/** The reader's language: their choice, else their browser's (docs/decisions/005-language-by-cookie.md). */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : localeFromHeader((await headers()).get('accept-language'));
  return { locale, messages: messagesOf(locale), timeZone: 'UTC', formats: FORMATS };
});
