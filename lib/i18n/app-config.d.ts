import type { Locale } from '@/lib/i18n/locales';

/** Makes next-intl's `useLocale()` and `getLocale()` answer our languages only. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
  }
}
