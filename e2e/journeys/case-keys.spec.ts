import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { referenceOf } from '../steps/decide';
import { listensToKeys } from '../steps/keys';
import { paths } from '@/lib/config/paths';
import { receivedCase } from '@/prisma/factories/cases';

test('a case goes by keys: its parts, what can be done, the list of keys', async ({ stage, cast }) => {
  const reference = await referenceOf(cast.analyst.actor, await receivedCase());
  const page = await stage.open(cast.analyst);
  await page.goto(paths.case(reference));
  const part = (name: Parameters<typeof en>[0]) => page.getByRole('heading', { name: en(name), level: 2 });
  await listensToKeys(page);
  await page.keyboard.press('j');
  await expect(part('casePage.alleged.title')).toBeFocused();
  await page.keyboard.press('j');
  await expect(part('casePage.where.title')).toBeFocused();
  await page.keyboard.press('k');
  await expect(part('casePage.alleged.title')).toBeFocused();
  await page.keyboard.press('h');
  await expect(part('history.title')).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByRole('link', { name: en('enums.Action.ACCEPT_CASE') })).toBeFocused();

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: en('common.keys.title') });
  await expect(keys).toBeVisible();
  await expectAccessible(page, 'staff');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${paths.caseStep(reference, 'accept-case')}$`));
});
