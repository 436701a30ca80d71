import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { CaseworkShell } from '@/app/(casework)/casework-shell';
import { HistoryLines, LedgerEntries } from '@/components/case/history-entries';
import { StretchLine } from '@/components/case/stretch-line';
import { PageHead } from '@/components/ui/section';
import { Reference } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getCaseExtract } from '@/lib/db/queries/case-page';
import { ON_OWN_PAGE } from '@/lib/domain/case/case-extract';
import { displayReference } from '@/lib/domain/case/reference';
import { placeInList, searchText, type SearchParams } from '@/lib/schemas/search-params';

type Given = {
  readonly params: Promise<{ readonly reference: string }>;
  readonly searchParams: Promise<SearchParams>;
};

/** The reader and the stretch asked for, once a request; what makes no sense in the address asks for the newest. */
const requireHistory = cache(async (reference: string, before: number | null) => {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const nothing = { before: null, most: 0 };
  const file = await getCaseExtract(actor, reference, {
    events: { before, most: ON_OWN_PAGE.events },
    evidence: nothing,
  });
  if (file === null) notFound();
  return { actor, file };
});

async function read({ params, searchParams }: Given) {
  const before = placeInList(searchText(await searchParams, 'before'));
  return requireHistory((await params).reference, before);
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { file } = await read(given);
  const [t, common] = await Promise.all([getTranslations('casePage.stretch'), getTranslations('common')]);
  return { title: `${t('historyTitle')}${common('comma')}${file.state.reference}` };
}

/** The history of a case, a stretch at a time. */
export default async function HistoryPage(given: Given) {
  const { actor, file } = await read(given);
  const t = await getTranslations('casePage.stretch');
  const { reference, cycle } = file.state;
  const line = <StretchLine list="history" stretch={file.extract?.events ?? null} reference={reference} />;
  return (
    <CaseworkShell actor={actor} here={null}>
      <p className="small back">
        <Link href={`${paths.case(reference)}#history`} prefetch={false}>
          <Reference>{displayReference(reference, cycle)}</Reference>
        </Link>
      </p>
      <PageHead title={t('historyTitle')} />
      {line}
      <HistoryLines file={file} />
      <LedgerEntries file={file} />
      {line}
    </CaseworkShell>
  );
}
