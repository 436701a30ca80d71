import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { HistoryLines, LedgerEntries } from '@/components/case/history-entries';
import { PastForm } from '@/components/case/past-form';
import { StretchLine } from '@/components/case/stretch-line';
import type { CaseFile } from '@/lib/domain/case/case-file';

/** 11. What happened, in words, the newest of very much; behind it every entry with its place in the ledger. */
export function SectionHistory({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('history');
  const { reference } = file.state;
  return (
    <CaseSection id="history" title={t('title')}>
      <StretchLine list="history" stretch={file.extract?.events ?? null} reference={reference} />
      <HistoryLines file={file} />
      <PastForm reference={reference} />
      <LedgerEntries file={file} />
    </CaseSection>
  );
}
