import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { CaseworkShell } from '@/app/(casework)/casework-shell';
import { EvidenceItems } from '@/components/case/evidence-items';
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
const requireHeld = cache(async (reference: string, before: number | null) => {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const nothing = { before: null, most: 0 };
  const file = await getCaseExtract(actor, reference, {
    events: nothing,
    evidence: { before, most: ON_OWN_PAGE.evidence },
  });
  if (file === null) notFound();
  return { actor, file };
});

async function read({ params, searchParams }: Given) {
  const before = placeInList(searchText(await searchParams, 'before'));
  return requireHeld((await params).reference, before);
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { file } = await read(given);
  const [t, common] = await Promise.all([getTranslations('casePage.stretch'), getTranslations('common')]);
  return { title: `${t('heldTitle')}${common('comma')}${file.state.reference}` };
}

/** The files and links of a case, a stretch at a time. */
export default async function HeldPage(given: Given) {
  const { actor, file } = await read(given);
  const t = await getTranslations('casePage.stretch');
  const held = await getTranslations('casePage.held');
  const { reference, cycle } = file.state;
  const line = <StretchLine list="held" stretch={file.extract?.evidence ?? null} reference={reference} />;
  return (
    <CaseworkShell actor={actor} here={null}>
      <p className="small back">
        <Link href={`${paths.case(reference)}#hold`} prefetch={false}>
          <Reference>{displayReference(reference, cycle)}</Reference>
        </Link>
      </p>
      <PageHead title={t('heldTitle')} />
      {line}
      {file.extract?.evidence.total === 0 ? (
        <p className="quiet">{held('none')}</p>
      ) : (
        <EvidenceItems file={file} />
      )}
      {line}
    </CaseworkShell>
  );
}
