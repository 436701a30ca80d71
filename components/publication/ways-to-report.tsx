import Link from 'next/link';
import { createTranslator, useTranslations } from 'next-intl';
import { Mark } from '@/components/ui/mark';
import { paths } from '@/lib/config/paths';
import { direction, LOCALES, type Locale } from '@/lib/i18n/locales';
import { messagesOf } from '@/lib/i18n/messages';

/** The one thing the public is invited to do, in each language that there is. */
export function WaysToReport({ locale }: { readonly locale: Locale }) {
  const t = useTranslations('front');
  const languages = [locale, ...LOCALES.filter((other) => other !== locale)];
  return (
    <section className="ask" aria-label={t('ask')}>
      {languages.map((language) => {
        const words = createTranslator({
          locale: language,
          messages: messagesOf(language),
          namespace: 'front',
        });
        return (
          <div className="ask-item" key={language} lang={language} dir={direction(language)}>
            <h2>
              <a
                href={language === locale ? paths.report() : paths.language(language, paths.report())}
                hrefLang={language}
              >
                {words('ask' as never)}
                <Mark name="arrow" turns />
              </a>
            </h2>
            <p>{words('askLine' as never)}</p>
          </div>
        );
      })}
      <div className="ask-also">
        <Link href={paths.track()} prefetch={false}>
          {t('track')}
        </Link>
        <Link href={paths.signIn()} prefetch={false}>
          {t('organisations')}
        </Link>
      </div>
    </section>
  );
}
