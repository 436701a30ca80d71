import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { Note } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import { findOwnDelegations } from '@/lib/db/queries/find-delegations';
import type { StaffActor } from '@/lib/domain/case/actor';
import { formatInstant } from '@/lib/i18n/format';

/** For whom the reader decides, who decides for the reader, and what the reader is asked to take on. */
export async function DelegationNotices({ actor }: { readonly actor: StaffActor }) {
  const [t, locale, own] = await Promise.all([
    getTranslations('delegations.notice'),
    getLocale(),
    findOwnDelegations(actor),
  ]);
  const notices = own.map(({ id, stage, giverId, giverName, delegateName, from, until }) => {
    const said = stage === 'OFFERED' ? 'offered' : giverId === actor.userId ? 'lent' : 'held';
    return (
      <Note key={id}>
        <p>
          {t(said, {
            giver: giverName,
            delegate: delegateName,
            from: formatInstant(locale, from),
            until: formatInstant(locale, until),
          })}{' '}
          <Link href={paths.delegation(id)} prefetch={false}>
            {t(stage === 'OFFERED' ? 'answer' : 'see')}
          </Link>
        </p>
      </Note>
    );
  });
  return notices.length === 0 ? null : <div className="notices">{notices}</div>;
}
