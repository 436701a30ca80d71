import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { DetailsForm, ResetForm, RoleForm, SwitchForm } from '../../account-forms';
import { findChoices } from '../../find-choices';
import { RequestWords } from '../../request-words';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead, Section } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { Facts, Note } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { idOrNotFound, orNotFound } from '@/lib/auth/or-not-found';
import { paths } from '@/lib/config/paths';
import { getAccount, type AccountEvent } from '@/lib/db/queries/find-accounts';
import { needsSecondPerson } from '@/lib/domain/account/roles';
import { formatInstant } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

type Given = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const admin = await requireActor('ADMIN');
  const { account } = await orNotFound(getAccount(admin, idOrNotFound((await params).id)));
  return { title: account.name };
}

/** One account: what it is, what may be done to it, what happened to it. */
export default async function AccountPage({ params }: Given) {
  const admin = await requireActor('ADMIN');
  const { account, history, waiting } = await orNotFound(getAccount(admin, idOrNotFound((await params).id)));
  const [t, roles, locale, choices] = await Promise.all([
    getTranslations('admin'),
    getTranslations('enums.ActorKind'),
    getLocale(),
    findChoices(admin),
  ]);
  const language = isLocale(locale) ? locale : 'en';
  const seen = { accountId: account.id, version: account.version };
  const own = account.id === admin.userId;
  const disabled = account.disabledAt !== null;
  const inWords = (event: AccountEvent): string =>
    event.role === null ? t(`events.${event.type}`) : `${t(`events.${event.type}`)} (${roles(event.role)})`;
  return (
    <>
      <PageHead title={<bdi>{account.name}</bdi>} line={disabled ? t('disabled') : t('active')} />
      <Facts
        items={[
          { term: t('email'), value: <bdi dir="ltr">{account.email}</bdi> },
          { term: t('role'), value: roles(account.role) },
          ...(account.organisation
            ? [{ term: t('organisation'), value: <bdi>{account.organisation}</bdi> }]
            : []),
          ...(account.unit ? [{ term: t('unit'), value: <bdi>{account.unit}</bdi> }] : []),
          { term: t('createdAt'), value: formatInstant(language, account.createdAt) },
        ]}
      />
      {waiting.map((request) => (
        <Note key={request.id}>
          <p>
            <RequestWords request={request} />{' '}
            <Link href={paths.adminRequest(request.id)} prefetch={false}>
              {t('request.toRequest')}
            </Link>
          </p>
        </Note>
      ))}
      <ClientMessages namespaces={['common', 'problems', 'admin']}>
        <Section title={t('details')}>
          <DetailsForm seen={seen} name={account.name} unitId={account.unitId ?? ''} units={choices.units} />
        </Section>
        {own ? (
          <Section title={t('standing')}>
            <p>{t('ownAccount')}</p>
          </Section>
        ) : (
          <>
            <Section title={t('role')} aside={<p>{t('roleAside')}</p>}>
              <RoleForm
                seen={seen}
                role={account.role}
                organisationId={account.organisationId ?? ''}
                roles={choices.roles}
                organisations={choices.organisations}
              />
            </Section>
            <Section title={t('password')}>
              <p>{needsSecondPerson(account.role) ? t('resetTwo') : t('resetOne')}</p>
              <ResetForm seen={seen} />
            </Section>
            <Section title={t('standing')}>
              <p>
                {disabled
                  ? needsSecondPerson(account.role)
                    ? t('enableTwo')
                    : t('enableOne')
                  : t('disableLead')}
              </p>
              <SwitchForm seen={seen} disabled={disabled} />
            </Section>
          </>
        )}
      </ClientMessages>
      <Section title={t('history')}>
        <DataTable
          columns={[
            { key: 'what', head: t('request.what') },
            { key: 'by', head: t('by'), label: t('by') },
            { key: 'at', head: t('at'), label: t('at') },
          ]}
          rows={history.map((event) => ({
            key: String(event.seq),
            cells: {
              what: inWords(event),
              by: <bdi>{event.by ?? (event.byKind === 'OPERATOR' ? t('operator') : t('holder'))}</bdi>,
              at: formatInstant(language, event.recordedAt),
            },
          }))}
        />
      </Section>
    </>
  );
}
