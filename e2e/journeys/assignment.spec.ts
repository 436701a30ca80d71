import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en, wordsOf } from '../fixtures/words';
import { takeStep } from '../steps/case-work';
import { referenceOf } from '../steps/decide';
import { paths } from '@/lib/config/paths';
import { addNote } from '@/lib/db/commands/add-note';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { current, done, receivedCase } from '@/prisma/factories/cases';

const rowOf = (page: Page, reference: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: reference, exact: true }) });
const tickOf = (page: Page, reference: string): Locator =>
  page.getByRole('checkbox', { name: en('worklist.bulk.pick', { reference }) });
const answerOf = (page: Page): Locator => page.getByRole('alert', { name: en('worklist.bulk.resultTitle') });

test('an analyst takes a case, mentions a colleague in a note, and hands the case over', async ({
  stage,
  cast: { analyst, secondAnalyst, auditor },
}) => {
  const reference = await referenceOf(analyst.actor, await receivedCase());
  const lena = await stage.open(analyst);
  await takeStep(lena, reference, 'TAKE_CASE');
  await expect(lena.getByText(en('casePage.top.assigned', { who: analyst.actor.name }))).toBeVisible();

  const question = `Which bridge is meant in ${reference}?`;
  const box = lena.getByRole('checkbox', { name: secondAnalyst.actor.name });
  await takeStep(lena, reference, 'ADD_NOTE', async () => {
    const note = lena.getByRole('textbox', { name: en('caseActions.fields.note') });
    await note.pressSequentially('@Tomas');
    const offered = lena.getByRole('option', { name: secondAnalyst.actor.name });
    await expect(offered).toBeVisible();
    await expectAccessible(lena, 'staff');
    await offered.click();
    await expect(note).toHaveValue(`@${secondAnalyst.actor.name} `);
    await note.pressSequentially(question);
    await expect(box).toBeChecked();
  });
  const notes = lena.locator('#notes');
  await expect(notes.getByText(question)).toBeVisible();
  await expect(notes.getByText(en('notes.notRead'))).toBeVisible();

  // The colleague finds it in a list of their own, and it is new until they have opened the case.
  const tomas = await stage.open(secondAnalyst);
  const mentions = paths.cases({ view: 'mentions', q: reference });
  await tomas.goto(mentions);
  await expect(rowOf(tomas, reference).getByText(en('worklist.flag.mentioned'))).toBeVisible();
  await expectAccessible(tomas, 'staff');
  await tomas.getByRole('link', { name: reference, exact: true }).click();
  await expect(tomas.locator('#notes').getByText(question)).toBeVisible();
  await expect(tomas.locator('#notes').getByText(en('notes.mentionsYou'))).toBeVisible();
  await expectAccessible(tomas, 'staff');
  await tomas.goto(mentions);
  await expect(rowOf(tomas, reference)).toBeVisible();
  await expect(rowOf(tomas, reference).getByText(en('worklist.flag.mentioned'))).toHaveCount(0);

  const parting = `The place of ${reference} is settled; the second video is not looked at.`;
  await takeStep(lena, reference, 'HAND_OVER_CASE', async () => {
    await lena
      .getByLabel(en('caseActions.fields.assignee'))
      .selectOption({ value: secondAnalyst.actor.userId });
    await lena.getByRole('textbox', { name: en('caseActions.fields.note') }).fill(parting);
  });
  await tomas.goto(paths.cases({ view: 'mine', q: reference }));
  await expect(rowOf(tomas, reference).getByText(en('worklist.flag.mentioned'))).toBeVisible();
  await tomas.getByRole('link', { name: reference, exact: true }).click();
  await expect(tomas.locator('#notes').getByText(parting)).toBeVisible();

  // An auditor reads it all and writes nothing.
  const ruth = await stage.open(auditor);
  await ruth.goto(paths.case(reference));
  await expect(ruth.locator('#notes').getByText(parting)).toBeVisible();
  await expect(ruth.getByRole('link', { name: en('notes.add') })).toHaveCount(0);
});

