import { useLocale, useTranslations } from 'next-intl';
import { AlertBox } from '@/components/forms/alert-box';
import { ProblemText } from '@/components/forms/problem-text';
import { Note } from '@/components/ui/text';
import type { ActionState } from '@/lib/domain/shared/action-state';
import { formatInstant } from '@/lib/i18n/format';

/** Everything that is wrong, at once, each line a way to the field; and who changed the record, if someone did. */
export function ErrorSummary({ state }: { readonly state: ActionState }) {
  const t = useTranslations('common');
  const locale = useLocale();
  if (!state) return null;
  return (
    <>
      {state.conflict && (
        <AlertBox labelledBy="conflict-summary" news={state}>
          <h2 id="conflict-summary">
            {t(state.conflict.by === '' ? 'conflictTitleUnknown' : 'conflictTitle', {
              by: state.conflict.by,
              at: formatInstant(locale, state.conflict.at),
            })}
          </h2>
          <p>{t('conflictBody')}</p>
        </AlertBox>
      )}
      {state.problems.length > 0 && (
        <AlertBox labelledBy="error-summary" news={state}>
          <h2 id="error-summary">{t('errorTitle')}</h2>
          {state.problems.some(({ field }) => field) && <p className="small quiet">{t('errorHint')}</p>}
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
        </AlertBox>
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
