import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LanguageLink } from '@/components/shell/language-link';
import { Brand } from '@/components/ui/brand';
import { paths } from '@/lib/config/paths';
import { LANGUAGE_BUTTON, LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales';

type Here = 'front' | 'report' | 'track' | 'publications' | 'lifecycle' | 'signIn' | null;

/** The public pages' head, ground and foot. `path` is where a change of language leads back to. */
export function PublicShell({
  here,
  path,
  bodyNames,
  form,
  children,
}: {
  readonly here: Here;
  readonly path: string;
  readonly bodyNames: Readonly<Record<Locale, string>>;
  /** A form that goes on in another language with all that was typed into it. */
  readonly form?: string;
  readonly children: ReactNode;
}) {
  const t = useTranslations('nav');
  const bodyName = bodyNames[useLocale()];
  const links = [
    ['report', paths.report()],
    ['track', paths.track()],
    ['publications', paths.publications()],
    ['lifecycle', paths.lifecycle()],
  ] as const;
  return (
    <>
      <header className="pub-head">
        <div className="wrap">
          <Brand href={paths.front()} />
          <span className="brand-sub">{bodyName}</span>
          <nav className="pub-nav" aria-label={t('main')}>
            {links.map(([key, href]) => (
              <Link key={key} href={href} prefetch={false} aria-current={here === key ? 'page' : undefined}>
                {t(key)}
              </Link>
            ))}
          </nav>
          <LanguageLinks path={path} {...(form === undefined ? {} : { form })} />
        </div>
      </header>
      <main id="main" className="wrap pub-main">
        {children}
      </main>
      <footer className="pub-foot">
        <div className="wrap">
          <p>{t('footer', { body: bodyName })}</p>
          <ul>
            <li>
              <Link href={paths.lifecycle()} prefetch={false}>
                {t('lifecycle')}
              </Link>
            </li>
            <li>
              <Link href={paths.publications()} prefetch={false}>
                {t('publications')}
              </Link>
            </li>
          </ul>
          <ul>
            <li>
              <Link href={paths.signIn()} prefetch={false}>
                {t('signIn')}
              </Link>
            </li>
          </ul>
        </div>
      </footer>
    </>
  );
}

/** The way to the same page in each language; where the page has a form that can be kept, by sending it there. */
export function LanguageLinks({ path, form }: { readonly path: string; readonly form?: string }) {
  const current = useLocale();
  const t = useTranslations('nav');
  return (
    <nav className="langs" aria-label={t('languages')}>
      {LOCALES.map((locale) =>
        locale === current ? (
          <span key={locale} lang={locale} aria-current="true">
            {LOCALE_NAMES[locale]}
          </span>
        ) : form !== undefined ? (
          <button
            key={locale}
            className="btn-link"
            lang={locale}
            form={form}
            name="go"
            value={`${LANGUAGE_BUTTON}${locale}`}
            formNoValidate
          >
            {LOCALE_NAMES[locale]}
          </button>
        ) : (
          <LanguageLink
            key={locale}
            lang={locale}
            href={paths.language(locale, path)}
            name={LOCALE_NAMES[locale]}
            question={t('languageLoses')}
          />
        ),
      )}
    </nav>
  );
}
