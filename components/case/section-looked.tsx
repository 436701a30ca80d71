import { useTranslations } from 'next-intl';
import { AssessmentRead } from '@/components/case/assessed';
import { CaseSection } from '@/components/case/case-section';
import { SearchesKept } from '@/components/case/finding-parts';
import { useWords } from '@/components/case/use-words';
import { Hash } from '@/components/ui/text';
import { EMPTY_DETERMINATION } from '@/lib/domain/assessment/determination';
import { currentDetermination, determinationContent, type CaseFile } from '@/lib/domain/case/case-file';
import { initialAssessments, type AssessmentRecord } from '@/lib/domain/case/initial-assessments';

/** 5. What was looked for first, and with what result: the initial assessment, then the searches of the determination. */
export function SectionLooked({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.looked');
  const record = currentDetermination(file);
  const content =
    record === null || record.stage === 'HISTORIC'
      ? EMPTY_DETERMINATION
      : determinationContent(file, record.id);
  const assessments = initialAssessments(file);
  const current = assessments.find(({ cycle }) => cycle === file.state.cycle);
  const searches = content.placeSearch !== null || content.strikeQuery !== null;
  return (
    <CaseSection id="looked" title={t('title')}>
      {current && <Assessed file={file} record={current} />}
      {current && searches && <h3>{t('inDetermination')}</h3>}
      {(current === undefined || searches) && <SearchesKept content={content} />}
      {assessments
        .filter((one) => one !== current)
        .reverse()
        .map((one) => (
          <details key={one.cycle}>
            <summary>{t('earlier', { cycle: one.cycle })}</summary>
            <div className="sec-body">
              <Assessed file={file} record={one} />
            </div>
          </details>
        ))}
    </CaseSection>
  );
}

function Assessed({ file, record }: { readonly file: CaseFile; readonly record: AssessmentRecord }) {
  const t = useTranslations('casePage.looked');
  const words = useWords(file);
  return (
    <>
      <h3>{t('assessment')}</h3>
      <p className="small quiet">
        {t('by', { author: words.person(record.byId), at: words.instant(record.at), cycle: record.cycle })}
        {record.contentHash !== null && (
          <>
            {' '}
            {t('frozen')} <Hash>{record.contentHash}</Hash>
          </>
        )}
      </p>
      <AssessmentRead assessment={record.assessment} />
    </>
  );
}
