import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** Filters of a list, in the address: a plain form that asks again with what was chosen. */
export function FilterBar({
  action,
  kept = {},
  submit,
  children,
}: {
  /** The list's own path. */
  readonly action: string;
  /** Parameters that stay as they are, such as the view. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly submit: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <form className="filters" role="search" action={action} method="get">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button className="btn btn-sm">{submit}</button>
    </form>
  );
}

/** One text to look for. `lasting`: it stays in sight on a phone. */
export function FilterText({
  name,
  label,
  value,
  type = 'text',
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly value: string;
  readonly type?: 'text' | 'search' | 'date' | 'time';
}) {
  return (
    <div>
      <label htmlFor={`filter-${name}`}>{label}</label>
      <input
        // Made anew when the address asks for something else: a field keeps what it began with.
        key={value}
        className="in"
        id={`filter-${name}`}
        name={name}
        type={type}
        defaultValue={value}
        dir={type === 'date' || type === 'time' ? 'ltr' : 'auto'}
      />
    </div>
  );
}

/** One choice; `any` heads the list and means no filter. */
export function FilterSelect({
  name,
  label,
  value,
  any,
  choices,
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly value: string;
  readonly any: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}) {
  return (
    <div>
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select key={value} className="in" id={`filter-${name}`} name={name} defaultValue={value}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How many were found, and each filter in use with a way to remove it. */
export function AppliedFilters({
  found,
  applied,
  children,
}: {
  readonly found: ReactNode;
  readonly applied: readonly {
    readonly key: string;
    readonly text: ReactNode;
    readonly withoutHref: string;
  }[];
  readonly children?: ReactNode;
}) {
  const t = useTranslations('common');
  return (
    <div className="found">
      <strong role="status">{found}</strong>
      {applied.map((filter) => (
        <span className="applied" key={filter.key}>
          <span id={`applied-${filter.key}`}>{filter.text}</span>
          <Link
            href={filter.withoutHref}
            prefetch={false}
            id={`remove-${filter.key}`}
            aria-labelledby={`remove-${filter.key} applied-${filter.key}`}
          >
            {t('remove')}
          </Link>
        </span>
      ))}
      {children && <span className="found-also">{children}</span>}
    </div>
  );
}

/** The keys a page listens to, named beneath it. */
export function Keys({ keys }: { readonly keys: readonly { keys: readonly string[]; does: ReactNode }[] }) {
  return (
    <p className="keys">
      {keys.map((entry) => (
        <span key={entry.keys.join()}>
          {entry.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{' '}
          {entry.does}
        </span>
      ))}
    </p>
  );
}
