import { expect, type Page } from '@playwright/test';
import { isOfRoute } from '../access/routes';
import { expectAccessible, expectNoSidewaysScroll, type Readers } from '../fixtures/accessible';
import type { Stop } from './tours';
import type { Places } from './world';
import { direction, type Locale } from '@/lib/i18n/locales';
import { messagesOf } from '@/lib/i18n/messages';

/** What a page shows in place of words that no catalogue has: "namespace.key". */
const MESSAGE_KEY = new RegExp(`\\b(?:${Object.keys(messagesOf('en')).join('|')})\\.[a-zA-Z]\\w*`);

/** A comma of the Latin script between Arabic words, or before a name that follows them. */
const FOREIGN_COMMA = /[\u0621-\u064a]\)?, /;

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Each language is tried whole on one of the two, and for its width on both. */
const SIZES: Readonly<Record<Locale, readonly [Size, Size]>> = { en: [PHONE, DESK], ar: [DESK, PHONE] };
type Size = typeof DESK;

/** Every stop as one reads it in a language: there, in that language, in words, for everyone, on a desk and on a phone. */
export async function walk(
  page: Page,
  stops: readonly Stop[],
  places: Places,
  { locale, readers }: { readonly locale: Locale; readonly readers: Readers },
): Promise<void> {
  for (const { route, addresses } of stops) {
    for (const address of addresses(places)) {
      expect(isOfRoute(route, address), `${address} is of ${route}`).toBe(true);
      await see(page, address, locale, readers);
    }
  }
}

async function see(page: Page, address: string, locale: Locale, readers: Readers): Promise<void> {
  const [first, second] = SIZES[locale];
  await page.setViewportSize(first);
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(200);
  // Whoever may not be here would have been led elsewhere.
  await expect(page).toHaveURL(address);
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', locale);
  await expect(root).toHaveAttribute('dir', direction(locale));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const words = await wordsOn(page);
  expect(words, `words of ${address} (${locale})`).not.toMatch(MESSAGE_KEY);
  expect(words, `commas of ${address} (${locale})`).not.toMatch(FOREIGN_COMMA);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(second);
  await expectAccessible(page, readers);
}

/** What is read on a page, by eye or by a screen reader. */
function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const spoken = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap(
      (element) => ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name)),
    );
    return [document.title, document.body.innerText, ...spoken].filter(Boolean).join('\n');
  });
}
