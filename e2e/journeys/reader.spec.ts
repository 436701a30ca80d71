import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en, wordsOf } from '../fixtures/words';
import { paths } from '@/lib/config/paths';
import { LOCALE_NAMES } from '@/lib/i18n/locales';

test('a code that is mistyped, and one that nobody was given, are each told apart from a right one', async ({
  stage,
}) => {
  const page = await stage.open(null, { scripts: false });
  const tries = [
    ['7M2QK', 'auth.codeMistyped'],
    // Well formed, its check character included; of no report.
    ['00000-00000-00000-00000-00000', 'auth.codeUnknown'],
  ] as const;
  for (const [code, problem] of tries) {
    await page.goto(paths.track());
    await page.getByLabel(en('track.code')).fill(code);
    await page.getByRole('button', { name: en('track.open') }).click();
    await expect(page.getByRole('alert', { name: en('common.errorTitle') })).toContainText(
      en(`problems.${problem}`),
    );
    await expect(page.getByLabel(en('track.code'))).toHaveValue(code);
  }
});

test('changing the language keeps the page, and turns it round @phone', async ({ stage }) => {
  const page = await stage.open(null);
  await page.goto(paths.lifecycle());
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await page.getByRole('link', { name: LOCALE_NAMES.ar }).click();
  await expect(page).toHaveURL(paths.lifecycle());
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  const navigation = page.getByRole('navigation', { name: wordsOf('ar')('nav.main') });
  await expect(navigation.getByRole('link', { name: wordsOf('ar')('nav.report') })).toBeVisible();
  await page.getByRole('link', { name: LOCALE_NAMES.en }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
});

test('a page that is not there says so, in words, and leads on @phone', async ({ stage, cast }) => {
  const page = await stage.open(cast.reporter);
  await page.goto(paths.portalAllegation('CH-2026-9999'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en('states.notFoundTitle'));
  await expectAccessible(page, 'public');
  await page
    .getByRole('main')
    .getByRole('link', { name: en('states.toFront') })
    .click();
  await expect(page).toHaveURL(paths.front());
  stage.noise.expectHeard(/404/);
});
