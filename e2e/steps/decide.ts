import { expect, type Page } from '@playwright/test';
import { en } from '../fixtures/words';
import { paths } from '@/lib/config/paths';
import { displayReference } from '@/lib/domain/case/reference';
import { caseState } from '@/prisma/factories/cases';
import type { StaffActor } from '@/lib/domain/case/actor';
import { APPROVAL_CHECKS } from '@/lib/domain/case/action-inputs';

/** The reference under which a case is found on screen. */
export async function referenceOf(reader: StaffActor, caseId: string): Promise<string> {
  return (await caseState(reader, caseId)).reference;
}

/** Opens a case from the worklist of decisions, as its supervisor finds it. */
export async function openFromDecisions(page: Page, reference: string, cycle = 1): Promise<void> {
  await page.goto(paths.cases({ view: 'decision' }));
  await page.getByLabel(en('worklist.filter.q')).fill(reference);
  await page.getByRole('button', { name: en('worklist.show') }).click();
  await page.getByRole('link', { name: displayReference(reference, cycle), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${paths.case(reference)}$`));
}

/** From the case page: reads the determination whole, confirms the three checks, approves; the case page follows. */
export async function approveOnScreen(page: Page, reference: string): Promise<void> {
  await page.getByRole('link', { name: en('casePage.panel.do.APPROVE_DETERMINATION') }).click();
  for (const check of APPROVAL_CHECKS) {
    await page.getByRole('checkbox', { name: en(`enums.ApprovalCheck.${check}`) }).check();
  }
  await page.getByRole('button', { name: en('determination.decide.approve') }).click();
  await expect(page).toHaveURL(new RegExp(`${paths.case(reference)}$`));
}
