import { Client } from '../access/client';
import { builtActions } from '../access/routes';
import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import {
  approve,
  group,
  openDecision,
  openDetermination,
  submitForDecision,
  takeStep,
  textBox,
} from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { addInformation } from '@/lib/db/commands/add-information';
import { readAs } from '@/lib/db/scope/as-actor';
import { APPROVAL_CHECKS } from '@/lib/domain/case/action-inputs';
import { browserRun } from '@/lib/testing/browser-run';
import {
  accepted,
  caseState,
  done,
  receivedCase,
  submitted,
  underCredibilityAssessment,
} from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';

const LESSONS = en('determination.lessons');
const PUBLIC_TEXT = en('determination.publicText');
const SAVE = en('determination.save');

test('two who write one determination take nothing from each other', async ({
  stage,
  cast: { analyst, secondAnalyst },
}) => {
  const caseId = await receivedCase();
  await accepted({ analyst: analyst.actor, supervisor: analyst.actor }, caseId);
  const reference = await referenceOf(analyst.actor, caseId);
  const first = await stage.open(analyst);
  const second = await stage.open(secondAnalyst);
  await openDetermination(first, reference);
  await openDetermination(second, reference);
  await textBox(first, LESSONS).fill('Ask the neighbours sooner.');
  await first.getByRole('button', { name: SAVE }).click();
  await expect(first).toHaveURL(paths.case(reference));

  // What the second writes is kept by itself, with what the first wrote, which comes into the form.
  await textBox(second, PUBLIC_TEXT).fill('A house was hit.');
  const status = second.getByRole('status').filter({ hasText: analyst.actor.name });
  await expect(status).toContainText(en('changes.fields.lessons'));
  await expect(textBox(second, LESSONS)).toHaveValue('Ask the neighbours sooner.');
  await expect(textBox(second, PUBLIC_TEXT)).toHaveValue('A house was hit.');
  await expect(textBox(second, PUBLIC_TEXT)).toBeFocused();
  await expectAccessible(second, 'staff');
  // A closed browser takes nothing along.
  await second.close();

  const [third, fourth] = [await stage.open(analyst), await stage.open(secondAnalyst)];
  await openDetermination(third, reference);
  await openDetermination(fourth, reference);
  await expect(textBox(third, PUBLIC_TEXT)).toHaveValue('A house was hit.');
  await textBox(third, PUBLIC_TEXT).fill('Two houses were hit.');
  await third.getByRole('button', { name: SAVE }).click();
  await expect(third).toHaveURL(paths.case(reference));
  await textBox(fourth, LESSONS).fill('Ask the neighbours sooner, and the mill.');
  await textBox(fourth, PUBLIC_TEXT).fill('A house was hit, and a wall.');
  await fourth.getByRole('button', { name: SAVE }).click();

  // Both wrote here: both texts are shown, nothing was kept and nothing is lost.
  await expect(fourth.getByRole('alert').filter({ hasText: analyst.actor.name })).toBeVisible();
  const choice = group(fourth, en('changes.fields.publicText'));
  await expect(choice.getByText('Two houses were hit.')).toBeVisible();
  await expect(choice.getByText('A house was hit, and a wall.')).toBeVisible();
  await expect(textBox(fourth, LESSONS)).toHaveValue('Ask the neighbours sooner, and the mill.');
  await expectAccessible(fourth, 'staff');
  await fourth.getByRole('button', { name: SAVE }).click();
  await expect(fourth.getByRole('link', { name: en('changes.chooseOne') })).toBeVisible();
  await choice.getByRole('radio', { name: en('changes.theirs') }).check();
  await fourth.getByRole('button', { name: SAVE }).click();
  await expect(fourth).toHaveURL(paths.case(reference));
  await openDetermination(fourth, reference);
  await expect(textBox(fourth, PUBLIC_TEXT)).toHaveValue('Two houses were hit.');
  await expect(textBox(fourth, LESSONS)).toHaveValue('Ask the neighbours sooner, and the mill.');
});

test('an edit or a new account voids an approval, and the approver sees what has changed', async ({
  stage,
  cast: { analyst, supervisor },
}) => {
  const caseId = await receivedCase();
  const crew = { analyst: analyst.actor, supervisor: supervisor.actor };
  await underCredibilityAssessment(crew, caseId);
  const content = credibleDetermination();
  await submitted(crew, caseId, content);
  const reference = await referenceOf(analyst.actor, caseId);
  const [writing, deciding] = [await stage.open(analyst), await stage.open(supervisor)];
  await openDecision(deciding, reference);
  await expect(deciding.getByRole('heading', { name: en('changes.cited.title') })).toBeVisible();
  const remarks = textBox(deciding, en('determination.decide.approvalRemarks'));
  await remarks.fill('Read twice.');

  await takeStep(writing, reference, 'WITHDRAW_DETERMINATION');
  await openDetermination(writing, reference);
  const mended = 'Three people were killed in the house by the mill.';
  await textBox(writing, PUBLIC_TEXT).fill(mended);
  await submitForDecision(writing, reference);

  const press = async (): Promise<void> => {
    for (const check of APPROVAL_CHECKS)
      await deciding.getByRole('checkbox', { name: en(`enums.ApprovalCheck.${check}`) }).check();
    await deciding.getByRole('button', { name: en('determination.decide.approve') }).click();
  };
  await press();
  await expect(deciding.getByRole('alert').filter({ hasText: analyst.actor.name })).toBeVisible();
  const both = deciding.getByRole('table', { name: en('changes.bothVersions') });
  await expect(both.getByText(content.publicText)).toBeVisible();
  await expect(both.getByText(mended)).toBeVisible();
  await expect(remarks).toHaveValue('Read twice.');
  await expect(
    deciding.getByRole('checkbox', { name: en('enums.ApprovalCheck.criteriaMet') }),
  ).not.toBeChecked();
  await expectAccessible(deciding, 'staff');

  // Something comes in while the page is open.
  await done(addInformation({ kind: 'RETURN_CODE_HOLDER', caseId }, caseId, 'There was a second house.'));
  await press();
  await expect(deciding.getByText('There was a second house.')).toBeVisible();
  await press();
  await expect(deciding.getByRole('link', { name: en('problems.arrivalsUnread') })).toBeVisible();
  expect((await caseState(supervisor.actor, caseId)).status).toBe('AWAITING_DECISION');

  await openDecision(deciding, reference);
  await deciding.getByRole('checkbox', { name: en('changes.news.acknowledge') }).check();
  await approve(deciding, reference);
  expect((await caseState(supervisor.actor, caseId)).status).toBe('CLOSED_CREDIBLE');
});

