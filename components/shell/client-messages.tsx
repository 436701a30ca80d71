import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

type Messages = { readonly [name: string]: string | Messages };

/** The part of the catalogue behind a name such as "worklist" or "enums.CaseStatusShort", in its place. */
function part(messages: Messages, [name = '', ...rest]: readonly string[]): Messages {
  const found = messages[name];
  if (found === undefined) return {};
  return { [name]: rest.length > 0 && typeof found === 'object' ? part(found, rest) : found };
}

/**
 * Gives what runs in the browser the catalogues it names, and no others: a page carries only what it shows. A name is a
 * whole catalogue or, with a dot, one group of it (one group of a catalogue at most).
 */
export async function ClientMessages({
  namespaces,
  children,
}: {
  readonly namespaces: readonly string[];
  readonly children: ReactNode;
}) {
  const messages = await getMessages();
  const picked = namespaces.reduce<Messages>(
    (all, name) => ({ ...all, ...part(messages, name.split('.')) }),
    {},
  );
  return (
    <NextIntlClientProvider locale={await getLocale()} messages={picked} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
