import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { DecisionForm } from '../../account-forms';
import { RequestWords } from '../../request-words';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead } from '@/components/ui/section';
import { Facts } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { idOrNotFound, orNotFound } from '@/lib/auth/or-not-found';
import { paths } from '@/lib/config/paths';
import { getAccountRequest } from '@/lib/db/queries/find-accounts';
import { formatInstant } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('request.title') };
}

/** One request, to be decided by another administrator than its author; the answer to the decision is shown here too. */
export default async function RequestPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const admin = await requireActor('ADMIN');
  const request = await orNotFound(getAccountRequest(admin, idOrNotFound((await params).id)));
  const [t, locale] = await Promise.all([getTranslations('admin'), getLocale()]);
  const language = isLocale(locale) ? locale : 'en';
  const mine = request.requestedBy === admin.userId || request.accountId === admin.userId;
  return (
    <>
      <PageHead title={t('request.title')} />
      <p className="mb-3">
        <RequestWords request={request} />
      </p>
      <Facts
        items={[
          {
            term: t('account'),
            value: (
              <Link href={paths.adminAccount(request.accountId)} prefetch={false}>
                <bdi>{request.accountName}</bdi> <bdi dir="ltr">{request.accountEmail}</bdi>
              </Link>
            ),
          },
          { term: t('request.by'), value: <bdi>{request.requestedByName ?? t('operator')}</bdi> },
          { term: t('request.at'), value: formatInstant(language, request.requestedAt) },
          ...(request.decision && request.decidedAt
            ? [
                {
                  term: t('request.decision'),
                  value: t(`request.${request.decision}`, {
                    by: request.decidedByName ?? '',
                    at: formatInstant(language, request.decidedAt),
                  }),
                },
              ]
            : []),
        ]}
      />
      {mine && request.decision === null && <p className="quiet">{t('request.notYoursLong')}</p>}
      <ClientMessages namespaces={['common', 'problems', 'admin']}>
        <DecisionForm requestId={request.id} open={!mine && request.decision === null} />
      </ClientMessages>
      <p className="mt-6">
        <Link href={paths.admin()} prefetch={false}>
          {t('toWaiting')}
        </Link>
      </p>
    </>
  );
}
