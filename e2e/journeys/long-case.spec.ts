import { expectAccessible } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';
import { en } from '../fixtures/words';
import { paths } from '@/lib/config/paths';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { readAs } from '@/lib/db/scope/as-actor';
import { ON_CASE_PAGE } from '@/lib/domain/case/case-extract';
import { caseOfSize } from '@/prisma/factories/case-of-size';
import { current, done } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';

const EVENTS = 130;
const EVIDENCE = 110;
/** What is told of a list: where it stands and how much there is. */
const stretch = (key: string, values: Record<string, number>): string =>
  en(`casePage.stretch.${key}`, values);

test('a long case shows its newest part, says how much there is, and leads to all of it, without scripts', async ({
  stage,
  cast: { analyst, supervisor },
}) => {
  const crew = { analyst: analyst.actor, supervisor: supervisor.actor };
  const { caseId, reference } = await caseOfSize(crew, {
    ...{ events: EVENTS - 1, evidence: EVIDENCE, allegations: 13 },
  });
  const first = await readAs(analyst.actor, (tx) =>
    tx.evidence.findFirstOrThrow({ where: { caseId }, orderBy: [{ attachedAt: 'asc' }, { id: 'asc' }] }),
  );
  const content = credibleDetermination();
  await done(
    saveDeterminationDraft(analyst.actor, await current(analyst.actor, caseId), {
      ...content,
      findings: content.findings.map((finding) => ({
        ...finding,
        citations: [{ kind: 'EVIDENCE', id: first.id }],
      })),
    }),
  );
  const page = await stage.open(analyst, { scripts: false });
  await page.goto(paths.case(reference));
  const history = page.getByRole('region', { name: en('history.title') });
  await expect(history).toContainText(stretch('history.here', { here: ON_CASE_PAGE.events, total: EVENTS }));
  const held = page.getByRole('region', { name: en('casePage.held.title') });
  await expect(held).toContainText(stretch('held.here', { here: ON_CASE_PAGE.evidence, total: EVIDENCE }));
  await expect(held.locator(`#e-${EVIDENCE}`)).toBeVisible();
  await expect(held.locator('#e-1')).toHaveCount(0);
  await expect(page.getByText(en('casePage.finding.duplicatesMore', { count: 2 }))).toBeVisible();

  // What a finding rests on is found, however far back it lies.
  await page.getByRole('link', { name: /^E1 / }).click();
  await expect(page.locator('#e-1')).toBeInViewport();

  // The whole history, stretch by stretch.
  await page.goto(paths.case(reference));
  const entries = page.locator('table tbody tr');
  await history
    .getByRole('link', { name: stretch('history.earlier', { count: EVENTS - ON_CASE_PAGE.events }) })
    .click();
  await expect(
    page.getByRole('heading', { level: 1, name: en('casePage.stretch.historyTitle') }),
  ).toBeVisible();
  await expect(entries).toHaveCount(EVENTS - ON_CASE_PAGE.events);
  await page
    .getByRole('link', { name: stretch('history.later', { count: ON_CASE_PAGE.events }) })
    .first()
    .click();
  await expect(entries).toHaveCount(100);
  await page
    .getByRole('link', { name: stretch('history.earlier', { count: EVENTS - 100 }) })
    .first()
    .click();
  await expect(entries).toHaveCount(EVENTS - 100);

  // All of it at once, for printing.
  await page
    .getByRole('link', { name: en('casePage.stretch.whole') })
    .first()
    .click();
  await expect(page.locator('#hold tbody tr')).toHaveCount(EVIDENCE);
  await expect(page.locator('#history tbody tr')).toHaveCount(EVENTS);

  const seeing = await stage.open(analyst);
  for (const address of [
    paths.case(reference),
    paths.caseHistory(reference),
    paths.caseHeldItems(reference),
  ]) {
    await seeing.goto(address);
    await expectAccessible(seeing, 'staff');
  }
});
