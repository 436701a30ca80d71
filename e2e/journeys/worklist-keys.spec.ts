import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { listensToKeys } from '../steps/keys';
import { paths } from '@/lib/config/paths';
import { receivedCase } from '@/prisma/factories/cases';

test('the worklist goes by keys', async ({ stage, cast }) => {
  for (let n = 0; n < 3; n += 1) await receivedCase();
  const page = await stage.open(cast.analyst);
  await page.goto(paths.cases({ view: 'unassigned' }));
  const rows = page
    .getByRole('table', { name: en('worklist.titles.unassigned') })
    .getByRole('row')
    .getByRole('cell')
    .getByRole('link');
  await listensToKeys(page);
  await page.keyboard.press('j');
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows.nth(0)).toBeFocused();

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: en('common.keys.title') });
  await expect(keys).toBeVisible();
  await keys.getByRole('button', { name: en('common.keys.close') }).click();
  await expect(keys).toBeHidden();

  await page.keyboard.press('/');
  const search = page.getByLabel(en('worklist.filter.q'));
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('');

  const first = await rows.nth(0).innerText();
  await rows.nth(0).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(paths.case(first.trim()));
});
