import { useTranslations } from 'next-intl';
import { ReviewSection } from './review-section';
import { Note } from '@/components/ui/text';
import type { Consent } from '@/lib/domain/case/allegation-content';
import { valueOf, type CaseFile } from '@/lib/domain/case/case-file';
import { whyWithheld } from '@/lib/domain/case/consent';

/** What an approval will not print, because the submitter did not agree to it; nothing where all is printed. */
export function PrintedWith({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('determination.decide');
  const given = valueOf(file, 'ALLEGATION', file.state.id, 'consent') as Partial<Consent> | null | undefined;
  const why = whyWithheld(given ?? null, file.state.withdrawnConsents);
  if (why === null) return null;
  return (
    <ReviewSection id="printed" title={t('printedTitle')}>
      <Note amber>
        <p>
          <strong>{t(`withheld.${why}`)}</strong>
        </p>
        <p>{t('withheldLine')}</p>
        <p>{t('withheldText')}</p>
      </Note>
    </ReviewSection>
  );
}
