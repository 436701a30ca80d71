import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { approve, followPanel, group, openDecision, panel, takeStep, textBox } from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { done, receivedCase, submitted, underCredibilityAssessment } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';

const field = (name: string): string => en(`caseActions.fields.${name}`);
const PERSON = 'Hanan Idris';
const SAID = 'The aircraft came twice, and the second time the house fell.';
const SEEN = 'The north wall is gone; a crater of two metres lies beside it.';

test('an investigation that holds the case open is led by its officer, and ends with a reason for what was not done', async ({
  stage,
  cast: { analyst, secondAnalyst: officer, supervisor },
}) => {
  const caseId = await receivedCase();
  const crew = { analyst: analyst.actor, supervisor: supervisor.actor };
  await underCredibilityAssessment(crew, caseId);
  await done(attachEvidence(analyst.actor, caseId, { files: [], links: ['https://example.org/house'] }));
  const reference = await referenceOf(analyst.actor, caseId);
  const deciding = await stage.open(supervisor);
  await takeStep(deciding, reference, 'DIRECT_INVESTIGATION', async () => {
    await group(deciding, field('investigationType'))
      .getByRole('radio', { name: en('enums.InvestigationType.COMMANDERS_INQUIRY') })
      .check();
    await textBox(deciding, field('appointingAuthority')).fill('The commanding general');
    await textBox(deciding, field('officer')).fill('Major T. Vance');
    await deciding.getByLabel(field('officerAccount')).selectOption({ value: officer.actor.userId });
    await textBox(deciding, field('scope')).fill('What was known of the house that night.');
    await deciding.getByLabel(field('dueOn')).fill('2030-01-31');
  });
  await expect(deciding.getByText(en('enums.CaseStatus.UNDER_INVESTIGATION')).first()).toBeVisible();

  // A determination may be ready before; nothing is decided while the investigation is open.
  await submitted(crew, caseId, credibleDetermination());
  await deciding.goto(paths.caseStep(reference, 'decide'));
  await expect(deciding.getByText(en('problems.heldByInvestigation')).first()).toBeVisible();
  await expect(deciding.getByRole('button', { name: en('determination.decide.approve') })).toHaveCount(0);

  const leading = await stage.open(officer);
  await takeStep(leading, reference, 'RECORD_INTERVIEW', async () => {
    await group(leading, field('capacity'))
      .getByRole('radio', { name: en('enums.InterviewCapacity.SURVIVOR') })
      .check();
    await textBox(leading, field('personName')).fill(PERSON);
    await leading.getByLabel(field('heldOn')).fill('2026-05-02');
    await textBox(leading, field('placeOrMeans')).fill('By telephone');
    await textBox(leading, field('whatSaid')).fill(SAID);
  });
  // On the case the person is a number.
  await expect(leading.getByText(en('casePage.investigation.person', { number: 1 }))).toBeVisible();
  await expect(leading.getByText(SAID)).toBeVisible();
  await expect(leading.getByText(PERSON)).toHaveCount(0);

  // Nobody else leads it.
  const other = await stage.open(analyst);
  await other.goto(paths.caseStep(reference, 'conclude-investigation'));
  await expect(other.getByText(en('problems.notInvestigatingOfficer'))).toBeVisible();
  await expect(panel(other).getByRole('button')).toHaveCount(0);

  // It cannot end without a site visit or the reason why there was none, and all that is missing is said at once.
  await followPanel(leading, reference, en('enums.Action.CONCLUDE_INVESTIGATION'));
  const conclude = leading.getByRole('button', { name: en('enums.Action.CONCLUDE_INVESTIGATION') });
  await textBox(leading, field('recommendations')).fill('Ask for imagery sooner.');
  await conclude.click();
  const missing = leading.getByRole('alert', { name: en('common.errorTitle') });
  for (const name of ['findings', 'noSiteVisitReason', 'legalReview'])
    await expect(missing.locator(`a[href="#${name}"]`)).toBeVisible();
  await expect(missing.locator('a[href="#noInterviewReason"]')).toHaveCount(0);
  await expect(textBox(leading, field('recommendations'))).toHaveValue('Ask for imagery sooner.');
  await expectAccessible(leading, 'staff');

  await takeStep(leading, reference, 'RECORD_SITE_VISIT', async () => {
    await group(leading, field('siteVisit'))
      .getByRole('radio', { name: en('enums.SiteVisit.MADE') })
      .check();
    await leading.getByLabel(field('visitedOn')).fill('2026-05-09');
    await textBox(leading, field('whatSeen')).fill(SEEN);
  });
  await takeStep(leading, reference, 'CONCLUDE_INVESTIGATION', async () => {
    await textBox(leading, field('findings')).fill('The house was not on the list of places to be spared.');
    await leading.getByRole('checkbox', { name: 'https://example.org/house' }).check();
    await group(leading, field('legalReview'))
      .getByRole('radio', { name: en('enums.LegalReview.NOT_DONE') })
      .check();
    await textBox(leading, field('noLegalReviewReason')).fill('The office has no officer this month.');
    await textBox(leading, field('recommendations')).fill('Ask for imagery sooner.');
  });
  const finding = leading.getByRole('region', { name: en('casePage.finding.title') });
  for (const told of [SEEN, 'The house was not on the list', 'The office has no officer this month.'])
    await expect(finding).toContainText(told);
  await expect(leading.getByText(PERSON)).toHaveCount(0);

  await openDecision(deciding, reference);
  await approve(deciding, reference);
  await expect(deciding.getByText(en('enums.CaseStatus.CLOSED_CREDIBLE')).first()).toBeVisible();
});
