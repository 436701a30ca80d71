import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AcceptDelegationForm, EndDelegationForm } from '../delegation-forms';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead } from '@/components/ui/section';
import { Facts } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getDelegation, type NamedDelegation } from '@/lib/db/queries/find-delegations';
import { acceptingProblems, isGood, mayEnd } from '@/lib/domain/delegation/delegation';
import { formatInstant } from '@/lib/i18n/format';

type Given = { readonly params: Promise<{ readonly id: string }> };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function requireDelegation({ params }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const { id } = await params;
  const delegation = UUID.test(id) ? await getDelegation(actor, id) : null;
  if (delegation === null) notFound();
  return { actor, delegation };
}

async function titleOf({ giverName, delegateName }: NamedDelegation): Promise<string> {
  const t = await getTranslations('delegations');
  return t('one', { giver: giverName, delegate: delegateName });
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { delegation } = await requireDelegation(given);
  return { title: await titleOf(delegation) };
}

/** One delegation: who, for whom, how long and why; and what this reader may do about it. */
export default async function DelegationPage(given: Given) {
  const { actor, delegation } = await requireDelegation(given);
  const t = await getTranslations('delegations');
  const { id, people, asOf, giverName } = delegation;
  return (
    <>
      <p className="small">
        <Link href={paths.delegations()} prefetch={false}>
          {t('back')}
        </Link>
      </p>
      <PageHead title={await titleOf(delegation)} line={t(`stage.${delegation.stage}`)} />
      <DelegationFacts delegation={delegation} />
      <ClientMessages namespaces={['common', 'problems', 'delegations']}>
        {acceptingProblems(actor, delegation, people, asOf).length === 0 && (
          <section>
            <h2 className="doc-h2">{t('accept')}</h2>
            <p className="measure">{t('acceptLead', { giver: giverName })}</p>
            <AcceptDelegationForm delegationId={id} />
          </section>
        )}
        {mayEnd(actor, delegation, asOf) && (
          <section>
            <h2 className="doc-h2">{t('end')}</h2>
            <p className="measure">{t('endLead')}</p>
            <EndDelegationForm delegationId={id} />
          </section>
        )}
      </ClientMessages>
    </>
  );
}

async function DelegationFacts({ delegation }: { readonly delegation: NamedDelegation }) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), getLocale()]);
  const { stage, people, acceptedAt, endedAt, reason, endReason } = delegation;
  const stands = stage === 'OFFERED' || stage === 'COMING' || stage === 'IN_FORCE';
  return (
    <>
      {stands && !isGood(people) && <p>{t('idle')}</p>}
      <Facts
        items={[
          { term: t('facts.giver'), value: <bdi>{delegation.giverName}</bdi> },
          { term: t('facts.delegate'), value: <bdi>{delegation.delegateName}</bdi> },
          { term: t('facts.from'), value: formatInstant(locale, delegation.from) },
          { term: t('facts.until'), value: formatInstant(locale, delegation.until) },
          { term: t('facts.reason'), value: <span dir="auto">{reason}</span> },
          { term: t('facts.given'), value: formatInstant(locale, delegation.givenAt) },
          {
            term: t('facts.accepted'),
            value: acceptedAt === null ? t('facts.notYet') : formatInstant(locale, acceptedAt),
          },
          ...(endedAt === null
            ? []
            : [
                {
                  term: t('facts.ended'),
                  value: t('facts.endedBy', {
                    at: formatInstant(locale, endedAt),
                    name: delegation.endedByName ?? '',
                  }),
                },
                { term: t('facts.endReason'), value: <span dir="auto">{endReason}</span> },
              ]),
        ]}
      />
    </>
  );
}
