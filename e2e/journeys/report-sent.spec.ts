import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { REFERENCE, RETURN_CODE, sendReport, writeReport } from '../steps/report';
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

test('a report sent four times at once is one report, and every answer shows the same code', async ({
  stage,
}) => {
  const page = await stage.open(null, { scripts: false });
  await writeReport(page, TOLD);
  const draft = new URL(page.url()).searchParams.get('draft') ?? '';
  const { origin } = new URL(page.url());
  const answers = await Promise.all(
    Array.from({ length: 4 }, () =>
      page.request.post(paths.reportStep('send'), { form: { draft }, headers: { Origin: origin } }),
    ),
  );
  const shown = await Promise.all(
    answers.map(async (answer) => {
      const text = (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/-\s+/g, '-');
      return [/CH-\d{4}-\d{4,}/, /([0-9A-Z]{5}-){4}[0-9A-Z]{5}/].map((found) => found.exec(text)?.[0]);
    }),
  );
  await page.goto(paths.reportStep('received', draft));
  const reference = (await page.getByText(REFERENCE).first().innerText()).trim();
  const code = await page.getByText(RETURN_CODE).first().textContent();
  expect(shown).toEqual(Array.from({ length: 4 }, () => [reference, code]));
});
