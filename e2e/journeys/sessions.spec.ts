import { makePerson } from '../fixtures/people';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { paths } from '@/lib/config/paths';

test('signing out ends the session in every tab, for good', async ({ stage }) => {
  const page = await stage.open(await makePerson('ANALYST', 'Vera'));
  await page.goto(paths.cases());
  const before = await page.context().cookies();
  const tab = await page.context().newPage();
  await tab.goto(paths.cases());
  await page.getByRole('button', { name: en('nav.signOut') }).click();
  await expect(page).toHaveURL(paths.front());

  await tab.reload();
  await expect(tab).toHaveURL(paths.signIn(paths.cases()));
  // A copy of the cookie opens nothing any more.
  await tab.context().addCookies(before);
  await tab.goto(paths.cases());
  await expect(tab).toHaveURL(paths.signIn(paths.cases()));
});

test('an account that an administrator disables is nobody on its very next request', async ({
  stage,
  cast,
}) => {
  const leaving = await makePerson('ANALYST', 'Anton');
  const theirs = await stage.open(leaving);
  await theirs.goto(paths.cases());

  const admin = await stage.open(cast.admin);
  await admin.goto(paths.adminAccount(leaving.actor.userId));
  await admin.getByRole('button', { name: en('admin.disable'), exact: true }).click();
  await expect(admin.getByText(en('admin.disabled'), { exact: true }).first()).toBeVisible();

  await theirs.reload();
  await expect(theirs).toHaveURL(paths.signIn(paths.cases()));
  await theirs.getByLabel(en('auth.email')).fill(leaving.email);
  await theirs.getByLabel(en('auth.password')).fill(leaving.password);
  await theirs.getByRole('button', { name: en('auth.signIn') }).click();
  await expect(theirs.getByRole('alert', { name: en('common.errorTitle') })).toContainText(
    en('problems.auth.wrong'),
  );
});

test('whoever follows a link signs in and goes on to it', async ({ stage }) => {
  const person = await makePerson('SUPERVISOR', 'Jonas');
  const page = await stage.open(null);
  await page.goto(paths.cases({ view: 'decision' }));
  await page.getByLabel(en('auth.email')).fill(person.email);
  await page.getByLabel(en('auth.password')).fill(person.password);
  await page.getByRole('button', { name: en('auth.signIn') }).click();
  await expect(page).toHaveURL(paths.cases({ view: 'decision' }));
});
