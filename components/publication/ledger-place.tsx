import { useTranslations } from 'next-intl';
import { Hash } from '@/components/ui/text';
import { formatInstant } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** Where in the ledger something was computed. */
export type LedgerPlace = {
  readonly seq: string | null;
  readonly leafHash: string | null;
  readonly recordedAt: string | null;
};

/** A report's place in the record: number, time and leaf hash of the last entry it counts; claims no proof. */
export function LedgerPlaceFacts({
  locale,
  place,
}: {
  readonly locale: Locale;
  readonly place: LedgerPlace;
}) {
  const t = useTranslations('publication');
  return (
    <section className="foot-proof" id="proof">
      <h2>{t('proof')}</h2>
      {place.seq !== null && (
        <dl className="facts">
          <dt>{t('through')}</dt>
          <dd>
            <bdi dir="ltr" className="ref">
              {place.seq}
            </bdi>
          </dd>
          {place.recordedAt !== null && (
            <>
              <dt>{t('recordedAt')}</dt>
              <dd>{formatInstant(locale, place.recordedAt)}</dd>
            </>
          )}
          {place.leafHash !== null && (
            <>
              <dt>{t('leafHash')}</dt>
              <dd>
                <Hash>{place.leafHash}</Hash>
              </dd>
            </>
          )}
        </dl>
      )}
      <p className="small">{t('proofText')}</p>
    </section>
  );
}
