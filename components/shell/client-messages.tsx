import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

/** Gives forms that run in the browser the catalogues they name, and no others: a page carries only what it shows. */
export async function ClientMessages({
  namespaces,
  children,
}: {
  readonly namespaces: readonly string[];
  readonly children: ReactNode;
}) {
  const messages = await getMessages();
  const picked = Object.fromEntries(
    namespaces.flatMap((name) => (name in messages ? [[name, messages[name]]] : [])),
  );
  return (
    <NextIntlClientProvider locale={await getLocale()} messages={picked} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
