import type { ReactNode } from 'react';
import { describedBy, Field, problemsOf } from '@/components/forms/field';
import type { ActionState } from '@/lib/domain/shared/action-state';

/** Files of the sender's choosing. A browser never sends a choice back, so the hint should say to choose again. */
export function FileField({
  name,
  label,
  hint,
  optional = false,
  state,
  multiple = false,
  accept,
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly state: ActionState;
  readonly multiple?: boolean;
  readonly accept?: string;
}) {
  const problems = problemsOf(state, name);
  return (
    <Field name={name} label={label} hint={hint} optional={optional} state={state}>
      <input
        className="file-in"
        id={name}
        name={name}
        type="file"
        multiple={multiple}
        accept={accept}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={describedBy(name, Boolean(hint), problems)}
      />
    </Field>
  );
}
