import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en, wordsOf } from '../fixtures/words';
import { textBox } from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { openWithCode, sendReport, writeReport } from '../steps/report';
import { paths } from '@/lib/config/paths';
import { receivedCase } from '@/prisma/factories/cases';

const ar = wordsOf('ar');
const NARRATIVE = 'The house by the mill was hit while we were at the well.';
const UNSENT = new RegExp(`${paths.unsent()}\\?kept=[0-9a-f]{16}$`);

/** The session ends, and its browser does not know. */
const endSession = (page: Page): Promise<void> => page.context().clearCookies({ name: /session|case/ });

test('what was written on a step of a case is there after signing in again, without scripts', async ({
  stage,
  cast: { analyst },
}) => {
  const reference = await referenceOf(analyst.actor, await receivedCase());
  const page = await stage.open(analyst, { scripts: false });
  await page.goto(paths.caseStep(reference, 'add-information'));
  const words = 'A neighbour telephoned: «كنا عند البئر»';
  const field = en('caseActions.fields.information');
  await textBox(page, field).fill(words);
  await endSession(page);
  await page.getByRole('button', { name: en('enums.Action.ADD_INFORMATION'), exact: true }).click();
  await expect(page).toHaveURL(UNSENT);
  await expect(page.getByText(words)).toBeVisible();

  await page.getByRole('link', { name: en('auth.unsent.signIn'), exact: true }).click();
  await page.getByLabel(en('auth.email')).fill(analyst.email);
  await page.getByLabel(en('auth.password')).fill(analyst.password);
  await page.getByRole('button', { name: en('auth.signIn') }).click();
  await expect(page).toHaveURL(UNSENT);
  await page.getByRole('link', { name: en('auth.unsent.back') }).click();
  await expect(textBox(page, field)).toHaveValue(words);
  await page.getByRole('button', { name: en('enums.Action.ADD_INFORMATION'), exact: true }).click();
  await expect(page).toHaveURL(paths.case(reference));
  await expect(page.getByText(words).first()).toBeVisible();
});

test('what a holder of a return code wrote is shown when the opened report was closed meanwhile, and can be thrown away', async ({
  stage,
}) => {
  const page = await stage.open(null, { scripts: false });
  await writeReport(page, {
    ...{ narrative: NARRATIVE, place: 'Tell Marzuq', killed: ['1', '1'] },
    ...{ day: '9', month: 5, year: '2026' },
  });
  const { code } = await sendReport(page);
  await openWithCode(page, code);
  await textBox(page, en('track.information')).fill('There were two of us.');
  await endSession(page);
  await page.getByRole('button', { name: en('track.sendInformation') }).click();
  await expect(page).toHaveURL(UNSENT);
  await expect(page.getByText('There were two of us.')).toBeVisible();
  await expect(page.getByRole('link', { name: en('auth.unsent.giveCode') })).toBeVisible();
  const address = page.url();
  await page.getByRole('button', { name: en('auth.unsent.forget') }).click();
  await page.goto(address);
  await expect(page.getByText(en('auth.unsent.nothing'))).toBeVisible();
});

test('an answer to files and links sent too late says what was written, too', async ({
  stage,
  cast: { analyst },
}) => {
  const reference = await referenceOf(analyst.actor, await receivedCase());
  const page = await stage.open(analyst, { scripts: false });
  await page.goto(`${paths.case(reference)}#add-evidence`);
  await page.locator('#add-evidence summary').click();
  await page.getByLabel(en('evidence.links')).fill('https://news.example/mill');
  await endSession(page);
  await page.getByRole('button', { name: en('evidence.attach') }).click();
  await expect(page).toHaveURL(UNSENT);
  await expect(page.getByText('https://news.example/mill')).toBeVisible();
});

for (const scripts of [true, false])
  test(`a report goes on in another language with all that was typed, ${scripts ? 'with' : 'without'} scripts`, async ({
    stage,
  }) => {
    const page = await stage.open(null, { scripts });
    await page.goto(paths.report());
    await page.getByLabel(en('report.what.narrative')).fill(NARRATIVE);
    await page.getByRole('radio', { name: en('report.when.DAY') }).check();
    await page.getByRole('button', { name: 'العربية' }).click();
    await expect(page.getByRole('heading', { level: 1, name: ar('report.title') })).toBeVisible();
    await expect(page.getByLabel(ar('report.what.narrative'))).toHaveValue(NARRATIVE);
    await expect(page.getByRole('radio', { name: ar('report.when.DAY') })).toBeChecked();
    await expect(page.getByRole('alert')).toHaveCount(scripts ? 1 : 0); // scripts: the router's own
  });

test('a report that was begun in this browser is offered, and thrown away when its writer says so', async ({
  stage,
}) => {
  const page = await stage.open(null, { scripts: false });
  await page.goto(paths.report());
  await page.getByLabel(en('report.what.narrative')).fill(NARRATIVE);
  await page.getByRole('button', { name: en('report.check') }).click();
  await page.goto(paths.report());
  await expect(page.getByLabel(en('report.what.narrative'))).toHaveValue('');
  await page.getByRole('link', { name: en('report.begun.continue') }).click();
  await expect(page.getByLabel(en('report.what.narrative'))).toHaveValue(NARRATIVE);
  await page.goto(paths.report());
  await page.getByRole('button', { name: en('report.begun.discard') }).click();
  await expect(page).toHaveURL(paths.report());
  await expect(page.getByText(en('report.begun.title'))).toHaveCount(0);
});

test('whoever changes the language in the middle of a step is asked first', async ({
  stage,
  cast: { analyst },
}) => {
  const reference = await referenceOf(analyst.actor, await receivedCase());
  const page = await stage.open(analyst);
  await page.goto(paths.caseStep(reference, 'add-information'));
  await expectAccessible(page, 'staff');
  const field = textBox(page, en('caseActions.fields.information'));
  await field.fill('Half a sentence');
  const asked = page.waitForEvent('dialog');
  const clicked = page.getByRole('link', { name: 'العربية' }).first().click();
  const dialog = await asked;
  expect(dialog.message()).toBe(en('nav.languageLoses'));
  await dialog.dismiss();
  await clicked;
  await expect(field).toHaveValue('Half a sentence');
});
