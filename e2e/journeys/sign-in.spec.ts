import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { paths } from '@/lib/config/paths';

test('everyone arrives where their work begins', async ({ stage, cast }) => {
  const homes = [
    [cast.analyst, paths.cases()],
    [cast.supervisor, paths.cases()],
    [cast.auditor, paths.cases()],
    [cast.admin, paths.admin()],
    [cast.reporter, paths.portal()],
  ] as const;
  for (const [who, home] of homes) {
    const page = await stage.open(who);
    await page.goto(paths.signIn());
    await expect(page).toHaveURL(home);
    await expect(page.getByText(who.actor.name).first()).toBeVisible();
    await expectAccessible(page, 'staff');
  }
});
