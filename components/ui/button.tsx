import Link from 'next/link';
import type { ReactNode } from 'react';

type Look = 'go' | 'plain' | 'stop' | 'notYet';
type Size = 'small' | 'usual' | 'large';

const LOOKS: Readonly<Record<Look, string>> = { go: 'btn-go', plain: '', stop: 'btn-stop', notYet: '' };
const SIZES: Readonly<Record<Size, string>> = { small: 'btn-sm', usual: '', large: 'btn-lg' };

function classOf(look: Look, size: Size): string {
  return ['btn', LOOKS[look], SIZES[size]].filter(Boolean).join(' ');
}

type Given = { readonly look?: Look; readonly size?: Size; readonly children: ReactNode };

/** A link that looks like a button. `notYet`: reachable, dashed, with what is missing said beside it. */
export function ButtonLink({
  href,
  look = 'plain',
  size = 'usual',
  children,
}: Given & { readonly href: string }) {
  return (
    <Link
      className={classOf(look, size)}
      href={href}
      prefetch={false}
      aria-disabled={look === 'notYet' ? true : undefined}
    >
      {children}
    </Link>
  );
}

/** A button of a form. `name` and `value` say which of several was pressed. */
export function Button({
  look = 'plain',
  size = 'usual',
  children,
  name,
  value,
  type = 'submit',
}: Given & { readonly name?: string; readonly value?: string; readonly type?: 'submit' | 'button' }) {
  return (
    <button
      type={type}
      className={classOf(look, size)}
      name={name}
      value={value}
      aria-disabled={look === 'notYet' ? true : undefined}
    >
      {children}
    </button>
  );
}
