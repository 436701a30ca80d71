import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminViews } from '../admin-views';
import { NewUnitForm } from '../directory-forms';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead, Section, StateBlock } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { requireActor } from '@/lib/auth/actor';
import { findUnits } from '@/lib/db/queries/find-directory';
import { formatInstant, formatNumber } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('units') };
}

/** The units that people belong to and that can be named as implicated, for administrators. */
export default async function UnitsPage() {
  const admin = await requireActor('ADMIN');
  const [t, locale, units] = await Promise.all([getTranslations('admin'), getLocale(), findUnits(admin)]);
  const language = isLocale(locale) ? locale : 'en';
  return (
    <>
      <PageHead title={t('units')} line={t('unitsLine')} />
      <AdminViews here="units" />
      {units.length === 0 ? (
        <StateBlock title={t('noUnits')} />
      ) : (
        <DataTable
          columns={[
            { key: 'name', head: t('unitName') },
            { key: 'members', head: t('members'), label: t('members'), align: 'end' },
            { key: 'created', head: t('createdAt'), label: t('createdAt') },
          ]}
          rows={units.map(({ id, name, members, createdAt }) => ({
            key: id,
            cells: {
              name: <bdi>{name}</bdi>,
              members: formatNumber(language, members),
              created: formatInstant(language, createdAt),
            },
          }))}
        />
      )}
      <Section title={t('newUnit')}>
        <ClientMessages namespaces={['common', 'problems', 'admin']}>
          <NewUnitForm />
        </ClientMessages>
      </Section>
    </>
  );
}
