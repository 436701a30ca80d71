import { useTranslations } from 'next-intl';
import { LastReturn } from './last-return';
import { DifferencesTable } from '@/components/case/changed-since';
import { Section } from '@/components/ui/section';
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
    <Section id="since-return" title={t('title')}>
      <LastReturn remarks={found.lastReturn} />
      {differences.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DifferencesTable
          caption={t('title')}
          heads={{ before: t('before'), after: t('after') }}
          differences={differences}
          sources={found.sources}
        />
      )}
    </Section>
  );
}
