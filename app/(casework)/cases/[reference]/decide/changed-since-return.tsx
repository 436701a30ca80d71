import { useTranslations } from 'next-intl';
import { LastReturn } from './last-return';
import { ReviewSection } from './review-section';
import { DifferencesTable } from '@/components/case/changed-since';
import type { DeterminationPage } from '@/lib/db/queries/get-determination';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import { draftDifferences } from '@/lib/domain/assessment/draft-fields';

/** What its author changed since it was returned, below what was asked for; nothing where it never was. */
export function ChangedSinceReturn({
  found,
  returned,
}: {
  readonly found: DeterminationPage;
  /** What it said when it was returned. */
  readonly returned: DeterminationContent | null;
}) {
  const t = useTranslations('changes.return');
  if (returned === null) return null;
  const differences = draftDifferences(returned, found.content);
  return (
    <ReviewSection id="since-return" title={t('title')}>
      <LastReturn remarks={found.lastReturn} />
      {differences.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DifferencesTable
          heads={{ before: t('before'), after: t('after') }}
          differences={differences}
          sources={found.sources}
        />
      )}
    </ReviewSection>
  );
}