test('of one form sent twice at once one counts, and the other hears what happened', async ({
  cast: { analyst },
}) => {
  const caseId = await receivedCase();
  await accepted({ analyst: analyst.actor, supervisor: analyst.actor }, caseId);
  const { reference, version } = await caseState(analyst.actor, caseId);
  const client = await Client.open(browserRun().origin);
  await client.signIn(analyst.email, analyst.password);
  const send = builtActions().find(({ name }) => name === 'sendRfiAction');
  const fields = { caseId, expectedVersion: String(version), question: 'At what hour was it?', dueOn: '' };
  const answers = await Promise.all(
    [1, 2].map(() => client.act(paths.caseStep(reference, 'send-rfi'), send?.id ?? '', fields)),
  );
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  const told = texts.filter((text) => text.includes('"conflict":'));
  const count = await readAs(analyst.actor, (tx) =>
    tx.caseEvent.count({ where: { caseId, type: 'RFI_SENT' } }),
  );
  expect(count).toBe(1);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(en('history.event.RFI_SENT', { who: analyst.actor.name }));
});

test('a draft written while the connection is cut is kept when it comes back', async ({
  stage,
  cast: { analyst },
}) => {
  const caseId = await receivedCase();
  await accepted({ analyst: analyst.actor, supervisor: analyst.actor }, caseId);
  const reference = await referenceOf(analyst.actor, caseId);
  const page = await stage.open(analyst);
  await openDetermination(page, reference);
  await page.context().setOffline(true);
  await textBox(page, LESSONS).fill('Ask the neighbours sooner.');
  await expect(page.getByRole('status').filter({ hasText: en('changes.autosave.failed') })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: /^Saved at/ })).toBeVisible();
  stage.noise.expectHeard(/ERR_INTERNET_DISCONNECTED/);
  await page.close();

  const again = await stage.open(analyst);
  await openDetermination(again, reference);
  await expect(textBox(again, LESSONS)).toHaveValue('Ask the neighbours sooner.');
});

test('two who write one initial assessment take nothing from each other', async ({
  stage,
  cast: { analyst, secondAnalyst },
}) => {
  const caseId = await receivedCase();
  await accepted({ analyst: analyst.actor, supervisor: analyst.actor }, caseId);
  const reference = await referenceOf(analyst.actor, caseId);
  const reasons = en('initialAssessment.reasons');
  const how = en('initialAssessment.how');
  const save = { name: en('initialAssessment.save') };
  const first = await stage.open(analyst);
  const second = await stage.open(secondAnalyst);
  for (const page of [first, second]) await page.goto(paths.caseStep(reference, 'initial-assessment'));
  await textBox(first, how).fill('Asked for every case of that day.');
  await first.getByRole('button', save).click();
  await expect(first).toHaveURL(paths.case(reference));

  // Kept by itself, together with what the first wrote, which comes into the form.
  await textBox(second, reasons).fill('Four sources agree on the place.');
  const status = second.getByRole('status').filter({ hasText: analyst.actor.name });
  await expect(status).toContainText(en('changes.fields.duplicateSearch'));
  await expect(textBox(second, how)).toHaveValue('Asked for every case of that day.');
  await expect(textBox(second, reasons)).toBeFocused();

  await first.goto(paths.caseStep(reference, 'initial-assessment'));
  await expect(textBox(first, reasons)).toHaveValue('Four sources agree on the place.');
  await textBox(first, reasons).fill('Three sources agree on the place.');
  await first.getByRole('button', save).click();
  await expect(first).toHaveURL(paths.case(reference));
  await textBox(second, reasons).fill('Five sources agree on the place.');
  await second.getByRole('button', save).click();
  await expect(second.getByText('Three sources agree on the place.')).toBeVisible();
  await expectAccessible(second, 'staff');
  await second.getByRole('group', { name: reasons }).getByLabel(en('changes.mine')).check();
  await second.getByRole('button', save).click();
  await expect(second).toHaveURL(paths.case(reference));
  await expect(second.getByText('Five sources agree on the place.')).toBeVisible();
});
