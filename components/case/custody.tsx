import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useWords } from '@/components/case/use-words';
import { DataTable } from '@/components/ui/table';
import { Hash } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { CaseFile, EvidenceItem } from '@/lib/domain/case/case-file';
import { custodyOf } from '@/lib/domain/case/custody';

/** Who had an item in hand, when, and where that stands in the ledger. */
export function Custody({ file, item }: { readonly file: CaseFile; readonly item: EvidenceItem }) {
  const t = useTranslations('casePage.custody');
  const columns = useTranslations('history');
  const words = useWords(file);
  return (
    <>
      <h2>{t('entries')}</h2>
      <p className="small quiet">{t('whatThisIs')}</p>
      <DataTable
        columns={[
          { key: 'seq', head: columns('seq') },
          { key: 'at', head: columns('at'), label: columns('at') },
          { key: 'what', head: columns('what'), label: columns('what') },
          { key: 'who', head: columns('who'), label: columns('who') },
          { key: 'hash', head: columns('leafHash'), label: columns('leafHash') },
        ]}
        rows={custodyOf(file, item).map(({ step, event }) => ({
          key: String(event.seq),
          cells: {
            seq: (
              <Link href={paths.casePast(file.state.reference, event.seq)} prefetch={false}>
                <bdi dir="ltr">{event.seq}</bdi>
              </Link>
            ),
            at: words.instant(event.recordedAt),
            what: t(`steps.${step}`),
            who: <bdi>{words.actor(event)}</bdi>,
            hash: <Hash>{event.leafHash}</Hash>,
          },
        }))}
      />
    </>
  );
}
