import { createHash } from 'node:crypto';
import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import {
  approve,
  openDecision,
  openDetermination,
  submitForDecision,
  takeStep,
  textBox,
} from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { current, done, receivedCase, underCredibilityAssessment } from '@/prisma/factories/cases';
import { dayFromNow } from '@/prisma/factories/delegations';
import { letDayPass } from '@/prisma/factories/requests';
import { credibleDetermination } from '@/prisma/factories/determinations';

test('a question is asked, answered with words and a file, read, and accounted for before the case closes', async ({
  stage,
  cast: { analyst, supervisor, reporter },
}) => {
  const { organisationId } = reporter.actor;
  const caseId = await receivedCase({ organisationId, by: reporter.actor });
  await underCredibilityAssessment({ analyst: analyst.actor, supervisor: supervisor.actor }, caseId);
  await done(
    saveDeterminationDraft(analyst.actor, await current(analyst.actor, caseId), credibleDetermination()),
  );
  const reference = await referenceOf(analyst.actor, caseId);
  const question = `At what hour was the house in ${reference} hit?`;
  const asking = await stage.open(analyst);
  const fields = (name: string): string => en(`caseActions.fields.${name}`);
  await asking.goto(paths.caseStep(reference, 'send-rfi'));
  await textBox(asking, fields('question')).fill(question);
  await asking.getByLabel(fields('dueOn')).fill('2026-01-31');
  const ask = asking.getByRole('button', { name: en('enums.Action.SEND_RFI'), exact: true });
  await ask.click();
  await expect(asking.getByRole('alert', { name: en('common.errorTitle') })).toContainText(
    en('problems.dateInPast'),
  );
  await asking.getByLabel(fields('dueOn')).fill(dayFromNow(7));
  await ask.click();
  await expect(asking).toHaveURL(paths.case(reference));
  await letDayPass(analyst.actor, caseId, '2026-01-31');
  await asking.reload();
  await expect(asking.locator('#questions')).toContainText('Late:');
  const reminder = 'The hour would help to find the strike in the log.';
  await takeStep(asking, reference, 'REMIND_RFI', () => textBox(asking, fields('reminder')).fill(reminder));

  // All of the answer without scripts: first without words, which takes nothing and loses nothing.
  const answering = await stage.open(reporter, { scripts: false });
  const photograph = Buffer.from('A photograph of a stopped clock.');
  const hash = createHash('sha256').update(photograph).digest('hex');
  await answering.goto(paths.portalAllegation(reference));
  await expect(answering.getByText(question)).toBeVisible();
  await expect(answering.getByText(reminder)).toBeVisible();
  await expect(answering.getByText('An answer still helps', { exact: false })).toBeVisible();
  const form = answering.locator('form', {
    has: answering.getByRole('button', { name: en('track.sendAnswer') }),
  });
  const send = () => form.getByRole('button', { name: en('track.sendAnswer') }).click();
  await form.getByLabel(en('evidence.choose')).setInputFiles({
    ...{ name: 'clock.txt', mimeType: 'text/plain', buffer: photograph },
  });
  await send();
  await expect(answering.getByRole('alert', { name: en('common.errorTitle') })).toContainText(
    en('allegation.textMissing'),
  );
  await expect(form.getByText('clock.txt').first()).toBeVisible();
  const reply = 'At two in the night; the clock in the kitchen stopped.';
  await form.getByLabel(en('track.answer')).fill(reply);
  await send();
  await expect(answering.getByRole('status')).toContainText(en('allegation.done.reply'));
  await expect(answering.getByText(reply)).toBeVisible();
  await expect(answering.getByText(hash).first()).toBeVisible();

  await asking.goto(paths.case(reference));
  await expect(asking.locator('#questions')).toContainText(reply);
  await expect(asking.locator('#questions').getByRole('link', { name: 'clock.txt' })).toBeVisible();
  await openDetermination(asking, reference);
  const refusal = asking.getByRole('alert', { name: en('common.errorTitle') });
  await asking.getByRole('button', { name: en('determination.submit') }).click();
  await expect(refusal).toContainText(en('problems.unreadReply', { count: 1 }));
  await asking.goto(paths.caseStep(reference, 'mark-reply-read'));
  await expect(asking.getByText(reply)).toBeVisible();
  await asking.getByRole('button', { name: en('enums.Action.MARK_REPLY_READ'), exact: true }).click();
  await expect(asking).toHaveURL(paths.case(reference));

  // Read, and still not accounted for.
  await openDetermination(asking, reference);
  await asking.getByRole('button', { name: en('determination.submit') }).click();
  await expect(refusal).toContainText(en('problems.determination.replyNotWeighed', { number: 1 }));
  const replies = asking.locator('#part-findings');
  await replies.getByRole('radio', { name: en('enums.ReplyUse.USED'), exact: true }).check();
  const where = 'In the first finding: the hour agrees with a logged strike.';
  await textBox(replies, en('determination.replyHow')).fill(where);
  await submitForDecision(asking, reference);

  const deciding = await stage.open(supervisor);
  await openDecision(deciding, reference);
  await expect(deciding.locator('#part-findings')).toContainText(where);
  await approve(deciding, reference);
  await expect(deciding.getByText(en('enums.CaseStatus.CLOSED_CREDIBLE')).first()).toBeVisible();
  await expect(deciding.getByText(where).first()).toBeVisible();
  await expectAccessible(deciding, 'staff');
});

test('a question taken back says why, and asks for nothing more', async ({
  stage,
  cast: { analyst, supervisor, reporter },
}) => {
  const { organisationId } = reporter.actor;
  const caseId = await receivedCase({ organisationId, by: reporter.actor });
  await underCredibilityAssessment({ analyst: analyst.actor, supervisor: supervisor.actor }, caseId);
  const reference = await referenceOf(analyst.actor, caseId);
  const page = await stage.open(analyst);
  await page.goto(paths.caseStep(reference, 'send-rfi'));
  await textBox(page, en('caseActions.fields.question')).fill('Which house was it?');
  await page.getByRole('button', { name: en('enums.Action.SEND_RFI'), exact: true }).click();
  await expect(page).toHaveURL(paths.case(reference));
  const why = `The house in ${reference} is known by now.`;
  await takeStep(page, reference, 'WITHDRAW_RFI', () =>
    textBox(page, en('caseActions.fields.withdrawnBecause')).fill(why),
  );
  await expect(page.locator('#questions')).toContainText(why);

  const reading = await stage.open(reporter);
  await reading.goto(paths.portalAllegation(reference));
  await expect(reading.getByText(why)).toBeVisible();
  await expect(reading.getByRole('button', { name: en('track.sendAnswer') })).toHaveCount(0);
  await expectAccessible(reading, 'public');
});
