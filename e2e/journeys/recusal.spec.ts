import { Client } from '../access/client';
import { builtActions } from '../access/routes';
import { expectAccessible } from '../fixtures/accessible';
import { makePerson } from '../fixtures/people';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import {
  approve,
  openDecision,
  openDetermination,
  panel,
  submitForDecision,
  takeStep,
  textBox,
  writeCredible,
} from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { browserRun } from '@/lib/testing/browser-run';
import { caseState, receivedCase, submitted, underCredibilityAssessment } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';

const WHO = en('caseActions.fields.recusedUserId');
const WHY = en('caseActions.fields.rationale');
const REASON = 'Served with those who flew that night.';

test('whoever is recused reads the case and does nothing more; somebody else goes on', async ({
  stage,
  cast: { secondAnalyst, supervisor },
}) => {
  // Somebody of their own: nobody else's sign-in is to change under them.
  const leaving = await makePerson('ANALYST', 'Maryam');
  const caseId = await receivedCase();
  const crew = { analyst: leaving.actor, supervisor: supervisor.actor };
  await underCredibilityAssessment(crew, caseId);
  const reference = await referenceOf(supervisor.actor, caseId);
  const page = await stage.open(leaving);

  // An analyst can recuse nobody but themselves, and says why.
  await takeStep(page, reference, 'RECUSE', async () => {
    await expect(page.getByLabel(WHO).getByRole('option')).toHaveCount(2);
    await page.getByLabel(WHO).selectOption({ value: leaving.actor.userId });
    await textBox(page, WHY).fill(REASON);
  });
  await expect(panel(page).getByText(en('casePage.panel.nothing'))).toBeVisible();
  await expect(panel(page).getByText(en('problems.recused')).first()).toBeVisible();
  const offers = panel(page).getByRole('link', { name: en('casePage.panel.do.SAVE_DETERMINATION_DRAFT') });
  await expect(offers).toHaveCount(0);
  await expect(page.getByText(en('casePage.top.unassigned'))).toBeVisible();
  await expect(page.getByRole('region', { name: en('history.title') })).toContainText(
    en('history.event.PERSON_RECUSED', {
      ...{ who: leaving.actor.name, whom: leaving.actor.name, hasFrom: 'yes' },
    }),
  );
  await expectAccessible(page, 'staff');

  // Neither a link kept from before nor a form sent past the pages does more.
  await page.goto(paths.caseStep(reference, 'determination'));
  await expect(page.getByText(en('problems.recused'))).toBeVisible();
  await expect(page.getByRole('button', { name: en('determination.save') })).toHaveCount(0);
  await page.goto(paths.caseStep(reference, 'send-rfi'));
  await expect(page.getByText(en('problems.recused'))).toBeVisible();
  await expect(page.getByRole('button', { name: en('enums.Action.SEND_RFI') })).toHaveCount(0);
  const { version } = await caseState(leaving.actor, caseId);
  const client = await Client.open(browserRun().origin);
  await client.signIn(leaving.email, leaving.password);
  const send = builtActions().find(({ name }) => name === 'sendRfiAction');
  const fields = { caseId, expectedVersion: String(version), question: 'At what hour was it?', dueOn: '' };
  const answer = await client.act(paths.caseStep(reference, 'send-rfi'), send?.id ?? '', fields);
  expect(await answer.text()).toContain('"code":"recused"');
  expect((await caseState(leaving.actor, caseId)).version).toBe(version);

  const going = await stage.open(secondAnalyst);
  await takeStep(going, reference, 'TAKE_CASE');
  await openDetermination(going, reference);
  await writeCredible(going, `A house was hit in ${reference}.`);
  await submitForDecision(going, reference);
  const deciding = await stage.open(supervisor);
  await openDecision(deciding, reference);
  await approve(deciding, reference);
  await expect(deciding.getByText(en('enums.CaseStatus.CLOSED_CREDIBLE')).first()).toBeVisible();
});

test('what somebody wrote who was recused later is returned, taken up by another, and then approved', async ({
  stage,
  cast: { analyst, secondAnalyst, supervisor },
}) => {
  const caseId = await receivedCase();
  const crew = { analyst: analyst.actor, supervisor: supervisor.actor };
  await underCredibilityAssessment(crew, caseId);
  const content = credibleDetermination();
  await submitted(crew, caseId, content);
  const reference = await referenceOf(analyst.actor, caseId);
  const deciding = await stage.open(supervisor);
  await takeStep(deciding, reference, 'RECUSE', async () => {
    await deciding.getByLabel(WHO).selectOption({ value: analyst.actor.userId });
    await textBox(deciding, WHY).fill(REASON);
  });
  await expect(panel(deciding).getByText(en('problems.authorRecused'))).toBeVisible();

  await deciding.goto(paths.caseStep(reference, 'decide'));
  await expect(deciding.getByText(en('problems.authorRecused'))).toBeVisible();
  await expect(deciding.getByText(en('determination.decide.barred.RECUSED'))).toBeVisible();
  await expect(deciding.getByRole('button', { name: en('determination.decide.approve') })).toHaveCount(0);
  await expectAccessible(deciding, 'staff');
  const remarks = 'Its author was recused: another must stand for what it says.';
  await textBox(deciding, en('determination.decide.remarks')).fill(remarks);
  await deciding.getByRole('button', { name: en('determination.decide.return') }).click();
  await expect(deciding).toHaveURL(paths.case(reference));

  const going = await stage.open(secondAnalyst);
  await openDetermination(going, reference);
  await expect(going.getByText(remarks)).toBeVisible();
  await expect(textBox(going, en('determination.publicText'))).toHaveValue(content.publicText);
  await submitForDecision(going, reference);
  await openDecision(deciding, reference);
  await expect(deciding.getByText(en('determination.decide.barred.RECUSED'))).toHaveCount(0);
  await approve(deciding, reference);
  await expect(deciding.getByText(en('enums.CaseStatus.CLOSED_CREDIBLE')).first()).toBeVisible();
});
