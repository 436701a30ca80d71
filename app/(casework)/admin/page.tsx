import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminViews } from './admin-views';
import { RequestWords } from './request-words';
import { PageHead, StateBlock } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { findWaitingRequests } from '@/lib/db/queries/find-accounts';
import { formatInstant } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('title') };
}

/** What waits for a second administrator. */
export default async function AdminPage() {
  const admin = await requireActor('ADMIN');
  const [t, locale, requests] = await Promise.all([
    getTranslations('admin'),
    getLocale(),
    findWaitingRequests(admin),
  ]);
  const language = isLocale(locale) ? locale : 'en';
  return (
    <>
      <PageHead title={t('title')} line={t('titleLine')} />
      <AdminViews here="overview" />
      {requests.length === 0 ? (
        <StateBlock title={t('nothingWaits')}>
          <p>{t('nothingWaitsBody')}</p>
        </StateBlock>
      ) : (
        <>
          <p className="small quiet">{t('waitingCaption')}</p>
          <DataTable
            columns={[
              { key: 'what', head: t('request.what') },
              { key: 'by', head: t('request.by'), label: t('request.by') },
              { key: 'at', head: t('request.at'), label: t('request.at') },
              { key: 'go', head: t('request.next'), label: t('request.next') },
            ]}
            rows={requests.map((request) => ({
              key: request.id,
              cells: {
                what: <RequestWords request={request} />,
                by: <bdi>{request.requestedByName ?? t('operator')}</bdi>,
                at: formatInstant(language, request.requestedAt),
                go:
                  request.requestedBy === admin.userId || request.accountId === admin.userId ? (
                    t('request.notYours')
                  ) : (
                    <Link href={paths.adminRequest(request.id)} prefetch={false}>
                      {t('request.decide')}
                    </Link>
                  ),
              },
            }))}
          />
        </>
      )}
    </>
  );
}
