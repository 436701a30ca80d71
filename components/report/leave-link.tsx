import { useTranslations } from 'next-intl';
import { paths } from '@/lib/config/paths';

/** The way out at once. A plain link: it works without JavaScript and is never fetched beforehand. */
export function LeaveLink() {
  const t = useTranslations('report');
  return (
    <p className="exit">
      <a href={paths.reportLeave()} title={t('leaveHint')} rel="noreferrer">
        {t('leave')}
      </a>
    </p>
  );
}
