import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { followPanel, takeStep, textBox } from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { readAs } from '@/lib/db/scope/as-actor';
import { addMonths, reportMonth } from '@/lib/domain/shared/dates';
import { closed, receivedCase } from '@/prisma/factories/cases';
import { credibleDetermination, duplicateOf } from '@/prisma/factories/determinations';
import { liveMonth } from '@/prisma/factories/month-flow';

test('a case decided last month is corrected by two people; this month’s report says so and counts it', async ({
  stage,
  cast: { analyst, supervisor },
}) => {
  const crew = { analyst: analyst.actor, supervisor: supervisor.actor };
  const thisMonth = reportMonth(new Date().toISOString());
  const lastMonth = addMonths(thisMonth, -1);
  const counts = { received: 1, credible: 1, nonCredible: 0, duplicate: 0 };
  await liveMonth(crew, { month: lastMonth, ...counts, killed: 6 });
  const { reference } = await readAs(analyst.actor, (tx) =>
    tx.reviewCase.findFirstOrThrow({
      where: { status: 'CLOSED_CREDIBLE', closedAt: { lt: new Date(`${thisMonth}-01T00:00:00Z`) } },
      orderBy: [{ closedAt: 'desc' }, { reference: 'desc' }],
    }),
  );
  const why = `The list of names in ${reference} named one person twice.`;

  const proposing = await stage.open(analyst);
  const proposeFive = async (): Promise<void> => {
    await followPanel(proposing, reference, en('enums.Action.PROPOSE_CORRECTION'));
    await expectAccessible(proposing, 'staff');
    await proposing.getByRole('link', { name: en('enums.CorrectableField.KILLED') }).click();
    await expect(proposing.getByText('6–7').first()).toBeVisible();
    await textBox(proposing, en('caseActions.people.min')).fill('5');
    await textBox(proposing, en('caseActions.people.best')).fill('9');
    await textBox(proposing, en('caseActions.fields.correctionWhy')).fill(why);
    await proposing.getByRole('button', { name: en('enums.Action.PROPOSE_CORRECTION') }).click();
    // The best estimate lies outside the range: nothing typed is lost.
    await expect(proposing.getByRole('alert', { name: en('common.errorTitle') })).toBeVisible();
    await expect(textBox(proposing, en('caseActions.fields.correctionWhy'))).toHaveValue(why);
    await expectAccessible(proposing, 'staff');
    await textBox(proposing, en('caseActions.people.best')).fill('5');
    await textBox(proposing, en('caseActions.people.max')).fill('6');
    await proposing.getByRole('button', { name: en('enums.Action.PROPOSE_CORRECTION') }).click();
    await expect(proposing).toHaveURL(paths.case(reference));
  };

  const reading = await stage.open(null);
  await reading.goto(paths.publication(thisMonth));
  await expect(reading.getByText(reference)).toHaveCount(0);

  await proposeFive();
  const answering = await stage.open(supervisor);
  await takeStep(answering, reference, 'APPROVE_CORRECTION', async () => {
    await expect(answering.getByText(why)).toBeVisible();
  });
  // The history says what it said before and what it says now.
  const history = answering.getByRole('region', { name: en('history.title') });
  const told = history.getByRole('listitem').filter({
    hasText: en('history.event.CORRECTION_APPROVED', { who: supervisor.actor.name }),
  });
  await expect(told).toContainText('6–7');
  await expect(told).toContainText('5–6');

  await reading.goto(paths.publication(thisMonth));
  await expect(
    reading.getByRole('heading', { name: en('publication.corrections'), exact: true }),
  ).toBeVisible();
  const line = reading.getByRole('listitem').filter({ hasText: reference });
  await expect(line).toContainText(en('enums.CorrectableField.KILLED'));
  await expect(line).toContainText('6–7');
  await expect(line).toContainText('5–6');
  await expect(line).toContainText(why);
  await expect(reading.getByText(en('publication.walkNote')).first()).toBeVisible();
  await expect(reading.getByRole('row', { name: /superseded \+ corrected/ })).toBeVisible();
  await expectAccessible(reading, 'public');

  await reading.goto(paths.publication(lastMonth));
  await expect(reading.getByRole('listitem').filter({ hasText: reference })).toContainText('6–7');
});

test('all reports of one event can be compared, on a phone too', async ({
  stage,
  cast: { analyst, supervisor },
}) => {
  const crew = { analyst: analyst.actor, supervisor: supervisor.actor };
  const target = await receivedCase();
  await closed(crew, target, credibleDetermination());
  const first = await referenceOf(analyst.actor, target);
  const duplicate = await receivedCase();
  await closed(crew, duplicate, duplicateOf(first, false, true));
  const second = await referenceOf(analyst.actor, duplicate);

  const page = await stage.open(analyst);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(paths.case(second));
  await page.getByRole('link', { name: en('casePage.finding.compare') }).click();
  await expect(page).toHaveURL(paths.compare(second));
  await expect(page.getByRole('link', { name: first }).first()).toBeVisible();
  await expect(page.getByText('It names two more people.')).toBeVisible();
  await expect(page.getByText(en('compare.first'))).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await expectAccessible(page, 'staff');
});
