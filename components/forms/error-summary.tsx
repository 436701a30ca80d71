import { useLocale, useTranslations } from 'next-intl';
import { ProblemText } from '@/components/forms/problem-text';
import { Note } from '@/components/ui/text';
import type { ActionState } from '@/lib/domain/shared/action-state';
import { formatInstant } from '@/lib/i18n/format';
import { isLocale } from '@/lib/i18n/locales';

/** Everything that is wrong, at once, each line a way to the field; and who changed the record, if someone did. */
export function ErrorSummary({ state }: { readonly state: ActionState }) {
  const t = useTranslations('common');
  const locale = useLocale();
  if (!state) return null;
  return (
    <>
      {state.conflict && (
        <div role="alert" className="summary-error">
          <h2>
            {t(state.conflict.by === '' ? 'conflictTitleUnknown' : 'conflictTitle', {
              by: state.conflict.by,
              at: formatInstant(isLocale(locale) ? locale : 'en', state.conflict.at),
            })}
          </h2>
          <p>{t('conflictBody')}</p>
        </div>
      )}
      {state.problems.length > 0 && (
        <div role="alert" className="summary-error" aria-labelledby="error-summary">
          <h2 id="error-summary">{t('errorTitle')}</h2>
          <p className="small quiet">{t('errorHint')}</p>
          <ol>
            {state.problems.map((problem, n) => (
              <li key={`${problem.code}-${problem.field ?? n}`}>
                {problem.field ? (
                  <a href={`#${problem.field}`}>
                    <ProblemText problem={problem} />
                  </a>
                ) : (
                  <strong>
                    <ProblemText problem={problem} />
                  </strong>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
      {state.done && (
        <div role="status">
          <Note>
            <ProblemText problem={{ code: state.done }} />
          </Note>
        </div>
      )}
    </>
  );
}
