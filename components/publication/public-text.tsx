import { useLocale, useTranslations } from 'next-intl';
import { scriptOf } from '@/lib/domain/shared/text';

/**
 * A text that people wrote in one language, on a page of any: it says its language to screen readers, keeps its own
 * direction, and where that is not the page's language a line before it says so.
 */
export function PublicText({ text, className }: { readonly text: string; readonly className?: string }) {
  const t = useTranslations('common.writtenIn');
  const language = scriptOf(text) === 'ARABIC' ? 'ar' : 'en';
  return (
    <>
      {language !== useLocale() && <p className="small quiet">{t(language)}</p>}
      <p className={className} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
        {text}
      </p>
    </>
  );
}
