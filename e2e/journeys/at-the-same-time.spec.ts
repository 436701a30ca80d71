import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { followPanel, textBox } from '../steps/case-work';
import { paths } from '@/lib/config/paths';
import { readAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import { accepted, caseState, receivedCase } from '@/prisma/factories/cases';

const SEND_RFI = en('casePage.panel.do.SEND_RFI');
const SENDING = en('enums.Action.SEND_RFI');
const QUESTION = en('caseActions.fields.question');
const TYPED = 'At what hour did it happen, and who can say so?';

async function eventsOf(reader: StaffActor, caseId: string, type: string): Promise<number> {
  return readAs(reader, (tx) => tx.caseEvent.count({ where: { caseId, type } }));
}

test('whoever comes second is told who was first, and loses nothing they typed', async ({ stage, cast }) => {
  const crew = { analyst: cast.analyst.actor, supervisor: cast.supervisor.actor };
  const caseId = await receivedCase();
  await accepted(crew, caseId);
  const { reference } = await caseState(crew.analyst, caseId);
  const first = await stage.open(cast.analyst);
  const second = await stage.open(cast.secondAnalyst);
  for (const page of [first, second]) await followPanel(page, reference, SEND_RFI);
  await textBox(first, QUESTION).fill('Is there a photograph?');
  await first.getByRole('button', { name: SENDING }).click();
  await expect(first).toHaveURL(paths.case(reference));

  await textBox(second, QUESTION).fill(TYPED);
  await second.getByRole('button', { name: SENDING }).click();
  await expect(second.getByRole('alert').filter({ hasText: cast.analyst.actor.name })).toBeVisible();
  await expect(textBox(second, QUESTION)).toHaveValue(TYPED);
  expect(await eventsOf(crew.analyst, caseId, 'RFI_SENT')).toBe(1);
});

test('pressing twice does it once', async ({ stage, cast }) => {
  const caseId = await receivedCase();
  const { reference } = await caseState(cast.analyst.actor, caseId);
  const page = await stage.open(cast.analyst);
  await followPanel(page, reference, en('enums.Action.ACCEPT_CASE'));
  await page.getByRole('button', { name: en('enums.Action.ACCEPT_CASE') }).dblclick();
  await expect(page).toHaveURL(paths.case(reference));
  expect(await eventsOf(cast.analyst.actor, caseId, 'CASE_ACCEPTED')).toBe(1);
});
