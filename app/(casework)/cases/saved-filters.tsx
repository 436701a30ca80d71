import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { paths, type WorklistFilter } from '@/lib/config/paths';
import type { SavedFilter } from '@/lib/db/queries/find-saved-filters';
import { RemoveFilterForm, SaveFilterForm } from './saved-filter-forms';
import { readQuestion } from './read-question';

/** The lists a reader keeps under names of their own, and the way to keep this one or to remove one. */
export async function SavedFilters({
  given,
  saved,
}: {
  readonly given: WorklistFilter;
  readonly saved: readonly SavedFilter[];
}) {
  const t = await getTranslations('worklist.filters');
  const [, question = ''] = paths.cases(given).split('?');
  return (
    <div className="saved no-print">
      {saved.length > 0 && (
        <nav aria-label={t('label')}>
          <ul>
            {saved.map((filter) => (
              <li key={filter.id}>
                <Link
                  href={hrefOf(filter)}
                  prefetch={false}
                  aria-current={filter.question === question ? 'page' : undefined}
                >
                  <bdi>{filter.name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <details>
        <summary>{t('save')}</summary>
        {/* A list of its own keeps its own answer: what was said of one is not said of the next. */}
        <SaveFilterForm key={question} question={question} />
      </details>
      {saved.length > 0 && (
        <details>
          <summary>{t('manage')}</summary>
          <ul>
            {saved.map((filter) => (
              <li key={filter.id}>
                <RemoveFilterForm id={filter.id} name={filter.name} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Where a kept filter leads: read again like any address, so that an old one still shows a list. */
function hrefOf({ question }: SavedFilter): string {
  return paths.cases(readQuestion(Object.fromEntries(new URLSearchParams(question))).given);
}
