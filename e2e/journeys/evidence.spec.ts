import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { openWithCode, sendReport, writeReport } from '../steps/report';
import { paths } from '@/lib/config/paths';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Downloads what a link hands out, as a file. */
async function download(page: Page, name: string): Promise<Buffer> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toBe(name);
  return readFile(await file.path());
}

/** How the bytes of a photograph begin. */
const JPEG = Buffer.from('ffd8ffe000104a46494600', 'hex');

test('a file comes out as it went in, with its hash beside it, for its sender and for staff', async ({
  stage,
  cast,
}) => {
  const photograph = Buffer.concat([JPEG, randomBytes(3 * 1024 * 1024)]);
  const name = 'صورة البيت.jpg';
  const sender = await stage.open(null, { scripts: false });
  await writeReport(sender, {
    narrative: 'The house after the strike is on the photograph.',
    place: 'Hawi al-Khuzama',
    ...{ day: '9', month: 5, year: '2026', killed: ['1', '1'] },
    file: { name, mimeType: 'image/jpeg', buffer: photograph },
  });
  const { reference, code } = await sendReport(sender);
  await openWithCode(sender, code);
  await expect(sender.getByText(sha256(photograph))).toBeVisible();
  expect(sha256(await download(sender, name))).toBe(sha256(photograph));

  const analyst = await stage.open(cast.analyst);
  await analyst.goto(paths.case(reference));
  await expect(analyst.getByText(sha256(photograph)).first()).toBeVisible();
  expect(sha256(await download(analyst, name))).toBe(sha256(photograph));

  // Both were handed the original, and each time stands on the item's custody record.
  await analyst.reload();
  await analyst.getByRole('link', { name: en('casePage.held.custody') }).click();
  await expect(analyst).toHaveURL(paths.caseCustody(reference, 1));
  await expect(analyst.getByText(sha256(photograph))).toBeVisible();
  const handedOut = analyst.getByRole('row').filter({ hasText: en('casePage.custody.steps.OPENED') });
  await expect(handedOut).toHaveCount(2);
  await expect(handedOut.last()).toContainText(cast.analyst.actor.name);
  await expectAccessible(analyst, 'staff');

  const more = Buffer.from('What the neighbour wrote down.');
  await sender.getByLabel(en('evidence.choose')).setInputFiles({
    ...{ name: 'note.txt', mimeType: 'text/plain', buffer: more },
  });
  await sender.getByRole('button', { name: en('evidence.attach') }).click();
  await expect(sender.getByRole('status')).toContainText(en('evidence.sent', { count: 1 }));
  await expect(sender.getByText(sha256(more)).first()).toBeVisible();
});

test('a file whose name and bytes differ is held, said so to its sender, and let through by whoever looked', async ({
  stage,
  cast,
}) => {
  const sender = await stage.open(null, { scripts: false });
  await writeReport(sender, {
    narrative: 'The photograph came from a neighbour.',
    place: 'Hawi al-Khuzama',
    ...{ day: '9', month: 5, year: '2026', killed: ['1', '1'] },
    file: { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.concat([JPEG, randomBytes(1000)]) },
  });
  const { reference, code } = await sendReport(sender);
  await openWithCode(sender, code);
  const why = en('enums.HeldBecause.NAME_SAYS_OTHER');
  await expect(sender.getByText(en('evidence.held', { why }))).toBeVisible();
  await expect(sender.getByRole('link', { name: 'photo.png' })).toHaveCount(0);

  const analyst = await stage.open(cast.analyst);
  await analyst.goto(paths.case(reference));
  await expect(analyst.getByText(en('casePage.held.held', { why }))).toBeVisible();
  await expect(analyst.getByRole('link', { name: 'photo.png' })).toHaveCount(0);
  await analyst.getByRole('link', { name: en('casePage.held.release') }).click();
  await analyst.getByRole('radio', { name: 'photo.png' }).check();
  await analyst.getByLabel(en('caseActions.fields.rationale')).fill('The sender’s phone renamed it.');
  await analyst.getByRole('button', { name: en('enums.Action.RELEASE_EVIDENCE') }).click();
  await expect(analyst.getByRole('link', { name: 'photo.png' }).first()).toBeVisible();
  await sender.reload();
  await expect(sender.getByRole('link', { name: 'photo.png' })).toBeVisible();
});
