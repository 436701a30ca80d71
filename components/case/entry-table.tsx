import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useWords } from '@/components/case/use-words';
import { DataTable } from '@/components/ui/table';
import { Hash } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { CaseFile, HistoryEvent } from '@/lib/domain/case/case-file';

/** Entries of a case one by one, each with its place in the ledger, which leads to the case as it was then. */
export function EntryTable({
  file,
  entries,
}: {
  readonly file: CaseFile;
  readonly entries: readonly { readonly event: HistoryEvent; readonly what: ReactNode }[];
}) {
  const t = useTranslations('history');
  const words = useWords(file);
  return (
    <DataTable
      columns={[
        { key: 'seq', head: t('seq') },
        { key: 'at', head: t('at'), label: t('at') },
        { key: 'what', head: t('what'), label: t('what') },
        { key: 'who', head: t('who'), label: t('who') },
        { key: 'hash', head: t('leafHash'), label: t('leafHash') },
      ]}
      rows={entries.map(({ event, what }) => ({
        key: String(event.seq),
        cells: {
          seq: (
            <Link href={paths.casePast(file.state.reference, event.seq)} prefetch={false}>
              <bdi dir="ltr">{event.seq}</bdi>
            </Link>
          ),
          at: words.instant(event.recordedAt),
          what,
          who: <bdi>{words.actor(event)}</bdi>,
          hash: <Hash>{event.leafHash}</Hash>,
        },
      }))}
    />
  );
}
