'use client';

import type { MouseEvent } from 'react';

/**
 * The way to the same page in another language: a plain link, for the whole page changes. Where something was typed and not
 * sent, whoever follows it is asked first.
 */
export function LanguageLink({
  href,
  lang,
  name,
  question,
}: {
  readonly href: string;
  readonly lang: string;
  readonly name: string;
  readonly question: string;
}) {
  const ask = (event: MouseEvent): void => {
    if (somethingTyped() && !window.confirm(question)) event.preventDefault();
  };
  return (
    <a lang={lang} hrefLang={lang} href={href} onClick={ask}>
      {name}
    </a>
  );
}

/** Whether a field of a form that is sent differs from what the page came with. */
function somethingTyped(): boolean {
  const controls = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'form:not([method="get"]) :is(textarea, input:not([type="hidden"]))',
  );
  return [...controls].some((control) =>
    control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)
      ? control.checked !== control.defaultChecked
      : control.value !== control.defaultValue,
  );
}
