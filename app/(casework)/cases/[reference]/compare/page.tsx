import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CaseworkShell } from '../../../casework-shell';
import { AllegationsCompared } from '@/components/case/allegations-compared';
import { PageHead } from '@/components/ui/section';
import { PlaceName, Reference } from '@/components/ui/text';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getAllegationsOnEvent } from '@/lib/db/queries/event-allegations';

type Given = { readonly params: Promise<{ readonly reference: string }> };

async function requireEvent({ params }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const event = await getAllegationsOnEvent(actor, (await params).reference);
  if (event === null) notFound();
  return { actor, event };
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { event } = await requireEvent(given);
  const [t, common] = await Promise.all([getTranslations('compare'), getTranslations('common')]);
  return { title: `${t('title')}${common('comma')}${event.reference}` };
}

/** Everything that was alleged about one event, beside each other. */
export default async function ComparePage(given: Given) {
  const { actor, event } = await requireEvent(given);
  const t = await getTranslations('compare');
  return (
    <CaseworkShell actor={actor} here={null}>
      <p className="small">
        <Link href={paths.case(event.reference)} prefetch={false}>
          <Reference>{event.reference}</Reference>
        </Link>{' '}
        <PlaceName latin={event.placeNameLatin} original={event.placeNameOriginal} fallback={t('noPlace')} />
      </p>
      <PageHead title={t('title')} />
      <p className="prose">{t('lead', { count: event.allegations.length })}</p>
      {event.more > 0 && <p className="prose small quiet">{t('more', { count: event.more })}</p>}
      <AllegationsCompared allegations={event.allegations} />
    </CaseworkShell>
  );
}
