import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminViews } from '../admin-views';
import { NewOrganisationForm, OrganisationSwitch } from '../directory-forms';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead, Section, StateBlock } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { requireActor } from '@/lib/auth/actor';
import { findOrganisations } from '@/lib/db/queries/find-directory';
import { formatNumber } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('organisations') };
}

/** The submitting organisations, for administrators: add one, disable one, enable it again. */
export default async function OrganisationsPage() {
  const admin = await requireActor('ADMIN');
  const [t, locale, organisations] = await Promise.all([
    getTranslations('admin'),
    getLocale(),
    findOrganisations(admin),
  ]);
  const language = isLocale(locale) ? locale : 'en';
  return (
    <ClientMessages namespaces={['common', 'problems', 'admin']}>
      <PageHead title={t('organisations')} line={t('organisationsLine')} />
      <AdminViews here="organisations" />
      {organisations.length === 0 ? (
        <StateBlock title={t('noOrganisations')} />
      ) : (
        <DataTable
          columns={[
            { key: 'name', head: t('organisationName') },
            { key: 'members', head: t('members'), label: t('members'), align: 'end' },
            { key: 'state', head: t('state'), label: t('state') },
            { key: 'switch', head: t('change'), label: t('change') },
          ]}
          rows={organisations.map(({ id, name, members, disabledAt }) => ({
            key: id,
            cells: {
              name: <bdi>{name}</bdi>,
              members: formatNumber(language, members),
              state: disabledAt ? t('disabled') : t('active'),
              switch: <OrganisationSwitch id={id} name={name} disabled={disabledAt !== null} />,
            },
          }))}
        />
      )}
      <Section title={t('newOrganisation')}>
        <NewOrganisationForm />
      </Section>
    </ClientMessages>
  );
}
