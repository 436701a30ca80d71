'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import { WorklistTable, type WorklistTableGiven } from '@/components/case/worklist-table';
import { AlertBox } from '@/components/forms/alert-box';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField } from '@/components/forms/inputs';
import { ProblemText } from '@/components/forms/problem-text';
import { SubmitButton } from '@/components/forms/submit-button';
import { typedAll } from '@/components/forms/typed';
import { Reference } from '@/components/ui/text';
import { assignCasesAction } from '@/lib/actions/worklist';
import { paths } from '@/lib/config/paths';
import type { ActionState } from '@/lib/domain/shared/action-state';
import type { Problem } from '@/lib/domain/shared/outcome';
import { formatInstant } from '@/lib/i18n/format';

/** The list as a form, by which a supervisor gives the ticked cases to one person. Works without JavaScript. */
export function BulkAssign({
  people,
  table,
  children,
}: {
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly table: Omit<WorklistTableGiven, 'ticked'>;
  /** What stands in the place of an empty list; the answer to the last form stays above it. */
  readonly children: ReactNode;
}) {
  const t = useTranslations('worklist.bulk');
  const [state, send] = useActionState(assignCasesAction, null);
  const isAnswer = state?.values['assigned'] !== undefined;
  return (
    <form action={send} noValidate>
      {isAnswer ? <Answer state={state} /> : <ErrorSummary state={state} />}
      {children ?? (
        <>
          <fieldset className="bulk no-print">
            <legend className="vh">{t('label')}</legend>
            <SelectField
              name="assignee"
              label={t('assignee')}
              blank={t('choose')}
              choices={people}
              state={state}
            />
            <SubmitButton working={t('working')} look="plain">
              {t('assign')}
            </SubmitButton>
          </fieldset>
          <div id="cases" tabIndex={-1}>
            <WorklistTable {...table} ticked={isAnswer ? [] : typedAll(state, 'cases', [])} />
          </div>
        </>
      )}
    </form>
  );
}

/** What became of every ticked case: those assigned, and each of the others with every reason. */
function Answer({ state }: { readonly state: NonNullable<ActionState> }) {
  const t = useTranslations('worklist.bulk');
  const assigned = typedAll(state, 'assigned', []);
  const refused = new Map<string, Problem[]>();
  for (const problem of state.problems) {
    const reference = problem.field ?? '';
    refused.set(reference, [...(refused.get(reference) ?? []), problem]);
  }
  return (
    <AlertBox labelledBy="bulk-answer" news={state}>
      <h2 id="bulk-answer">{t('resultTitle')}</h2>
      <p>{t('assigned', { count: assigned.length })}</p>
      {assigned.length > 0 && (
        <ul>
          {assigned.map((reference) => (
            <li key={reference}>
              <CaseLink reference={reference} />
            </li>
          ))}
        </ul>
      )}
      {refused.size > 0 && (
        <>
          <p>{t('refused', { count: refused.size })}</p>
          <ul>
            {[...refused].map(([reference, problems]) => (
              <li key={reference}>
                <CaseLink reference={reference} />{' '}
                {problems.map((problem) => (
                  <span key={problem.code}>
                    <Why problem={problem} />{' '}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </AlertBox>
  );
}

function CaseLink({ reference }: { readonly reference: string }) {
  return (
    <Link href={paths.case(reference)} prefetch={false}>
      <Reference>{reference}</Reference>
    </Link>
  );
}

/** A reason; that somebody changed the case is told with the time as this reader writes it. */
function Why({ problem }: { readonly problem: Problem }) {
  const locale = useLocale();
  if (problem.code !== 'bulk.changedMeanwhile') return <ProblemText problem={problem} />;
  const { by = '', at = '' } = problem.params ?? {};
  const code = by === '' ? 'bulk.changedByUnknown' : problem.code;
  return <ProblemText problem={{ code, params: { by, at: formatInstant(locale, String(at)) } }} />;
}
