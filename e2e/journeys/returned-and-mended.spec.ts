import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { approveOnScreen, openFromDecisions, referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { receivedCase, submitted, underCredibilityAssessment } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';

test('a supervisor returns a determination, its author mends it, and it is approved', async ({
  stage,
  cast: { analyst, supervisor, secondSupervisor },
}) => {
  // Agreeing is no work on the cycle (process §6), so anyone of them could decide; here it is somebody new to the case.
  const crew = { analyst: analyst.actor, supervisor: secondSupervisor.actor };
  const caseId = await receivedCase();
  await underCredibilityAssessment(crew, caseId);
  await submitted(crew, caseId, credibleDetermination());
  const reference = await referenceOf(analyst.actor, caseId);
  const remarks = `Name the house of ${reference} in the text for the public.`;
  const mended = `In ${reference} a strike on one building also killed people in the house beside it.`;

  const deciding = await stage.open(supervisor);
  await openFromDecisions(deciding, reference);
  await deciding.getByRole('link', { name: en('casePage.panel.do.RETURN_DETERMINATION') }).click();
  await expect(deciding).toHaveURL(paths.caseStep(reference, 'decide'));
  await expectAccessible(deciding, 'staff');
  await deciding.getByLabel(en('determination.decide.remarks')).fill(remarks);
  await deciding.getByRole('button', { name: en('determination.decide.return') }).click();
  await expect(deciding).toHaveURL(new RegExp(`${paths.case(reference)}$`));
  await expect(deciding.getByText(en('enums.CaseStatus.UNDER_CREDIBILITY_ASSESSMENT')).first()).toBeVisible();
  await expectAccessible(deciding, 'staff');

  const writing = await stage.open(analyst);
  await writing.goto(paths.case(reference));
  await writing.getByRole('link', { name: en('casePage.panel.do.SAVE_DETERMINATION_DRAFT') }).click();
  // The case page shows the remarks, too.
  await expect(writing).toHaveURL(paths.caseStep(reference, 'determination'));
  await expect(writing.getByText(remarks)).toBeVisible();
  await expectAccessible(writing, 'staff');
  await writing.getByRole('textbox', { name: en('determination.publicText') }).fill(mended);
  await writing.getByRole('button', { name: en('determination.submit') }).click();
  await expect(writing).toHaveURL(new RegExp(`${paths.case(reference)}$`));
  await expect(writing.getByText(en('enums.CaseStatus.AWAITING_DECISION')).first()).toBeVisible();
  await expectAccessible(writing, 'staff');

  await openFromDecisions(deciding, reference);
  await approveOnScreen(deciding, reference);
  await expect(deciding.getByText(en('enums.CaseStatus.CLOSED_CREDIBLE')).first()).toBeVisible();
  await expect(deciding.getByText(mended).first()).toBeVisible();
  await expectAccessible(deciding, 'staff');

  const reading = await stage.open(null);
  await reading.goto(paths.publication(new Date().toISOString().slice(0, 7)));
  await expect(reading.getByText(mended)).toBeVisible();
  await expect(reading.getByText(reference, { exact: true })).toBeVisible();
  await expectAccessible(reading, 'public');
});
