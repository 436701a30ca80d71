import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { PageHead } from '@/components/ui/section';
import { DataTable } from '@/components/ui/table';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { findDelegations, type NamedDelegation } from '@/lib/db/queries/find-delegations';
import { isGood, type DelegationStage } from '@/lib/domain/delegation/delegation';
import { formatInstant } from '@/lib/i18n/format';

const GROUPS: readonly {
  readonly name: 'IN_FORCE' | 'WAITING' | 'OVER';
  readonly of: readonly DelegationStage[];
}[] = [
  { name: 'IN_FORCE', of: ['IN_FORCE'] },
  { name: 'WAITING', of: ['OFFERED', 'COMING'] },
  { name: 'OVER', of: ['ENDED', 'RAN_OUT'] },
];

export async function generateMetadata(): Promise<Metadata> {
  await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  return { title: (await getTranslations('delegations'))('title') };
}

/** Who decides cases for whom: now, soon, and until when it was so. */
export default async function DelegationsPage() {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const [t, delegations] = await Promise.all([getTranslations('delegations'), findDelegations(actor)]);
  return (
    <>
      <PageHead title={t('title')}>
        {actor.kind === 'SUPERVISOR' && (
          <ButtonLink href={paths.giveDelegation()} size="small">
            {t('give')}
          </ButtonLink>
        )}
      </PageHead>
      <p className="measure">{t('lead')}</p>
      {GROUPS.map(({ name, of }) => {
        const rows = delegations.filter(({ stage }) => of.includes(stage));
        return (
          <section key={name}>
            <h2 className="doc-h2">{t(`group.${name}`)}</h2>
            {rows.length === 0 ? <p>{t('none')}</p> : <DelegationsTable delegations={rows} />}
          </section>
        );
      })}
    </>
  );
}

async function DelegationsTable({ delegations }: { readonly delegations: readonly NamedDelegation[] }) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), getLocale()]);
  return (
    <DataTable
      columns={[
        { key: 'who', head: t('columns.who') },
        { key: 'for', head: t('columns.for'), label: t('columns.for') },
        { key: 'period', head: t('columns.period'), label: t('columns.period') },
        { key: 'stage', head: t('columns.stage'), label: t('columns.stage') },
        { key: 'open', head: t('columns.open'), label: t('columns.open') },
      ]}
      rows={delegations.map(({ id, giverName, delegateName, from, until, stage, people }) => ({
        key: id,
        cells: {
          who: <bdi>{delegateName}</bdi>,
          for: <bdi>{giverName}</bdi>,
          period: t('period', { from: formatInstant(locale, from), until: formatInstant(locale, until) }),
          stage: (
            <>
              {t(`stage.${stage}`)}
              {(stage === 'IN_FORCE' || stage === 'COMING') && !isGood(people) && (
                <p className="small quiet">{t('idle')}</p>
              )}
            </>
          ),
          open: (
            <Link href={paths.delegation(id)} prefetch={false}>
              {t('open')}
              <span className="vh">: {t('openWhich', { giver: giverName, delegate: delegateName })}</span>
            </Link>
          ),
        },
      }))}
    />
  );
}
