import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import { ProblemText } from '@/components/forms/problem-text';
import type { ActionState } from '@/lib/domain/shared/action-state';
import type { Problem } from '@/lib/domain/shared/outcome';

/** The problems a form has with one field. */
export function problemsOf(state: ActionState, name: string): readonly Problem[] {
  return state?.problems.filter((problem) => problem.field === name) ?? [];
}

/** The ids of what describes a field, for aria-describedby. */
export function describedBy(name: string, hint: boolean, problems: readonly Problem[]): string | undefined {
  const ids = [hint ? `${name}-hint` : null, problems.length > 0 ? `${name}-error` : null].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

type Given = {
  /** The field's name; its id too, so that an error summary can link to it. */
  readonly name: string;
  /** An id of its own, where a page holds several fields of this name. */
  readonly id?: string | undefined;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly state: ActionState;
  readonly children: ReactNode;
};

/** One control with its label, hint and errors. */
export function Field({ name, id = name, label, hint, optional = false, state, children }: Given) {
  const t = useTranslations('common');
  const problems = problemsOf(state, name);
  return (
    <div className={problems.length > 0 ? 'field field-error' : 'field'}>
      <label htmlFor={id} className="label">
        {label} {optional && <span className="opt">{t('optional')}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrors name={id} problems={problems} />
      {children}
    </div>
  );
}

/** Several controls under one question. */
export function FieldGroup({ name, label, hint, optional = false, state, children }: Given) {
  const t = useTranslations('common');
  const problems = problemsOf(state, name);
  return (
    <fieldset
      className={problems.length > 0 ? 'field field-error' : 'field'}
      id={name}
      tabIndex={-1}
      aria-describedby={describedBy(name, Boolean(hint), problems)}
    >
      <legend className="legend">
        {label} {optional && <span className="opt">{t('optional')}</span>}
      </legend>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrors name={name} problems={problems} />
      {children}
    </fieldset>
  );
}

/** What is wrong with a field: a mark and words, never a colour. */
export function FieldErrors({
  name,
  problems,
}: {
  readonly name: string;
  readonly problems: readonly Problem[];
}) {
  if (problems.length === 0) return null;
  return (
    <div id={`${name}-error`}>
      {problems.map((problem) => (
        <p className="err" key={problem.code}>
          <Mark name="warning" />
          <span>
            <ProblemText problem={problem} />
          </span>
        </p>
      ))}
    </div>
  );
}