for (const scripts of [true, false]) {
  test(`a supervisor assigns several cases at once and is told of each, ${scripts ? 'by keys' : 'without scripts'}`, async ({
    stage,
    cast: { analyst, secondAnalyst, supervisor },
  }) => {
    const ids = [await receivedCase(), await receivedCase(), await receivedCase()];
    const references = await Promise.all(ids.map((id) => referenceOf(analyst.actor, id)));
    const [free = '', stale = '', barred = ''] = references;
    await done(
      recusePerson(supervisor.actor, await current(supervisor.actor, ids[2] ?? ''), {
        recusedUserId: secondAnalyst.actor.userId,
        rationale: 'A relative lives there.',
      }),
    );
    const page = await stage.open(supervisor, { scripts });
    await page.goto(paths.cases({ view: 'unassigned', sort: '-received' }));

    const assign = page.getByRole('button', { name: en('worklist.bulk.assign') });
    await assign.click();
    await expect(page.getByRole('alert').getByText(en('problems.bulk.nothingTicked'))).toBeVisible();
    await expect(page.getByRole('alert').getByText(en('problems.missing.assignee'))).toBeVisible();

    for (const reference of references) {
      if (scripts) {
        await page.getByRole('link', { name: reference, exact: true }).focus();
        await page.keyboard.press('x');
      } else await tickOf(page, reference).check();
      await expect(tickOf(page, reference)).toBeChecked();
    }
    await page.getByLabel(en('worklist.bulk.assignee')).selectOption({ value: secondAnalyst.actor.userId });
    if (scripts) await expectAccessible(page, 'staff');
    // Meanwhile somebody adds to one of them.
    await done(addNote(analyst.actor, ids[1] ?? '', { note: 'Wait for the map.', mentionedIds: [] }));
    await assign.click();

    const answer = answerOf(page);
    await expect(answer.getByText(en('worklist.bulk.assigned', { count: 1 }))).toBeVisible();
    await expect(answer.getByText(en('worklist.bulk.refused', { count: 2 }))).toBeVisible();
    for (const reference of references)
      await expect(answer.getByRole('link', { name: reference, exact: true })).toBeVisible();
    await expect(answer.getByRole('listitem').filter({ hasText: stale })).toContainText(analyst.actor.name);
    await expect(answer.getByRole('listitem').filter({ hasText: barred })).toContainText(
      en('problems.appointeeRecused'),
    );
    if (scripts) await expectAccessible(page, 'staff');
    await page.goto(paths.cases({ view: 'open', q: free }));
    await expect(rowOf(page, free)).toContainText(secondAnalyst.actor.name);
  });
}

test('a list is kept under a name, and a watched case says that it has changed', async ({
  stage,
  cast: { secondSupervisor, analyst },
}) => {
  const caseId = await receivedCase();
  const reference = await referenceOf(analyst.actor, caseId);
  const page = await stage.open(secondSupervisor);
  await page.goto(paths.cases({ view: 'unassigned', area: 'SY-RA', sort: '-received' }));
  await page.getByText(en('worklist.filters.save')).click();
  await page.getByLabel(en('worklist.filters.name')).fill(`Raqqa ${reference}`);
  await page.getByRole('button', { name: en('worklist.filters.doSave') }).click();
  await expect(page.getByText(en('worklist.filters.saved'))).toBeVisible();
  const kept = page
    .getByRole('navigation', { name: en('worklist.filters.label') })
    .getByRole('link', { name: `Raqqa ${reference}` });
  await expect(kept).toBeVisible();
  await expectAccessible(page, 'staff');
  await page.goto(paths.cases());
  await kept.click();
  await expect(page).toHaveURL(paths.cases({ view: 'unassigned', area: 'SY-RA', sort: '-received' }));

  await page.goto(paths.case(reference));
  await page.getByRole('button', { name: en('notes.watch.start') }).click();
  await expect(page.getByRole('button', { name: en('notes.watch.end') })).toBeVisible();
  const watched = paths.cases({ view: 'watched', q: reference });
  await page.goto(watched);
  await expect(rowOf(page, reference)).toBeVisible();
  await expect(rowOf(page, reference).getByText(en('worklist.flag.changed'))).toHaveCount(0);
  await done(addNote(analyst.actor, caseId, { note: 'A second account came.', mentionedIds: [] }));
  await page.reload();
  await expect(rowOf(page, reference).getByText(en('worklist.flag.changed'))).toBeVisible();
  await page.getByRole('link', { name: reference, exact: true }).click();
  await expect(page.locator('#notes')).toContainText('A second account came.');
  await page.goto(watched);
  await expect(rowOf(page, reference).getByText(en('worklist.flag.changed'))).toHaveCount(0);

  await page.getByText(en('worklist.filters.manage')).click();
  await page
    .getByRole('button', { name: en('worklist.filters.remove', { name: `Raqqa ${reference}` }) })
    .click();
  await expect(kept).toHaveCount(0);
});

test(
  'in Arabic, also at the width of a phone',
  { tag: '@phone' },
  async ({ stage, cast: { supervisor, analyst } }) => {
    const ar = wordsOf('ar');
    const caseId = await receivedCase();
    const reference = await referenceOf(analyst.actor, caseId);
    await done(
      addNote(analyst.actor, caseId, {
        note: 'هل الجسر المذكور هو الجسر القديم؟',
        mentionedIds: [supervisor.actor.userId],
      }),
    );
    const page = await stage.open(supervisor, { locale: 'ar' });
    await page.goto(paths.cases({ view: 'mentions', q: reference }));
    await expect(rowOf(page, reference).getByText(ar('worklist.flag.mentioned'))).toBeVisible();
    await expectAccessible(page, 'staff');
    await page.goto(`${paths.case(reference)}#notes`);
    await expect(page.locator('#notes').getByText(ar('notes.mentionsYou'))).toBeVisible();
    await expectAccessible(page, 'staff');
    await page.goto(paths.caseStep(reference, 'add-note'));
    await expectAccessible(page, 'staff');
  },
);
