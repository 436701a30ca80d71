import { createTranslator } from 'use-intl/core';
import type { Problem } from '@/lib/domain/shared/outcome';
import { messagesOf } from '@/lib/i18n/messages';

/** A problem in plain English, with its field in front. A code without a message is given as it is. */
export function problemText({ code, field, params }: Problem): string {
  const translate = createTranslator({ locale: 'en', messages: messagesOf('en'), onError: () => undefined });
  const key = `problems.${code}`;
  const text = translate.has(key as never) ? translate(key as never, params as never) : code;
  return field === undefined ? text : `${field.replace(/Id$/, '')}: ${text}`;
}
