import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { GiveDelegationForm } from '../delegation-forms';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead } from '@/components/ui/section';
import { requireActor } from '@/lib/auth/actor';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';
import { findStaff } from '@/lib/db/queries/staff-directory';
import { LONGEST_DAYS } from '@/lib/domain/delegation/delegation';

export async function generateMetadata(): Promise<Metadata> {
  await requireActor('SUPERVISOR');
  return { title: (await getTranslations('delegations'))('give') };
}

/** Where a supervisor lends the authority to decide cases. */
export default async function GiveDelegationPage() {
  const actor = await requireActor('SUPERVISOR');
  const [t, roles, common, staff] = await Promise.all([
    getTranslations('delegations'),
    getTranslations('enums.ActorKind'),
    getTranslations('common'),
    findStaff(actor),
  ]);
  const people = staff
    .filter(({ id }) => id !== actor.userId)
    .map(({ id, name, role }) => ({ value: id, label: `${name}${common('comma')}${roles(role)}` }));
  return (
    <>
      <p className="small">
        <Link href={paths.delegations()} prefetch={false}>
          {t('back')}
        </Link>
      </p>
      <PageHead title={t('give')} />
      <p className="measure">{t('giveLead')}</p>
      <ClientMessages namespaces={['common', 'problems', 'delegations']}>
        <GiveDelegationForm people={people} zone={env().reportTimeZone} days={LONGEST_DAYS} />
      </ClientMessages>
    </>
  );
}
