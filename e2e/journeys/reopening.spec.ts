import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { takeStep, textBox } from '../steps/case-work';
import { approveOnScreen, openFromDecisions, referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { displayReference } from '@/lib/domain/case/reference';
import { closed, receivedCase, submitted } from '@/prisma/factories/cases';
import { credibleDetermination, insufficientInformation } from '@/prisma/factories/determinations';

test('a closed case is opened again on new evidence and decided anew; what was decided before stays', async ({
  stage,
  cast: { analyst, secondAnalyst, supervisor, secondSupervisor, reporter },
}) => {
  const { organisationId } = reporter.actor;
  const caseId = await receivedCase({ organisationId, by: reporter.actor });
  const first = { analyst: analyst.actor, supervisor: supervisor.actor };
  const before = insufficientInformation();
  await closed(first, caseId, before);
  const reference = await referenceOf(analyst.actor, caseId);
  const shown = displayReference(reference, 2);
  const asked = `We have found a witness to ${reference} who names the day and the house.`;
  const whatChanged = `The witness's account in ${reference} agrees with a logged strike.`;

  const asking = await stage.open(reporter);
  await asking.goto(paths.portalAllegation(reference));
  await expect(asking.getByText(en('track.outcome.NON_CREDIBLE'))).toBeVisible();
  await asking.getByLabel(en('track.reopenReason')).fill(asked);
  await asking.getByRole('button', { name: en('track.sendReopen') }).click();
  await expect(asking.getByText(en('track.reopenState.WAITING'))).toBeVisible();

  const proposing = await stage.open(secondAnalyst);
  await proposing.goto(paths.cases({ view: 'again' }));
  await expect(proposing.getByText(en('worklist.waits.REOPENING_PROPOSAL')).first()).toBeVisible();
  await proposing.getByRole('link', { name: reference }).first().click();
  await expect(proposing).toHaveURL(paths.case(reference));
  await proposing.getByRole('link', { name: en('enums.Action.PROPOSE_REOPENING') }).click();
  await expect(proposing.getByText(asked)).toBeVisible();
  await proposing.getByRole('radio', { name: en('enums.ReopeningBasis.NEW_EVIDENCE') }).check();
  await proposing.getByLabel(en('caseActions.fields.whatChanged')).fill(whatChanged);
  await proposing.getByRole('button', { name: en('enums.Action.PROPOSE_REOPENING') }).click();
  await expect(proposing).toHaveURL(new RegExp(`${paths.case(reference)}$`));

  const granting = await stage.open(supervisor);
  await granting.goto(paths.case(reference));
  await granting.getByRole('link', { name: en('enums.Action.GRANT_REOPENING') }).click();
  await expect(granting.getByText(whatChanged)).toBeVisible();
  await granting.getByRole('radio', { name: en('enums.CaseStatus.UNDER_CREDIBILITY_ASSESSMENT') }).check();
  await granting.getByRole('button', { name: en('enums.Action.GRANT_REOPENING') }).click();
  await expect(granting).toHaveURL(new RegExp(`${paths.case(reference)}$`));
  await expect(granting.getByText(en('casePage.top.cycle', { cycle: 2 }))).toBeVisible();

  const after = {
    ...credibleDetermination(),
    publicText: `A witness was heard in ${reference}: people in the house were killed by the strike.`,
  };
  await submitted({ analyst: secondAnalyst.actor, supervisor: supervisor.actor }, caseId, after);

  // Granting is no work on the cycle (process §6); here the decision is taken by somebody new to the case.
  const deciding = await stage.open(secondSupervisor);
  await openFromDecisions(deciding, reference, 2);
  await approveOnScreen(deciding, reference);
  await expect(deciding.getByText(en('enums.CaseStatus.CLOSED_CREDIBLE')).first()).toBeVisible();
  await expect(deciding.getByText(en('casePage.top.cycle', { cycle: 2 }))).toBeVisible();
  await expect(deciding.getByText(shown).first()).toBeVisible();
  await expect(deciding.getByText(after.publicText).first()).toBeVisible();
  await deciding.getByText(/^Cycle 1: Non-credible/).click();
  await expect(deciding.getByText(before.publicText).first()).toBeVisible();
  await expect(
    deciding.getByRole('heading', { name: en('casePage.cycles.title'), exact: true }),
  ).toBeVisible();
  await expectAccessible(deciding, 'staff');

  await asking.reload();
  await expect(asking.getByText(en('track.outcome.CREDIBLE'))).toBeVisible();
  await expect(asking.getByText(en('track.earlier'))).toBeVisible();
  await expect(asking.getByText(en('track.outcome.NON_CREDIBLE'))).toBeVisible();
});

test('a reopening that was refused can be asked for again, and granted', async ({
  stage,
  cast: { analyst, secondAnalyst, supervisor, reporter },
}) => {
  const { organisationId } = reporter.actor;
  const caseId = await receivedCase({ organisationId, by: reporter.actor });
  await closed({ analyst: analyst.actor, supervisor: supervisor.actor }, caseId, insufficientInformation());
  const reference = await referenceOf(analyst.actor, caseId);
  const [asking, proposing, answering] = [
    await stage.open(reporter),
    await stage.open(secondAnalyst),
    await stage.open(supervisor),
  ];
  const ask = async (why: string): Promise<void> => {
    await asking.goto(paths.portalAllegation(reference));
    await asking.getByLabel(en('track.reopenReason')).fill(why);
    await asking.getByRole('button', { name: en('track.sendReopen') }).click();
    await expect(asking.getByText(en('track.reopenState.WAITING'))).toBeVisible();
  };
  const propose = async (whatChanged: string): Promise<void> =>
    takeStep(proposing, reference, 'PROPOSE_REOPENING', async () => {
      await proposing.getByRole('radio', { name: en('enums.ReopeningBasis.NEW_EVIDENCE') }).check();
      await textBox(proposing, en('caseActions.fields.whatChanged')).fill(whatChanged);
    });

  await ask('We do not agree.');
  await propose('The sender does not agree.');
  const remarks = `Nothing new has been said about ${reference}.`;
  await takeStep(answering, reference, 'REFUSE_REOPENING', () =>
    textBox(answering, en('caseActions.fields.remarks')).fill(remarks),
  );
  await asking.goto(paths.portalAllegation(reference));
  await expect(asking.getByText(/^refused on /)).toBeVisible();
  await expect(asking.getByText(remarks)).toBeVisible();
  await expectAccessible(asking, 'public');

  // Asked again with something that was not there before: a file, which stays with the case.
  await asking.getByLabel(en('evidence.choose')).setInputFiles({
    ...{ name: 'account.txt', mimeType: 'text/plain' },
    buffer: Buffer.from('It was the night before the feast.'),
  });
  await asking.getByRole('button', { name: en('evidence.attach') }).click();
  await expect(asking.getByRole('status')).toContainText(en('evidence.sent', { count: 1 }));
  await ask('A witness names the day; the account is attached.');
  await proposing.goto(paths.case(reference));
  await expect(proposing.getByRole('link', { name: 'account.txt' })).toBeVisible();
  await propose('A witness was found who names the day.');
  await takeStep(answering, reference, 'GRANT_REOPENING', () =>
    answering.getByRole('radio', { name: en('enums.CaseStatus.UNDER_INITIAL_ASSESSMENT') }).check(),
  );
  await expect(answering.getByText(en('casePage.top.cycle', { cycle: 2 }))).toBeVisible();
  await asking.goto(paths.portalAllegation(reference));
  await expect(asking.getByText(en('track.state.REOPENED'))).toBeVisible();
  await expect(asking.getByText(/^granted on /)).toBeVisible();
});
