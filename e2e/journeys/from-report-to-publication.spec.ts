import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en, wordsOf } from '../fixtures/words';
import {
  approve,
  openAssessment,
  openDecision,
  openDetermination,
  putForward,
  submitForDecision,
  takeStep,
  writeAssessment,
  writeCredible,
} from '../steps/case-work';
import { openWithCode, sendReport, writeReport } from '../steps/report';
import { paths } from '@/lib/config/paths';
import { reportMonth } from '@/lib/domain/shared/dates';
import { LOCALES } from '@/lib/i18n/locales';

const PUBLIC_TEXT = 'A house beside the one that was struck fell in, and people inside it were killed.';

const TOLD = {
  narrative: 'After midnight we heard an aircraft and then two explosions at the mill.',
  place: 'Tell Ruman, by the mill',
  day: '4',
  month: 3,
  year: '2026',
  killed: ['2', '4'],
  organisation: 'Nahr Documentation',
} as const;

test('an organisation reports without scripts, two people decide, all can read it', async ({
  stage,
  cast,
}) => {
  test.setTimeout(180_000);
  const submitter = await stage.open(null, { scripts: false });
  await writeReport(submitter, TOLD);
  await expect(submitter.getByText(TOLD.narrative)).toBeVisible();
  const { reference, code } = await sendReport(submitter);

  const analyst = await stage.open(cast.analyst);
  await analyst.goto(paths.cases({ view: 'unassigned', q: reference }));
  await analyst.getByRole('link', { name: reference, exact: true }).click();
  await expect(analyst.getByText(TOLD.narrative)).toBeVisible();
  await takeStep(analyst, reference, 'ACCEPT_CASE');
  await openAssessment(analyst, reference);
  await writeAssessment(analyst, 'Time and place are named.');
  await expectAccessible(analyst, 'staff');
  await putForward(analyst, reference);

  const supervisor = await stage.open(cast.supervisor);
  await takeStep(supervisor, reference, 'AGREE_CREDIBILITY_ASSESSMENT');

  await openDetermination(analyst, reference);
  await writeCredible(analyst, PUBLIC_TEXT);
  await expectAccessible(analyst, 'staff');
  await submitForDecision(analyst, reference);

  await openDecision(supervisor, reference);
  await expect(supervisor.getByText(PUBLIC_TEXT)).toBeVisible();
  await approve(supervisor, reference);
  await expect(supervisor.getByText(en('enums.CaseStatus.CLOSED_CREDIBLE')).first()).toBeVisible();

  const reader = await stage.open(null, { scripts: false });
  await reader.goto(paths.publication(reportMonth(new Date().toISOString(), 'UTC')));
  await expect(reader.getByText(PUBLIC_TEXT).first()).toBeVisible();
  await expect(reader.getByText(reference)).toBeVisible();

  await openWithCode(submitter, code);
  await expect(submitter.getByText(en('track.outcome.CREDIBLE'))).toBeVisible();
  await expect(submitter.getByText(PUBLIC_TEXT)).toBeVisible();
});

for (const locale of LOCALES)
  test(`reporting and reading the answer in ${locale} @phone`, async ({ stage }) => {
    const t = wordsOf(locale);
    const page = await stage.open(null, { locale });
    await page.goto(paths.report());
    await expectAccessible(page, 'public');
    await page.getByRole('button', { name: t('report.check') }).click();
    await expect(page.getByRole('alert', { name: t('common.errorTitle') })).toBeVisible();
    await expectAccessible(page, 'public');
    await writeReport(page, TOLD, locale);
    await expectAccessible(page, 'public');
    const { reference, code } = await sendReport(page, locale);
    await expectAccessible(page, 'public');
    await openWithCode(page, code, locale);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(reference);
    await expect(page.getByText(t('track.state.OPEN'))).toBeVisible();
    await expectAccessible(page, 'public');
  });
