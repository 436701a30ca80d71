'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';

/** The button that sends a form. While it is on its way a second press does nothing, and the button says so. */
export function SubmitButton({
  children,
  working,
  look = 'go',
  large = false,
  name,
  value,
}: {
  readonly children: ReactNode;
  /** What the button says while the form is on its way. */
  readonly working: string;
  readonly look?: 'go' | 'plain' | 'stop';
  readonly large?: boolean;
  readonly name?: string;
  readonly value?: string;
}) {
  const { pending } = useFormStatus();
  const looks = { go: 'btn-go', plain: '', stop: 'btn-stop' } as const;
  return (
    <button
      className={['btn', looks[look], large ? 'btn-lg' : ''].filter(Boolean).join(' ')}
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {pending ? working : children}
    </button>
  );
}
