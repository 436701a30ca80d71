import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible';
import { en } from '../fixtures/words';
import { paths } from '@/lib/config/paths';
import { CONSULTED_SOURCES } from '@/lib/domain/assessment/sources-consulted';
import { APPROVAL_CHECKS } from '@/lib/domain/case/action-inputs';
import type { CaseAction } from '@/lib/domain/case/actions';

/** A group of controls under one question. */
export const group = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

/** A page's text field; a section may have the same name. */
export const textBox = (within: Page | Locator, name: string): Locator =>
  within.getByRole('textbox', { name });

/** The panel of the case page that says what can be done now. */
export const panel = (page: Page): Locator =>
  page.getByRole('complementary', { name: en('casePage.panel.label') });

/** Opens what the panel offers under a name. */
export async function followPanel(page: Page, reference: string, offer: string): Promise<void> {
  await page.goto(paths.case(reference));
  await expectAccessible(page, 'staff');
  await panel(page).getByRole('link', { name: offer, exact: true }).click();
  await expect(page).not.toHaveURL(paths.case(reference));
}

/** Takes one step of a case from its page: follows the panel, fills the form, sends it, and is back at the case. */
export async function takeStep(
  page: Page,
  reference: string,
  action: CaseAction,
  fill: () => Promise<void> = async () => undefined,
): Promise<void> {
  const name = en(`enums.Action.${action}`);
  await followPanel(page, reference, name);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  // A page's title comes after its body when it is reached by a link.
  await expect.poll(() => page.title()).toContain(name);
  await fill();
  await expectAccessible(page, 'staff');
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page).toHaveURL(paths.case(reference));
}

/** Goes to the page on which the initial assessment is written. */
export const openAssessment = (page: Page, reference: string): Promise<void> =>
  followPanel(page, reference, en('casePage.panel.do.SAVE_INITIAL_ASSESSMENT'));

/** Fills the search for the place and the search of the strike logs, on whichever page asks for them. */
export async function keepSearches(page: Page): Promise<void> {
  const t = (key: string): string => en(`determination.${key}`);
  await textBox(page, t('latinTexts')).fill('Tell Ruman\nTall Rumman');
  await textBox(page, t('arabicTexts')).fill('تل رمان');
  await textBox(page, t('candidateIds')).fill('Tell Ruman, 35.10, 40.20');
  await textBox(page, t('lat')).fill('35.1');
  await textBox(page, t('lon')).fill('40.2');
  await textBox(page, t('radiusKm')).fill('10');
  await textBox(page, t('from')).fill('2026-03-03');
  await textBox(page, t('to')).fill('2026-03-05');
  await textBox(page, t('logsCovered')).fill('Strike log of March 2026');
  await textBox(page, t('hits')).fill('0');
}

/** Writes a whole initial assessment on the page: it has the potential to be credible, for these reasons. */
export async function writeAssessment(page: Page, reasons: string): Promise<void> {
  const t = (key: string): string => en(`initialAssessment.${key}`);
  await textBox(page, t('where')).fill('Cases of March 2026');
  await textBox(page, t('how')).fill('By place in both scripts, and by day.');
  await page.getByRole('checkbox', { name: t('noneFoundBox') }).check();
  await keepSearches(page);
  await group(page, t('potentialQuestion'))
    .getByRole('radio', { name: en('enums.Answer.YES') })
    .check();
  await textBox(page, t('reasons')).fill(reasons);
  await page.getByRole('radio', { name: en('enums.InitialRecommendation.ASSESS_CREDIBILITY') }).check();
}

/** Puts the initial assessment on the page forward to a supervisor. */
export async function putForward(page: Page, reference: string): Promise<void> {
  await page.getByRole('button', { name: en('initialAssessment.recommend') }).click();
  await expect(page).toHaveURL(paths.case(reference));
}

/** Goes to the page on which a determination is written. */
export const openDetermination = (page: Page, reference: string): Promise<void> =>
  followPanel(page, reference, en('casePage.panel.do.SAVE_DETERMINATION_DRAFT'));

/** Fills a whole credible determination. */
export async function writeCredible(page: Page, publicText: string): Promise<void> {
  const t = (key: string): string => en(`determination.${key}`);
  await group(page, t('outcome'))
    .getByRole('radio', { name: en('enums.Outcome.CREDIBLE'), exact: true })
    .check();
  for (const source of CONSULTED_SOURCES)
    await group(page, en(`enums.ConsultedSource.${source}`))
      .getByRole('radio', { name: en('enums.ConsultedState.CONSULTED'), exact: true })
      .check();
  const answers = [
    ['HARM', 'YES'],
    ['OUR_OPERATIONS', 'YES'],
    ['GREATER_REASON_OTHERWISE', 'NO'],
  ] as const;
  for (const [question, answer] of answers) {
    const asked = group(page, en(`enums.StandardQuestion.${question}`));
    await asked.getByRole('radio', { name: en(`enums.Answer.${answer}`), exact: true }).check();
    await textBox(asked, t('note')).fill('Two accounts agree with the photographs.');
  }
  await expect(page.getByText(t('standard.met'))).toBeVisible();
  await fillFigures(page, t('killed'), ['2', '3', '4']);
  await fillFigures(page, t('injured'), ['1', '1', '1']);
  const finding = group(page, en('determination.finding', { number: 1 }));
  await textBox(finding, t('findingText')).fill('The house beside the one that was struck fell in.');
  await textBox(finding, t('citesUrls')).fill('https://example.org/reports/the-house-by-the-mill');
  await page.getByRole('radio', { name: t('contraryNone') }).check();
  await textBox(page, t('publicText')).fill(publicText);
}

async function fillFigures(
  page: Page,
  name: string,
  [min, best, max]: [string, string, string],
): Promise<void> {
  const figures = group(page, name);
  await textBox(figures, en('determination.min')).fill(min);
  await textBox(figures, en('determination.best')).fill(best);
  await textBox(figures, en('determination.max')).fill(max);
}

/** Sends the determination on the page for decision. */
export async function submitForDecision(page: Page, reference: string): Promise<void> {
  await page.getByRole('button', { name: en('determination.submit') }).click();
  await expect(page).toHaveURL(paths.case(reference));
}

/** Goes to the page on which a submitted determination is read and decided. */
export const openDecision = (page: Page, reference: string): Promise<void> =>
  followPanel(page, reference, en('casePage.panel.do.APPROVE_DETERMINATION'));

/** Gives the three checks and closes the case. */
export async function approve(page: Page, reference: string): Promise<void> {
  for (const check of APPROVAL_CHECKS)
    await page.getByRole('checkbox', { name: en(`enums.ApprovalCheck.${check}`) }).check();
  await expectAccessible(page, 'staff');
  await page.getByRole('button', { name: en('determination.decide.approve') }).click();
  await expect(page).toHaveURL(paths.case(reference));
}
