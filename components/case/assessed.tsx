import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SearchesKept } from '@/components/case/finding-parts';
import { Facts, Reference } from '@/components/ui/text';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';

/** An initial assessment read whole: what it comes to and why, and each search with what it gave. */
export function AssessmentRead({ assessment }: { readonly assessment: InitialAssessment }) {
  const t = useTranslations('initialAssessment');
  const common = useTranslations('common');
  const enums = useTranslations('enums');
  const { potential, recommendation, reasons, duplicateSearch: search } = assessment;
  const said = (text: string): ReactNode =>
    text === '' ? (
      common('notStated')
    ) : (
      <span dir="auto" className="as-written">
        {text}
      </span>
    );
  return (
    <>
      <Facts
        items={[
          {
            term: t('potential'),
            value: potential === null ? common('notStated') : <strong>{enums(`Answer.${potential}`)}</strong>,
          },
          { term: t('reasons'), value: said(reasons) },
          {
            term: t('recommendation'),
            value:
              recommendation === null
                ? common('notStated')
                : enums(`InitialRecommendation.${recommendation}`),
          },
        ]}
      />
      <h3>{t('duplicates')}</h3>
      {search === null ? (
        <p className="quiet">{t('noDuplicateSearch')}</p>
      ) : (
        <Facts
          items={[
            { term: t('where'), value: said(search.where.join(' · ')) },
            { term: t('how'), value: said(search.how) },
            {
              term: t('found'),
              value: search.noneFound ? (
                t('noneFound')
              ) : search.found.length === 0 ? (
                common('notStated')
              ) : (
                <Reference>{search.found.join(', ')}</Reference>
              ),
            },
          ]}
        />
      )}
      <SearchesKept content={assessment} />
    </>
  );
}
