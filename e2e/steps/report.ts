import { expect, type Page } from '@playwright/test';
import { wordsOf } from '../fixtures/words';
import { paths } from '@/lib/config/paths';
import type { Locale } from '@/lib/i18n/locales';

/** What somebody tells, in the order of the form. Invented. */
export type Told = {
  readonly narrative: string;
  readonly place: string;
  readonly day: string;
  readonly month: number;
  readonly year: string;
  readonly killed: readonly [least: string, most: string];
  /** The organisation's name; none for a person. */
  readonly organisation?: string;
  readonly file?: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
};

/** What a sender keeps. */
export type Kept = { readonly reference: string; readonly code: string };

export const REFERENCE = /^CH-\d{4}-\d{4,}$/;
export const RETURN_CODE = /^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/;

/** Fills the public report form and reads it through; nothing is sent yet. */
export async function writeReport(page: Page, told: Told, locale: Locale = 'en'): Promise<void> {
  const t = wordsOf(locale);
  await page.goto(paths.report());
  await page.getByLabel(t('report.what.narrative')).fill(told.narrative);
  await page.getByLabel(t('report.where.placeText')).fill(told.place);
  await page.getByRole('radio', { name: t('report.when.DAY') }).check();
  const date = page.getByRole('group', { name: t('report.when.date'), exact: true });
  await date.getByLabel(t('report.when.day')).fill(told.day);
  await date.getByLabel(t('report.when.month')).selectOption(String(told.month));
  await date.getByLabel(t('report.when.year')).fill(told.year);
  const killed = page.getByRole('group', { name: t('report.who.killed'), exact: true });
  await killed.getByLabel(t('report.who.least')).fill(told.killed[0]);
  await killed.getByLabel(t('report.who.most')).fill(told.killed[1]);
  if (told.file) await page.getByLabel(t('evidence.choose')).setInputFiles(told.file);
  if (told.organisation !== undefined) {
    await page.getByRole('radio', { name: t('report.contact.NGO') }).check();
    await page.getByLabel(t('report.contact.sourceName')).fill(told.organisation);
  }
  await page.getByRole('checkbox', { name: t('report.consent.review') }).check();
  await page.getByRole('checkbox', { name: t('report.consent.publish') }).check();
  await page.getByRole('button', { name: t('report.check') }).click();
  await expect(page.getByRole('heading', { name: t('report.review.title') })).toBeVisible();
}

/** Sends what was read through, and writes down what is shown once. */
export async function sendReport(page: Page, locale: Locale = 'en'): Promise<Kept> {
  const t = wordsOf(locale);
  await page.getByRole('button', { name: t('report.review.send') }).click();
  await expect(page.getByRole('heading', { name: t('report.received.title') })).toBeVisible();
  return {
    reference: (await page.getByText(REFERENCE).first().innerText()).trim(),
    // The groups stand apart, on a phone below each other: the text alone has no spaces.
    code: (await page.getByText(RETURN_CODE).first().textContent()) ?? '',
  };
}

/** Opens a report with its return code. */
export async function openWithCode(page: Page, code: string, locale: Locale = 'en'): Promise<void> {
  const t = wordsOf(locale);
  await page.goto(paths.track());
  await page.getByLabel(t('track.code')).fill(code);
  await page.getByRole('button', { name: t('track.open') }).click();
  await expect(page).toHaveURL(new RegExp(`${paths.trackAllegation()}$`));
}
