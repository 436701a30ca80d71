import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import {
  approve,
  followPanel,
  group,
  keepSearches,
  openDecision,
  openDetermination,
  submitForDecision,
  takeStep,
  textBox,
} from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';
import type { Reason } from '@/lib/domain/assessment/outcome';
import { accepted, receivedCase } from '@/prisma/factories/cases';

const t = (key: string): string => en(`determination.${key}`);

/** Everything that any finding of non-credible asks for, and nothing that this reason asks for besides. */
async function writeNonCredible(page: Page, reason: Reason, publicText: string): Promise<void> {
  await group(page, t('outcome'))
    .getByRole('radio', { name: en('enums.Outcome.NON_CREDIBLE'), exact: true })
    .check();
  await group(page, t('reason'))
    .getByRole('radio', { name: en(`enums.Reason.${reason}`), exact: true })
    .check();
  for (const source of CONSULTED_SOURCES)
    await group(page, en(`enums.ConsultedSource.${source}`))
      .getByRole('radio', { name: en('enums.ConsultedState.CONSULTED'), exact: true })
      .check();
  for (const question of ['HARM', 'OUR_OPERATIONS', 'GREATER_REASON_OTHERWISE']) {
    const asked = group(page, en(`enums.StandardQuestion.${question}`));
    await asked.getByRole('radio', { name: en('enums.Answer.NO'), exact: true }).check();
    await textBox(asked, t('note')).fill('Nothing found either way.');
  }
  for (const figure of ['killed', 'injured'])
    for (const part of ['min', 'best', 'max']) await textBox(group(page, t(figure)), t(part)).fill('0');
  await page.getByRole('radio', { name: t('contraryNone') }).check();
  await textBox(page, t('publicText')).fill(publicText);
}

const summary = (page: Page) => page.getByRole('alert', { name: en('common.errorTitle') });

/** Sends it, and reads what the refusal lists: every line leads to a field that is on the page. */
async function refusedFor(page: Page): Promise<readonly string[]> {
  await page.getByRole('button', { name: t('submit') }).click();
  await expect(summary(page)).toBeVisible();
  const lines = summary(page).getByRole('link');
  for (const line of await lines.all()) {
    const id = (await line.getAttribute('href'))?.slice(1) ?? '';
    await expect(page.locator(`[id="${id}"]`)).toBeVisible();
  }
  return lines.allInnerTexts();
}

test('too little information closes nothing until a request was sent', async ({
  stage,
  cast: { analyst, supervisor },
}) => {
  const reference = await referenceOf(analyst.actor, await receivedCase());
  const writing = await stage.open(analyst);
  const publicText = `The report ${reference} names neither day nor place.`;
  await takeStep(writing, reference, 'ACCEPT_CASE');
  await openDetermination(writing, reference);
  await writeNonCredible(writing, 'INSUFFICIENT_INFORMATION', publicText);
  expect(await refusedFor(writing)).toEqual([en('problems.determination.rfiMissing')]);
  await expectAccessible(writing, 'staff');

  // What was typed is still there, and is kept while the submitter is asked.
  await expect(textBox(writing, t('publicText'))).toHaveValue(publicText);
  await writing.getByRole('button', { name: t('save') }).click();
  await expect(writing).toHaveURL(paths.case(reference));
  await followPanel(writing, reference, en('casePage.panel.do.SEND_RFI'));
  await textBox(writing, en('caseActions.fields.question')).fill('On which day was it, and where?');
  await writing.getByRole('button', { name: en('enums.Action.SEND_RFI'), exact: true }).click();
  await expect(writing).toHaveURL(paths.case(reference));
  await openDetermination(writing, reference);
  await submitForDecision(writing, reference);

  const deciding = await stage.open(supervisor);
  await openDecision(deciding, reference);
  await approve(deciding, reference);
  await expect(deciding.getByText(en('enums.CaseStatus.CLOSED_NON_CREDIBLE')).first()).toBeVisible();
});

test('no action in the area closes nothing without a place sought in two scripts and a saved query', async ({
  stage,
  cast: { analyst, supervisor },
}) => {
  const caseId = await receivedCase();
  await accepted({ analyst: analyst.actor, supervisor: supervisor.actor }, caseId);
  const reference = await referenceOf(analyst.actor, caseId);
  // All of it without scripts: a refusal says the same, and loses nothing.
  const writing = await stage.open(analyst, { scripts: false });
  await writing.goto(paths.caseStep(reference, 'determination'));
  await writeNonCredible(writing, 'NO_ACTION_IN_AREA', `No strike near ${reference} matches the report.`);
  expect(await refusedFor(writing)).toEqual([
    en('problems.determination.placeSearchMissing'),
    en('problems.determination.strikeQueryMissing'),
  ]);

  // Half of each is not enough, and again all that is missing is said at once.
  await textBox(writing, t('latinTexts')).fill('Tell Ruman');
  await textBox(writing, t('radiusKm')).fill('10');
  expect(await refusedFor(writing)).toEqual(
    [
      'placeSearchArabicMissing',
      'placeCandidatesMissing',
      'strikeQueryCentreMissing',
      'strikeQueryWindowMissing',
      'strikeQueryLogsMissing',
      'strikeQueryHitsMissing',
    ].map((code) => en(`problems.determination.${code}`)),
  );

  await keepSearches(writing);
  await submitForDecision(writing, reference);
  const deciding = await stage.open(supervisor);
  await openDecision(deciding, reference);
  // The place's name stands over the page too: what is meant is the search that was kept.
  const kept = deciding.locator('#part-outcome');
  await expect(kept.getByText('تل رمان')).toBeVisible();
  await expect(kept.getByText('Strike log of March 2026')).toBeVisible();
  await approve(deciding, reference);
  await expect(deciding.getByText(en('enums.CaseStatus.CLOSED_NON_CREDIBLE')).first()).toBeVisible();
});

test('without the potential to be credible, the initial assessment leads to a determination that holds its searches', async ({
  stage,
  cast: { analyst },
}) => {
  const reference = await referenceOf(analyst.actor, await receivedCase());
  const page = await stage.open(analyst);
  await takeStep(page, reference, 'ACCEPT_CASE');
  await followPanel(page, reference, en('casePage.panel.do.SAVE_INITIAL_ASSESSMENT'));
  await page.getByRole('button', { name: en('initialAssessment.recommend') }).click();
  await expect(summary(page).getByRole('link')).toHaveCount(6);
  await keepSearches(page);
  await group(page, en('initialAssessment.potentialQuestion'))
    .getByRole('radio', { name: en('enums.Answer.NO') })
    .check();
  await page.getByRole('radio', { name: en('enums.InitialRecommendation.FIND_NON_CREDIBLE') }).check();
  await page.getByRole('button', { name: en('initialAssessment.save'), exact: true }).click();
  await expect(page).toHaveURL(paths.caseStep(reference, 'determination'));
  await expect(page.getByRole('radio', { name: en('enums.Outcome.NON_CREDIBLE') })).toBeChecked();
  await expect(textBox(page, t('arabicTexts'))).toHaveValue('تل رمان');
  await expect(textBox(page, t('hits'))).toHaveValue('0');
});
