import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CaseSection } from '@/components/case/case-section';
import { EvidenceItems } from '@/components/case/evidence-items';
import { StretchLine } from '@/components/case/stretch-line';
import type { CaseFile } from '@/lib/domain/case/case-file';

/** 4. Every file and link, numbered as they came, with who brought it and its hash; of very many the newest. */
export function SectionHeld({
  file,
  addForm,
  releaseHref,
  leadsToCustody,
}: {
  readonly file: CaseFile;
  readonly addForm: ReactNode;
  /** Where the reader lets held files through; null where that is not theirs to do. */
  readonly releaseHref: string | null;
  /** Whether files lead to their custody records; from a view of the past nothing leads to what is now. */
  readonly leadsToCustody: boolean;
}) {
  const t = useTranslations('casePage.held');
  return (
    <CaseSection id="hold" title={t('title')}>
      <StretchLine list="held" stretch={file.extract?.evidence ?? null} reference={file.state.reference} />
      {file.evidence.length === 0 ? (
        <p className="quiet">{t('none')}</p>
      ) : (
        <EvidenceItems file={file} releaseHref={releaseHref} leadsToCustody={leadsToCustody} />
      )}
      {addForm && (
        <details id="add-evidence">
          <summary>{t('add')}</summary>
          {addForm}
        </details>
      )}
    </CaseSection>
  );
}
