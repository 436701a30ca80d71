import { useTranslations } from 'next-intl';
import { Views } from '@/components/ui/views';
import { paths } from '@/lib/config/paths';

type Here = 'overview' | 'accounts' | 'organisations' | 'units';

/** The administrator's pages, as a row of links. */
export function AdminViews({ here }: { readonly here: Here }) {
  const t = useTranslations('admin');
  const views = [
    { key: 'overview', href: paths.admin(), label: t('waiting') },
    { key: 'accounts', href: paths.adminAccounts(), label: t('accounts') },
    { key: 'organisations', href: paths.adminOrganisations(), label: t('organisations') },
    { key: 'units', href: paths.adminUnits(), label: t('units') },
  ];
  return <Views label={t('title')} views={views} current={here} />;
}
