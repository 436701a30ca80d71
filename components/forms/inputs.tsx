import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { describedBy, Field, FieldErrors, FieldGroup, problemsOf } from '@/components/forms/field';
import { typed, typedAll } from '@/components/forms/typed';
import type { ActionState } from '@/lib/domain/shared/action-state';

type Common = {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly state: ActionState;
};

const WIDTHS = { 2: 'ch-2', 4: 'ch-4', 10: 'ch-10', 20: 'ch-20', 30: 'ch-30' } as const;
type Width = keyof typeof WIDTHS;

type TextGiven = Common & {
  readonly type?: HTMLInputTypeAttribute;
  /** What stands there before anything was typed. */
  readonly value?: string;
  /** Width in characters. */
  readonly width?: Width;
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'url';
  readonly autoComplete?: string;
  readonly dir?: 'auto' | 'ltr';
  readonly maxLength?: number;
};

/** One line of text. */
export function TextField({
  name,
  label,
  hint,
  optional,
  state,
  type = 'text',
  value = '',
  width,
  inputMode,
  autoComplete,
  dir = 'auto',
  maxLength,
}: TextGiven) {
  const problems = problemsOf(state, name);
  return (
    <Field {...{ name, label, hint, state }} optional={optional ?? false}>
      <input
        className={width ? `in ${WIDTHS[width]}` : 'in'}
        id={name}
        name={name}
        type={type}
        dir={dir}
        defaultValue={type === 'password' ? '' : typed(state, name, value)}
        inputMode={inputMode}
        autoComplete={autoComplete}
        maxLength={maxLength}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={describedBy(name, Boolean(hint), problems)}
      />
    </Field>
  );
}

/** Several lines of text; `id` where a page holds several of this name. */
export function TextAreaField({
  name,
  id = name,
  label,
  hint,
  optional,
  state,
  value = '',
  rows = 5,
  maxLength,
}: Common & {
  readonly id?: string;
  readonly value?: string;
  readonly rows?: number;
  readonly maxLength?: number;
}) {
  const problems = problemsOf(state, name);
  return (
    <Field {...{ name, id, label, hint, state }} optional={optional ?? false}>
      <textarea
        className="in"
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        defaultValue={typed(state, name, value)}
        maxLength={maxLength}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={describedBy(id, Boolean(hint), problems)}
      />
    </Field>
  );
}

export type Choice = {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly reveals?: ReactNode;
};

/** One of many, as a list that unfolds. `blank` heads it when nothing need be chosen. */
export function SelectField({
  name,
  label,
  hint,
  optional,
  state,
  value = '',
  choices,
  blank,
  width,
}: Common & {
  readonly value?: string;
  readonly choices: readonly { value: string; label: string }[];
  readonly blank?: string;
  readonly width?: Width;
}) {
  const problems = problemsOf(state, name);
  return (
    <Field {...{ name, label, hint, state }} optional={optional ?? false}>
      <select
        // React resets a form after its action to what a select held when it was made: make it anew with what was chosen.
        key={typed(state, name, value)}
        className={width ? `in ${WIDTHS[width]}` : 'in'}
        id={name}
        name={name}
        defaultValue={typed(state, name, value)}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={describedBy(name, Boolean(hint), problems)}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of a few (radio) or any of them (checkbox), all in sight; `reveals` is shown beneath a choice, always. */
export function PickField({
  name,
  label,
  hint,
  optional,
  state,
  value,
  choices,
  kind,
  inRow = false,
}: Common & {
  readonly value?: string | readonly string[];
  readonly choices: readonly Choice[];
  readonly kind: 'radio' | 'checkbox';
  readonly inRow?: boolean;
}) {
  const start = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  const chosen = typedAll(state, name, start);
  return (
    <FieldGroup {...{ name, label, hint, state }} optional={optional ?? false}>
      <div className={inRow ? 'opts-row' : 'opts'}>
        {choices.map((choice) => (
          <div key={choice.value}>
            <Pick
              kind={kind}
              name={name}
              value={choice.value}
              chosen={chosen.includes(choice.value)}
              label={choice.label}
              hint={choice.hint}
            />
            {choice.reveals && <div className="conditional">{choice.reveals}</div>}
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}

/** One radio button or check box with its words. */
export function Pick({
  kind,
  name,
  value,
  chosen,
  label,
  hint,
}: {
  readonly kind: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: string;
  readonly chosen: boolean;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}) {
  return (
    <label className="pick">
      <input type={kind} name={name} value={value} defaultChecked={chosen} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}

/** A single check box that is a statement of its own; its problems stand above it. */
export function CheckField({
  name,
  label,
  hint,
  state,
  value = 'yes',
}: Omit<Common, 'optional'> & { readonly value?: string }) {
  const problems = problemsOf(state, name);
  return (
    <div className={problems.length > 0 ? 'field field-error' : 'field'} id={name} tabIndex={-1}>
      <FieldErrors name={name} problems={problems} />
      <Pick
        kind="checkbox"
        name={name}
        value={value}
        chosen={typed(state, name) === value}
        label={label}
        hint={hint}
      />
    </div>
  );
}

/** Whole numbers side by side under one question, such as killed: at least, at most. Blank is "not stated". */
export function NumbersField({
  name,
  label,
  hint,
  optional,
  state,
  parts,
}: Common & {
  readonly parts: readonly { readonly name: string; readonly label: ReactNode; readonly value?: string }[];
}) {
  return (
    <FieldGroup {...{ name, label, hint, state }} optional={optional ?? false}>
      <div className="fields-row">
        {parts.map((part) => (
          <Field key={part.name} name={part.name} label={part.label} state={state}>
            <input
              className="in ch-4"
              id={part.name}
              name={part.name}
              inputMode="numeric"
              dir="ltr"
              autoComplete="off"
              maxLength={9}
              defaultValue={typed(state, part.name, part.value ?? '')}
              aria-invalid={problemsOf(state, part.name).length > 0 || undefined}
              aria-describedby={describedBy(part.name, false, problemsOf(state, part.name))}
            />
          </Field>
        ))}
      </div>
    </FieldGroup>
  );
}

/** A hidden value that travels with the form. */
export function Hidden({ name, value }: { readonly name: string; readonly value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}
