import { useTranslations } from 'next-intl';
import { EntryTable } from '@/components/case/entry-table';
import type { CaseFile, EvidenceItem } from '@/lib/domain/case/case-file';
import { custodyOf } from '@/lib/domain/case/custody';

/** Who had an item in hand, when, and where that stands in the ledger. */
export function Custody({ file, item }: { readonly file: CaseFile; readonly item: EvidenceItem }) {
  const t = useTranslations('casePage.custody');
  return (
    <>
      <h2>{t('entries')}</h2>
      <p className="small quiet">{t('whatThisIs')}</p>
      <EntryTable
        file={file}
        entries={custodyOf(file, item).map(({ step, event }) => ({ event, what: t(`steps.${step}`) }))}
      />
    </>
  );
}
