import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { group, textBox } from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import type { StaffActor } from '@/lib/domain/case/actor';
import { accepted, receivedCase } from '@/prisma/factories/cases';

const row = (page: Page, number: number) => group(page, en('determination.finding', { number }));
const words = (page: Page, number: number) => textBox(row(page, number), en('determination.findingText'));
const add = (page: Page) => page.getByRole('button', { name: en('determination.addFinding') });

async function determinationOf(analyst: StaffActor): Promise<string> {
  const caseId = await receivedCase();
  await accepted({ analyst, supervisor: analyst }, caseId);
  return paths.caseStep(await referenceOf(analyst, caseId), 'determination');
}

test('a finding is added by a key, and the writing goes on in it', async ({ stage, cast: { analyst } }) => {
  const address = await determinationOf(analyst.actor);
  const page = await stage.open(analyst);
  await page.goto(address);
  await words(page, 1).fill('The house fell in.');
  await words(page, 2).fill('The wall beside it stands.');
  await expect(row(page, 3)).toHaveCount(0);
  await add(page).press('Enter');
  await expect(words(page, 3)).toBeFocused();
  await page.keyboard.type('The well was not hit.');
  await expectAccessible(page, 'staff');
  await page.getByRole('button', { name: en('determination.save') }).click();
  await expect(page).not.toHaveURL(address);
  await page.goto(address);
  await expect(words(page, 3)).toHaveValue('The well was not hit.');
});

test('Enter in a line keeps the draft, and adds no finding', async ({ stage, cast: { analyst } }) => {
  const address = await determinationOf(analyst.actor);
  const page = await stage.open(analyst);
  await page.goto(address);
  await group(page, en('determination.outcome'))
    .getByRole('radio', { name: en('enums.Outcome.NON_CREDIBLE'), exact: true })
    .check();
  await textBox(group(page, en('determination.killed')), en('determination.min')).fill('0');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(address);
});

test('without scripts the same button brings a row and loses nothing', async ({
  stage,
  cast: { analyst },
}) => {
  const address = await determinationOf(analyst.actor);
  const page = await stage.open(analyst, { scripts: false });
  await page.goto(address);
  await words(page, 1).fill('The house fell in.');
  await words(page, 2).fill('The wall beside it stands.');
  await textBox(page, en('determination.publicText')).fill('A house was hit.');
  await add(page).click();
  await expect(words(page, 5)).toBeVisible();
  await expect(words(page, 2)).toHaveValue('The wall beside it stands.');
  await expect(textBox(page, en('determination.publicText'))).toHaveValue('A house was hit.');
  await expect(page.getByRole('alert', { name: en('common.errorTitle') })).toHaveCount(0);
  await words(page, 5).fill('The well was not hit.');
  await page.getByRole('button', { name: en('determination.save') }).click();
  await page.goto(address);
  await expect(words(page, 3)).toHaveValue('The well was not hit.');
});
