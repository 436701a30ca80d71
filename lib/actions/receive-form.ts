import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { isSameOrigin } from '@/lib/auth/same-origin';
import { env } from '@/lib/config/env';
import { direction, isLocale } from '@/lib/i18n/locales';
import { NotFoundError } from '@/lib/db/errors';
import { logFault } from '@/lib/log';
import { evidenceStore } from '@/lib/storage/evidence';
import { BrokenFormError, readForm, type SentForm } from '@/lib/storage/multipart';

/**
 * The door for forms with files: is it from our own page, did it arrive whole, then `run`, which answers where the
 * browser goes next. Files stream to storage while the form arrives. `cookieAuthority`: a cookie says who sends it;
 * `maxFiles`: how many are taken, as many as anybody may send where nothing is said.
 */
export async function receiveForm(
  request: Request,
  {
    cookieAuthority,
    maxFiles = env().evidenceMaxFiles,
  }: { readonly cookieAuthority: boolean; readonly maxFiles?: number },
  run: (sent: SentForm) => Promise<string | null>,
): Promise<Response> {
  if (!isSameOrigin(request.headers, { origin: env().origin, cookieAuthority }))
    return sayWhy('otherSite', 403);
  try {
    const limits = { maxFiles, maxFileBytes: env().evidenceMaxBytes };
    const location = await run(await readForm(request, evidenceStore(), limits));
    return location === null ? notFound() : seeOther(location);
  } catch (error) {
    if (error instanceof BrokenFormError) return sayWhy('cutOff', 400);
    if (error instanceof NotFoundError) return notFound();
    return sayWhy('fault', 500, logFault(error, { during: 'form' }));
  }
}

/** Sends the browser on with a GET. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
}

/** What is not there and what is not the reader's look the same. */
export function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
}

/**
 * A plain page that says what went wrong: the form's own page can't be shown again, for what was typed did not arrive.
 * The browser still has it one step back.
 */
async function sayWhy(
  why: 'otherSite' | 'cutOff' | 'fault',
  status: number,
  reference = '',
): Promise<Response> {
  const locale = await getLocale();
  const t = await getTranslations('evidence.broken');
  const dir = isLocale(locale) ? direction(locale) : 'ltr';
  const html = `<!doctype html><html lang="${locale}" dir="${dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Attest</title><body style="font:1.125rem/1.7 system-ui;max-width:38rem;margin:3rem auto;padding:0 1rem"><h1 style="font-size:1.5rem">${t(`${why}Title`)}</h1><p>${t(why, { reference })}</p>`;
  return new Response(html, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
