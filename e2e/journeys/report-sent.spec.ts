import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { RETURN_CODE, sendReport, writeReport } from '../steps/report';
import { paths } from '@/lib/config/paths';

const TOLD = {
  narrative: 'A wall fell in the lane behind the bakery after the second explosion.',
  place: 'Tell Ruman, behind the bakery',
  day: '5',
  month: 3,
  year: '2026',
  killed: ['1', '1'],
} as const;

test('whoever goes back after sending finds the confirmation again, until the code is written down', async ({
  stage,
}) => {
  const page = await stage.open(null, { scripts: false });
  await writeReport(page, TOLD);
  await expect(page.getByText(en('report.contact.INDIVIDUAL'))).toBeVisible();
  const { code } = await sendReport(page);
  await expectAccessible(page, 'public');
  const draft = new URL(page.url()).searchParams.get('draft') ?? '';

  // Back to the review, and back to the form: both lead to what was sent, with the same code.
  for (const earlier of [paths.reportStep('review', draft), paths.report(draft)]) {
    await page.goto(earlier);
    await expect(page.getByRole('heading', { name: en('report.received.title') })).toBeVisible();
    await expect(page.getByText(code)).toBeVisible();
  }

  await page.getByRole('button', { name: en('report.received.written') }).click();
  await expect(page).toHaveURL(new RegExp(`${paths.track()}$`));
  await page.goto(paths.reportStep('received', draft));
  await expect(page.getByRole('heading', { name: en('report.received.gone') })).toBeVisible();
  await expect(page.getByText(RETURN_CODE)).toHaveCount(0);
});
