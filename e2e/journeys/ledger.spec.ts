import { randomUUID } from 'node:crypto';
import { expectAccessible } from '../fixtures/accessible';
import { makePerson } from '../fixtures/people';
import { expect, test } from '../fixtures/test';
import { en, wordsOf } from '../fixtures/words';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { createOrganisation } from '@/lib/db/commands/change-directory';
import type { OperatorActor } from '@/lib/domain/case/actor';
import { capitalised } from '@/lib/i18n/event-words';
import { done } from '@/prisma/factories/cases';
import { recordHistoricDecision } from '@/prisma/factories/historic-decisions';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'journey' };
const t = (key: string, values?: Record<string, string>): string => en(`ledger.${key}`, values);

test('an auditor finds what belongs to no case: an act of the operator, and one on an account', async ({
  stage,
  cast: { auditor, analyst, admin },
}) => {
  const name = `Wadi Archive ${randomUUID().slice(0, 6)}`;
  await done(createOrganisation(OPERATOR, name));
  const { caseId } = await recordHistoricDecision(null, {
    ...{ outcome: 'NON_CREDIBLE', reason: 'INSUFFICIENT_INFORMATION', day: '2019-03-04' },
    ...{ killed: null, injured: null },
  });
  const reference = await referenceOf(auditor.actor, caseId);
  const leaving = await makePerson('ANALYST', 'Anton');
  const administering = await stage.open(admin);
  await administering.goto(paths.adminAccount(leaving.actor.userId));
  await administering.getByRole('button', { name: en('admin.disable'), exact: true }).click();
  await expect(administering.getByText(en('admin.disabled'), { exact: true }).first()).toBeVisible();

  const page = await stage.open(auditor);
  await page.goto(paths.cases());
  await page.getByRole('link', { name: en('worklist.rail.acts'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('title') })).toBeVisible();
  await expectAccessible(page, 'staff');

  await page
    .getByLabel(t('filter.object'), { exact: true })
    .selectOption({ label: t('object.ORGANISATION') });
  await page.getByLabel(t('filter.actors'), { exact: true }).selectOption({ label: t('actors.OPERATOR') });
  await page.getByRole('button', { name: t('show') }).click();
  const who = en('casePage.who.operator');
  const entered = capitalised(t('event.ORGANISATION_CREATED', { who, organisation: name }));
  const row = page.getByRole('row').filter({ hasText: entered });
  await expect(row).toContainText(en('enums.ActorKind.OPERATOR'));

  // The leaf hash is short until it is asked for.
  const seq = (await row.getByRole('rowheader').innerText()).trim();
  const whole = row.getByText(/^[0-9a-f]{64}$/);
  await expect(whole).toBeHidden();
  await row.getByText(t('wholeHash', { seq })).locator('xpath=..').click();
  await expect(whole).toBeVisible();

  await page.getByRole('link', { name: t('applied.object', { value: t('object.ORGANISATION') }) }).click();
  await expect(page).toHaveURL(/\/ledger\?actors=OPERATOR$/);
  await expect(page.getByLabel(t('filter.object'), { exact: true })).toHaveValue('');
  await page.getByRole('link', { name: t('applied.actors', { value: t('actors.OPERATOR') }) }).click();
  await expect(page).toHaveURL(paths.ledger());
  await page.getByLabel(t('filter.by'), { exact: true }).selectOption({ label: admin.actor.name });
  await page.getByRole('button', { name: t('show') }).click();
  const disabled = { who: admin.actor.name, whom: leaving.actor.name };
  await expect(
    page.getByRole('row').filter({ hasText: t('event.ACCOUNT_DISABLED', disabled) }),
  ).toBeVisible();

  // What came with a batch leads to its case and to the batch.
  await page.goto(paths.ledger({ object: 'BATCH' }));
  const recorded = page.getByRole('row').filter({ has: page.getByRole('link', { name: reference }) });
  await recorded.getByRole('link', { name: t('aboutBatch') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/historic\/[0-9a-f-]{36}$/);

  // What makes no sense in an address is left out, and said.
  await page.goto(`${paths.ledger()}?from=yesterday&object=UNIT`);
  await expect(page.getByText(t('notUnderstood', { names: t('filter.from') }))).toBeVisible();
  await expect(page.getByLabel(t('filter.object'), { exact: true })).toHaveValue('UNIT');

  const elsewhere = await stage.open(analyst);
  await elsewhere.goto(paths.cases());
  await expect(elsewhere.getByRole('link', { name: en('worklist.rail.acts'), exact: true })).toHaveCount(0);
});

test('a supervisor turns the pages of the ledger, in Arabic and without scripts', async ({ stage, cast }) => {
  const ar = wordsOf('ar');
  const page = await stage.open(cast.supervisor, { locale: 'ar', scripts: false });
  // Enough accounts for a second page, whatever else has run.
  await Promise.all(
    Array.from({ length: 51 }, (_, n) => done(createOrganisation(OPERATOR, `${randomUUID()} ${n}`))),
  );
  await page.goto(paths.ledger());
  const rows = page.getByRole('rowheader');
  await expect(rows).toHaveCount(50);
  const last = Number(await rows.last().innerText());
  await page.getByRole('link', { name: ar('ledger.older') }).click();
  await expect(rows.first()).toHaveText(String(last - 1));
  await page.getByRole('link', { name: ar('ledger.newer') }).click();
  await expect(rows.last()).toHaveText(String(last));
});
