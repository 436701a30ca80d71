import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { paths } from '@/lib/config/paths';
import type { Stretch } from '@/lib/domain/case/case-file';

/** Where a long list goes on: how much of it stands here, and the ways to the rest of it, and to all of it at once. */
export function StretchLine({
  list,
  stretch,
  reference,
}: {
  readonly list: 'history' | 'held';
  /** Null where all of the list stands here. */
  readonly stretch: Stretch | null;
  readonly reference: string;
}) {
  const t = useTranslations('casePage.stretch');
  if (stretch === null || stretch.earlier + stretch.later === 0) return null;
  const { from, laterBefore, total, earlier, later } = stretch;
  const to = list === 'history' ? paths.caseHistory : paths.caseHeldItems;
  return (
    <p className="small stretch">
      <span>{t(`${list}.here`, { here: total - earlier - later, total })}</span>{' '}
      {earlier > 0 && (
        <Link href={to(reference, from)} prefetch={false}>
          {t(`${list}.earlier`, { count: earlier })}
        </Link>
      )}
      {laterBefore !== null && (
        <>
          {' '}
          <Link href={to(reference, laterBefore)} prefetch={false}>
            {t(`${list}.later`, { count: later })}
          </Link>
        </>
      )}{' '}
      <Link
        href={`${paths.caseWhole(reference)}#${list === 'history' ? 'history' : 'hold'}`}
        prefetch={false}
      >
        {t('whole')}
      </Link>
    </p>
  );
}
