import { useLocale, useTranslations } from 'next-intl';
import { Note } from '@/components/ui/text';
import type { ReturnRemarks } from '@/lib/db/queries/get-determination';
import { formatInstant } from '@/lib/i18n/format';

/** What the supervisor who returned it last asked to be mended; nothing where it never was returned. */
export function LastReturn({ remarks }: { readonly remarks: ReturnRemarks | null }) {
  const t = useTranslations('determination');
  const locale = useLocale();
  if (remarks === null) return null;
  const at = formatInstant(locale, remarks.at);
  return (
    <Note>
      <p>
        <strong>
          {remarks.byName === null
            ? t('returnedTitleUnknown', { at })
            : t('returnedTitle', { name: remarks.byName, at })}
        </strong>
      </p>
      <p dir="auto" className="as-written">
        {remarks.text}
      </p>
    </Note>
  );
}
