import { expect, type Page } from '@playwright/test';
import type { Person } from '../fixtures/people';
import { en } from '../fixtures/words';
import { paths } from '@/lib/config/paths';

/** Signs in as anyone would, in English, and waits until the person's own first page is there. */
export async function signInOnScreen(page: Page, { email, password }: Person): Promise<void> {
  await page.goto(paths.signIn());
  await page.getByLabel(en('auth.email')).fill(email);
  await page.getByLabel(en('auth.password')).fill(password);
  await page.getByRole('button', { name: en('auth.signIn') }).click();
  await expect(page).not.toHaveURL(new RegExp(paths.signIn()));
}
