import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { CaseworkShell } from '@/app/(casework)/casework-shell';
import { Custody } from '@/components/case/custody';
import { EvidenceItems } from '@/components/case/evidence-items';
import { PageHead } from '@/components/ui/section';
import { Reference } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { displayReference } from '@/lib/domain/case/reference';

type Given = { readonly params: Promise<{ readonly reference: string; readonly number: string }> };

/** The reader, the case and the item, once a request. */
const requireItem = cache(async (reference: string, number: string) => {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const file = await getCaseForActor(actor, reference);
  const item = file?.evidence.find((one) => String(one.number) === number);
  if (!file || !item) notFound();
  return { actor, file, item };
});

async function read({ params }: Given) {
  const { reference, number } = await params;
  return requireItem(reference, number);
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { file, item } = await read(given);
  const t = await getTranslations('casePage.custody');
  return { title: t('title', { item: `E${item.number}`, reference: file.state.reference }) };
}

/** The custody record of one item, made to be printed: what it is by its hash, and every entry that is about it. */
export default async function CustodyPage(given: Given) {
  const { actor, file, item } = await read(given);
  const t = await getTranslations('casePage.custody');
  const { reference, cycle } = file.state;
  return (
    <CaseworkShell actor={actor} here={null}>
      <p className="small back no-print">
        <Link href={paths.caseHeldItem(reference, item.number)} prefetch={false}>
          <Reference>{displayReference(reference, cycle)}</Reference>
        </Link>
      </p>
      <PageHead title={t('title', { item: `E${item.number}`, reference })} />
      <EvidenceItems file={{ ...file, evidence: [item], extract: null }} leadsToCustody={false} />
      <Custody file={file} item={item} />
    </CaseworkShell>
  );
}
