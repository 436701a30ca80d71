import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminViews } from '../admin-views';
import { SelectField, TextField } from '@/components/forms/inputs';
import { Button, ButtonLink } from '@/components/ui/button';
import { PageHead, StateBlock } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { Pager } from '@/components/ui/views';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { findAccounts } from '@/lib/db/queries/find-accounts';
import { isRole, ROLES } from '@/lib/domain/account/roles';
import { formatNumber } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';
import { searchText, type SearchParams } from '@/lib/schemas/search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('accounts') };
}

/** The accounts, by name. */
export default async function AccountsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const admin = await requireActor('ADMIN');
  const query = await searchParams;
  const q = searchText(query, 'q');
  const asked = searchText(query, 'role');
  const role = isRole(asked) ? asked : '';
  const page = Math.min(10_000, Math.max(1, Number.parseInt(searchText(query, 'page'), 10) || 1));
  const { accounts, total, pageSize } = await findAccounts(admin, {
    q,
    page,
    ...(isRole(role) ? { role } : {}),
  });
  const [t, roles, common, locale] = await Promise.all([
    getTranslations('admin'),
    getTranslations('enums.ActorKind'),
    getTranslations('common'),
    getLocale(),
  ]);
  const language = isLocale(locale) ? locale : 'en';
  const first = (page - 1) * pageSize;
  return (
    <>
      <PageHead title={t('accounts')} line={t('accountCount', { count: total })}>
        <ButtonLink href={paths.adminNewAccount()} look="go">
          {t('newAccount')}
        </ButtonLink>
      </PageHead>
      <AdminViews here="accounts" />
      <form method="get" className="filters" role="search" aria-label={t('find')}>
        <TextField name="q" label={t('nameOrEmail')} value={q} width={20} autoComplete="off" state={null} />
        <SelectField
          name="role"
          label={t('role')}
          value={role}
          blank={t('anyRole')}
          choices={ROLES.map((value) => ({ value, label: roles(value) }))}
          state={null}
        />
        <Button size="small">{t('find')}</Button>
      </form>
      {accounts.length === 0 ? (
        <StateBlock
          title={t('noAccounts')}
          actions={<ButtonLink href={paths.adminAccounts()}>{t('allAccounts')}</ButtonLink>}
        />
      ) : (
        <>
          <DataTable
            columns={[
              { key: 'name', head: t('name') },
              { key: 'email', head: t('email'), label: t('email') },
              { key: 'role', head: t('role'), label: t('role') },
              { key: 'place', head: t('place'), label: t('place') },
              { key: 'state', head: t('state'), label: t('state') },
            ]}
            rows={accounts.map((account) => ({
              key: account.id,
              cells: {
                name: (
                  <Link href={paths.adminAccount(account.id)} prefetch={false}>
                    <bdi>{account.name}</bdi>
                  </Link>
                ),
                email: <bdi dir="ltr">{account.email}</bdi>,
                role: roles(account.role),
                place: <bdi>{account.organisation ?? account.unit ?? t('none')}</bdi>,
                state: account.disabledAt ? t('disabled') : t('active'),
              },
            }))}
          />
          <Pager
            position={t('position', {
              from: formatNumber(language, first + 1),
              to: formatNumber(language, first + accounts.length),
              total: formatNumber(language, total),
            })}
            previous={
              page > 1
                ? { href: paths.adminAccounts({ q, role, page: page - 1 }), label: common('previous') }
                : null
            }
            next={
              first + accounts.length < total
                ? { href: paths.adminAccounts({ q, role, page: page + 1 }), label: common('next') }
                : null
            }
          />
        </>
      )}
    </>
  );
}
