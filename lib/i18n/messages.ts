import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '@/lib/config/env';
import { withArabicDigits } from '@/lib/i18n/arabic-digits';
import type { Locale } from '@/lib/i18n/locales';

/** A catalogue: one namespace for each file of messages/<locale>/. */
export type Messages = { [namespace: string]: string | Messages };

const read = new Map<Locale, Messages>();

/** All messages of a language, read once a process. */
export function messagesOf(locale: Locale): Messages {
  const known = read.get(locale);
  if (known) return known;
  const folder = path.join(process.cwd(), 'messages', locale);
  const messages: Messages = {};
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const file = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Messages;
    messages[name.replace(/\.json$/, '')] = locale === 'ar' ? inArabicDigits(file) : file;
  }
  if (env().production) read.set(locale, messages);
  return messages;
}

function inArabicDigits(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? withArabicDigits(value) : inArabicDigits(value),
    ]),
  );
}
