import './globals.css';
import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { direction, isLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { default: 'Attest', template: '%s: Attest' },
    description: t('description'),
    referrer: 'same-origin',
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FAF7F0' },
    { media: '(prefers-color-scheme: dark)', color: '#161512' },
  ],
};

/** What every page stands in: its language and direction, and the way past the head for who uses no mouse. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const t = await getTranslations('common');
  return (
    <html lang={locale} dir={isLocale(locale) ? direction(locale) : 'ltr'}>
      <body>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        {children}
      </body>
    </html>
  );
}
