import { useLocale, useTranslations } from 'next-intl';
import { formatBytes } from '@/components/report/byte-size';
import { Hash } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { HeldBecause } from '@/lib/domain/evidence/judge-file';
import { formatDate } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

export type EvidenceItem = {
  readonly id: string;
  readonly form: 'FILE' | 'LINK';
  readonly name: string;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly attachedAt: Date;
  /** Why it is held until somebody has looked; empty for what is not. */
  readonly heldBecause: readonly HeldBecause[];
};

/** Files, each with its hash and the way to download it, and links, which are not opened from here. */
export function EvidenceList({ items }: { readonly items: readonly EvidenceItem[] }) {
  const t = useTranslations('evidence');
  const reasons = useTranslations('enums.HeldBecause');
  const current = useLocale();
  const locale = isLocale(current) ? current : 'en';
  const because = new Intl.ListFormat(locale, { type: 'conjunction' });
  if (items.length === 0) return <p className="quiet">{t('none')}</p>;
  return (
    <ul className="up">
      {items.map((item) => (
        <li key={item.id}>
          {item.form === 'FILE' && item.heldBecause.length === 0 ? (
            // A plain link: a file is never fetched beforehand.
            <a href={paths.evidence(item.id)} download>
              <bdi className="name">{item.name}</bdi>
            </a>
          ) : (
            <bdi className="name" dir={item.form === 'LINK' ? 'ltr' : 'auto'}>
              {item.name}
            </bdi>
          )}
          <span className="meta">
            {item.form === 'LINK' ? t('linkNotCaptured') : formatBytes(locale, item.size ?? 0)}
            {locale === 'ar' ? '، ' : ', '}
            {t('addedOn', { date: formatDate(locale, item.attachedAt) })}
          </span>
          {item.heldBecause.length > 0 && (
            <span className="meta">
              {t('held', { why: because.format(item.heldBecause.map((one) => reasons(one))) })}
            </span>
          )}
          {item.sha256 !== null && (
            <span className="meta">
              {t('fileHash')} <Hash>{item.sha256}</Hash>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
