import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { CaseworkShell } from '@/app/(casework)/casework-shell';
import { PageHead, StateBlock } from '@/components/ui/section';
import { Pager } from '@/components/ui/views';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getLedgerPage, type LedgerPage as Stretch } from '@/lib/db/queries/ledger-page';
import { LEDGER_READERS, type LedgerReader } from '@/lib/domain/ledger/act';
import { formatNumber } from '@/lib/i18n/format';
import type { SearchParams } from '@/lib/schemas/search-params';
import { LedgerFilters } from './ledger-filters';
import { LedgerLines } from './ledger-lines';
import { readLedgerQuestion, type ReadLedgerQuestion } from './read-ledger-question';

type Given = { readonly searchParams: Promise<SearchParams> };

const requireReader = (): Promise<LedgerReader> => requireActor(...LEDGER_READERS);

export async function generateMetadata(): Promise<Metadata> {
  await requireReader();
  return { title: (await getTranslations('ledger'))('title') };
}

/** Every recorded act, newest first: those of cases, and those that belong to no case. */
export default async function LedgerPage({ searchParams }: Given) {
  const reader = await requireReader();
  const read = readLedgerQuestion(await searchParams);
  const [t, history, page] = await Promise.all([
    getTranslations('ledger'),
    getTranslations('history'),
    getLedgerPage(reader, read.question),
  ]);
  const isNarrowed = Object.keys(read.given).length > 0;
  const isAllOfIt = !page.hasNewer && !page.hasOlder;
  const found = !isNarrowed
    ? t('found', { count: Number(page.counts.ledgerSize) })
    : isAllOfIt
      ? t('found', { count: page.acts.length })
      : t('foundMore');
  return (
    <CaseworkShell actor={reader} here="ledger" counts={page.counts}>
      <PageHead title={t('title')} line={t('lead')} />
      <LedgerFilters read={read} people={page.people} found={found} />
      {page.acts.length === 0 ? (
        <StateBlock
          title={t('emptyTitle')}
          actions={
            <Link href={paths.ledger()} prefetch={false}>
              {t('all')}
            </Link>
          }
        >
          <p>{t('emptyBody')}</p>
        </StateBlock>
      ) : (
        <>
          <LedgerLines page={page} />
          <LedgerPager page={page} read={read} />
        </>
      )}
      <p className="small quiet list-note">
        {t('days')} {history('noProofYet')}
      </p>
    </CaseworkShell>
  );
}

/** Which numbers the page shows, and the ways to what is newer and older. */
async function LedgerPager({
  page: { acts, hasNewer, hasOlder },
  read: { given },
}: {
  readonly page: Stretch;
  readonly read: ReadLedgerQuestion;
}) {
  const [t, locale] = await Promise.all([getTranslations('ledger'), getLocale()]);
  const [first, last] = [acts[0], acts.at(-1)];
  if (!first || !last) return null;
  return (
    <Pager
      position={t('position', {
        count: acts.length,
        first: formatNumber(locale, first.seq),
        last: formatNumber(locale, last.seq),
      })}
      previous={hasNewer ? { href: paths.ledger({ ...given, after: first.seq }), label: t('newer') } : null}
      next={hasOlder ? { href: paths.ledger({ ...given, before: last.seq }), label: t('older') } : null}
    >
      {hasNewer && (
        <Link href={paths.ledger(given)} prefetch={false}>
          {t('newest')}
        </Link>
      )}
    </Pager>
  );
}
