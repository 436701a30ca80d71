import type { Page } from '@playwright/test';
import { Client } from '../access/client';
import { builtActions } from '../access/routes';
import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import {
  approve,
  followPanel,
  openAssessment,
  openDecision,
  openDetermination,
  putForward,
  submitForDecision,
  takeStep,
  textBox,
  writeAssessment,
  writeCredible,
} from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { directInvestigation } from '@/lib/db/commands/direct-investigation';
import { browserRun } from '@/lib/testing/browser-run';
import { accepted, caseState, current, done, receivedCase, submitted } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';

const FIELDS = 'caseActions.fields';

async function expectStatus(page: Page, status: string): Promise<void> {
  await expect(page.getByText(en(`enums.CaseStatus.${status}`)).first()).toBeVisible();
}

test('a case that is taken back and sent back on its way is decided all the same', async ({
  stage,
  cast: { analyst, supervisor, secondSupervisor },
}) => {
  const reference = await referenceOf(analyst.actor, await receivedCase());
  const [writing, agreeing, deciding] = [
    await stage.open(analyst),
    await stage.open(secondSupervisor),
    await stage.open(supervisor),
  ];
  await takeStep(writing, reference, 'ACCEPT_CASE');
  await openAssessment(writing, reference);
  await writeAssessment(writing, 'The photographs agree.');
  await putForward(writing, reference);
  // What was put forward is frozen until it is answered, and read whole by the one who answers.
  await writing.goto(paths.caseStep(reference, 'initial-assessment'));
  await expect(writing.getByText(en('problems.recommendationPending'))).toBeVisible();
  await followPanel(agreeing, reference, en('enums.Action.RETURN_RECOMMENDATION'));
  await expect(agreeing.getByText('The photographs agree.')).toBeVisible();
  await takeStep(agreeing, reference, 'RETURN_RECOMMENDATION', () =>
    textBox(agreeing, en(`${FIELDS}.remarks`)).fill('Which photographs?'),
  );
  await openAssessment(writing, reference);
  await expect(writing.getByText('Which photographs?')).toBeVisible();
  await textBox(writing, en('initialAssessment.reasons')).fill('The two photographs of the house agree.');
  await putForward(writing, reference);
  await takeStep(agreeing, reference, 'AGREE_CREDIBILITY_ASSESSMENT');
  await expectStatus(agreeing, 'UNDER_CREDIBILITY_ASSESSMENT');

  const first = `A house was hit in ${reference}.`;
  await openDetermination(writing, reference);
  await writeCredible(writing, first);
  await expectAccessible(writing, 'staff');
  await submitForDecision(writing, reference);
  await expectStatus(writing, 'AWAITING_DECISION');

  // Taken back by its author: what was written is there to be sent again.
  await takeStep(writing, reference, 'WITHDRAW_DETERMINATION');
  await expectStatus(writing, 'UNDER_CREDIBILITY_ASSESSMENT');
  await openDetermination(writing, reference);
  await expect(textBox(writing, en('determination.publicText'))).toHaveValue(first);
  await submitForDecision(writing, reference);

  // Sent back by the one who decides.
  const remarks = `Say in ${reference} how many houses.`;
  await openDecision(deciding, reference);
  await textBox(deciding, en('determination.decide.remarks')).fill(remarks);
  await deciding.getByRole('button', { name: en('determination.decide.return') }).click();
  await expect(deciding).toHaveURL(paths.case(reference));
  await openDetermination(writing, reference);
  await expect(writing.getByText(remarks)).toBeVisible();
  const mended = `Two houses were hit in ${reference}.`;
  await textBox(writing, en('determination.publicText')).fill(mended);
  await submitForDecision(writing, reference);

  await openDecision(deciding, reference);
  await expect(deciding.locator('#part-public').getByText(mended)).toBeVisible();
  await approve(deciding, reference);
  await expectStatus(deciding, 'CLOSED_CREDIBLE');
  // The way of the case is told whole.
  const history = deciding.getByRole('region', { name: en('history.title') });
  const told = [
    ['RECOMMENDATION_RETURNED', secondSupervisor],
    ['DETERMINATION_WITHDRAWN', analyst],
    ['DETERMINATION_RETURNED', supervisor],
  ] as const;
  for (const [event, { actor }] of told)
    await expect(history).toContainText(en(`history.event.${event}`, { who: actor.name }));
});

test('of two who write the same determination the second is told of the first, and keeps every word', async ({
  stage,
  cast: { analyst, secondAnalyst },
}) => {
  const caseId = await receivedCase();
  await accepted({ analyst: analyst.actor, supervisor: analyst.actor }, caseId);
  const reference = await referenceOf(analyst.actor, caseId);
  const [first, second] = [await stage.open(analyst), await stage.open(secondAnalyst)];
  for (const page of [first, second])
    await followPanel(page, reference, en('casePage.panel.do.SAVE_DETERMINATION_DRAFT'));
  await textBox(first, en('determination.publicText')).fill('A house was hit.');
  await first.getByRole('button', { name: en('determination.save') }).click();
  await expect(first).toHaveURL(paths.case(reference));

  const typed = 'Two houses were hit, one of them empty.';
  await textBox(second, en('determination.publicText')).fill(typed);
  await second.getByRole('button', { name: en('determination.save') }).click();
  await expect(second.getByRole('alert').filter({ hasText: analyst.actor.name })).toBeVisible();
  await expect(textBox(second, en('determination.publicText'))).toHaveValue(typed);
  await expectAccessible(second, 'staff');
});

test('nobody approves what they wrote, even past every page', async ({
  stage,
  cast: { analyst, supervisor },
}) => {
  // The one way for a supervisor to be an author: as the officer of an investigation.
  const caseId = await receivedCase();
  const crew = { analyst: analyst.actor, supervisor: supervisor.actor };
  await accepted(crew, caseId);
  await done(
    directInvestigation(supervisor.actor, await current(supervisor.actor, caseId), {
      appointingAuthority: 'The commanding general',
      ...{ investigationType: 'COMMANDERS_INQUIRY', officer: supervisor.actor.name, scope: 'That night.' },
      ...{ officerId: supervisor.actor.userId, dueOn: '2030-01-31' },
    }),
  );
  const author = { analyst: supervisor.actor, supervisor: supervisor.actor };
  const written = await submitted(author, caseId, credibleDetermination());
  const { reference, version, status } = await caseState(supervisor.actor, caseId);

  const page = await stage.open(supervisor);
  await page.goto(paths.caseStep(reference, 'decide'));
  await expect(page.getByRole('button', { name: en('determination.decide.approve') })).toHaveCount(0);
  await expect(page.getByText(en('problems.workedOnThisCycle')).first()).toBeVisible();
  await expectAccessible(page, 'staff');

  const approval = builtActions().find(({ name }) => name === 'approveDeterminationAction');
  const refusals = [
    [supervisor, 'workedOnThisCycle'],
    [analyst, 'notYourRole'],
  ] as const;
  for (const [who, code] of refusals) {
    const client = await Client.open(browserRun().origin);
    await client.signIn(who.email, who.password);
    const answer = await client.act(paths.caseStep(reference, 'decide'), approval?.id ?? '', {
      ...{ caseId, expectedVersion: String(version), ...written, approvalRemarks: '' },
      checks: 'reviewProperlyConducted',
    });
    expect(await answer.text()).toContain(`"code":"${code}"`);
  }
  expect((await caseState(supervisor.actor, caseId)).status).toBe(status);
});
