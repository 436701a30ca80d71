import { expectAccessible } from '../fixtures/accessible';
import { makePerson } from '../fixtures/people';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { textBox } from '../steps/case-work';
import { approveOnScreen, openFromDecisions, referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import type { StaffActor } from '@/lib/domain/case/actor';
import { accepted, receivedCase, submitted } from '@/prisma/factories/cases';
import { dayFromNow } from '@/prisma/factories/delegations';
import { insufficientInformation } from '@/prisma/factories/determinations';

const t = (key: string, values?: Record<string, string>): string => en(`delegations.${key}`, values);

async function awaiting(analyst: StaffActor): Promise<string> {
  const caseId = await receivedCase();
  await accepted({ analyst, supervisor: analyst }, caseId);
  await submitted({ analyst, supervisor: analyst }, caseId, insufficientInformation());
  return referenceOf(analyst, caseId);
}

test('an absent supervisor lends the decision to a colleague, whose decision says for whom, until it is ended', async ({
  stage,
  cast: { analyst: author },
}) => {
  const giver = await makePerson('SUPERVISOR', 'Amara');
  const delegate = await makePerson('ANALYST', 'Jonas');
  const [first, second] = [await awaiting(author.actor), await awaiting(author.actor)];

  // Given, by a form that needs no script
  const giving = await stage.open(giver, { scripts: false });
  await giving.goto(paths.cases());
  await giving.getByRole('link', { name: t('title'), exact: true }).click();
  await giving.getByRole('link', { name: t('give') }).click();
  await giving.getByRole('button', { name: t('send') }).click();
  await expect(giving.getByText(en('problems.delegation.delegateMissing')).first()).toBeVisible();
  await giving
    .getByLabel(t('whom'))
    .selectOption({ label: `${delegate.actor.name}${en('common.comma')}${en('enums.ActorKind.ANALYST')}` });
  await giving.getByLabel(t('firstDay')).fill(dayFromNow(0));
  await giving.getByLabel(t('lastDay')).fill(dayFromNow(7));
  await textBox(giving, t('reason')).fill('On leave until the end of the week.');
  await giving.getByRole('button', { name: t('send') }).click();
  await expect(giving).toHaveURL(paths.delegations());
  await expect(giving.getByRole('row', { name: delegate.actor.name })).toContainText(t('stage.OFFERED'));

  // Offered is not yet in force
  const deciding = await stage.open(delegate);
  await deciding.goto(paths.caseStep(first, 'decide'));
  await expect(deciding.getByText(en('problems.notYourRole')).first()).toBeVisible();
  await expect(deciding.getByRole('button', { name: en('determination.decide.approve') })).toHaveCount(0);

  // Accepted, from the notice on the worklist
  await deciding.goto(paths.cases());
  await deciding.getByRole('link', { name: t('notice.answer') }).click();
  await expect(deciding.getByText('On leave until the end of the week.')).toBeVisible();
  await expectAccessible(deciding, 'staff');
  await deciding.getByRole('button', { name: t('accept') }).click();
  await expect(deciding.getByText(t('stage.IN_FORCE'))).toBeVisible();

  // Decided, and said for whom
  await openFromDecisions(deciding, first);
  await expect(deciding.getByText(`You decide for ${giver.actor.name} until`)).toBeVisible();
  await expectAccessible(deciding, 'staff');
  await approveOnScreen(deciding, first);
  const inPlaceOf = `${delegate.actor.name} for ${giver.actor.name} (delegation of `;
  await expect(deciding.locator('#history').getByText(inPlaceOf).first()).toBeVisible();
  await expect(deciding.locator('#finding').getByText(inPlaceOf).first()).toBeVisible();

  // Ended by the giver: the next decision is refused, on a page that was open all along
  await deciding.goto(paths.caseStep(second, 'decide'));
  const button = deciding.getByRole('button', { name: en('determination.decide.approve') });
  await expect(button).toBeVisible();
  await giving
    .getByRole('link', { name: t('openWhich', { giver: giver.actor.name, delegate: delegate.actor.name }) })
    .click();
  await textBox(giving, t('endReason')).fill('Back early.');
  await giving.getByRole('button', { name: t('end') }).click();
  await expect(giving.getByText(t('stage.ENDED')).first()).toBeVisible();
  for (const box of await deciding.getByRole('checkbox').all()) await box.check();
  await button.click();
  await expect(deciding.getByText(en('problems.notYourRole')).first()).toBeVisible();
});
