import type { APIResponse } from '@playwright/test';
import { ACTIONS, CASE_STEPS, type DoorAnswer } from './actions';
import { builtActions, type BuiltAction } from './routes';
import { expect, test } from './test';
import { VISITORS, type Visitor } from './visitors';
import type { World } from './world';
import { readAs } from '@/lib/db/scope/as-actor';
import { current } from '@/prisma/factories/cases';

test.use({ trace: 'off', screenshot: 'off' });

/** The page an action is posted to, about the own reporter's case. */
const pageOf = ({ page }: BuiltAction, { objects }: World): string =>
  page
    .replace('[reference]', objects.own)
    .replace('[step]', 'send-rfi')
    .replace('[kind]', 'adjust')
    .replace('[id]', page.includes('historic') ? objects.batch : objects.account);

async function doorAnswer(response: APIResponse): Promise<DoorAnswer> {
  if (response.status() === 404) return 'NOT_FOUND';
  expect(response.status()).toBe(200);
  return (await response.text()).includes('"auth.signedOut"') ? 'SIGNED_OUT' : 'LET_IN';
}

/** How much is on record of this world's cases and by its people; other tests write beside it. */
async function entriesIn({ cast, recused, ids }: World): Promise<number> {
  const people = [...Object.values(cast), recused].map(({ actor }) => actor.userId);
  return readAs(cast.auditor.actor, (tx) =>
    tx.caseEvent.count({
      where: { OR: [{ caseId: { in: Object.values(ids) } }, { actorId: { in: people } }] },
    }),
  );
}

test('every server action has its row, and every row its action', () => {
  expect(Object.keys(ACTIONS).sort()).toEqual([...new Set(builtActions().map(({ name }) => name))].sort());
});

test.describe('called past its page', () => {
  for (const action of builtActions()) {
    test(action.name, async ({ world }) => {
      const before = await entriesIn(world);
      const answers: [Visitor, DoorAnswer][] = [];
      for (const visitor of VISITORS) {
        const response = await world.clients[visitor].act(pageOf(action, world), action.id, { nothing: '' });
        answers.push([visitor, await doorAnswer(response)]);
      }
      expect(Object.fromEntries(answers)).toEqual(ACTIONS[action.name]);
      // An empty form is refused even by those who are let in: nothing was recorded for anyone.
      expect(await entriesIn(world)).toBe(before);
    });
  }
});

test('an action sent from another site is refused, whoever is signed in', async ({ world }) => {
  for (const action of builtActions()) {
    const letIn = VISITORS.filter((visitor) => ACTIONS[action.name]?.[visitor] === 'LET_IN');
    const visitor = letIn.find((name) => name !== 'anonymous' && name !== 'disabled') ?? 'analyst';
    const response = await world.clients[visitor].act(
      pageOf(action, world),
      action.id,
      { nothing: '' },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(await response.text(), action.name).toContain('"auth.otherSite"');
  }
});

/** One value for every field that a step may ask for. */
const filled = async (world: World): Promise<Record<string, string>> => ({
  caseId: world.ids.own,
  expectedVersion: String((await current(world.cast.analyst.actor, world.ids.own)).expectedVersion),
  ...Object.fromEntries(
    ['proposalId', 'determinationId', 'investigationId', 'rfiId'].map((name) => [
      name,
      world.objects.nothing,
    ]),
  ),
  ...Object.fromEntries(
    ['rationale', 'remarks', 'findings', 'information', 'question', 'reply', 'whatChanged'].map((name) => [
      name,
      'Some words.',
    ]),
  ),
  contentHash: '0'.repeat(64),
  recusedUserId: world.cast.secondAnalyst.actor.userId,
});

test('a recused person is refused every step of the case', async ({ world }) => {
  const before = await entriesIn(world);
  const fields = await filled(world);
  const refusals: Record<string, string | undefined> = {};
  for (const action of builtActions().filter(({ name }) => name in CASE_STEPS)) {
    const response = await world.clients.recusedAnalyst.act(pageOf(action, world), action.id, fields);
    refusals[action.name] = /"problems":\[\{"code":"(\w+)"/.exec(await response.text())?.[1];
  }
  expect(refusals).toEqual(CASE_STEPS);
  expect(await entriesIn(world)).toBe(before);
});

test("another organisation's allegation cannot be acted on, nor told from a missing one", async ({
  world,
}) => {
  const before = await entriesIn(world);
  const fields = {
    rfiId: world.objects.nothing,
    reply: 'x',
    information: 'x',
    rationale: 'x',
    consents: 'CONTACT',
  };
  for (const action of builtActions().filter(({ name }) => name.endsWith('AsReporter'))) {
    const { own, other, told, missing } = world.objects;
    const page = `/portal/${own}`;
    for (const reference of [other, told, missing]) {
      const response = await world.clients.ownReporter.act(page, action.id, { ...fields, reference });
      expect(response.status(), `${action.name} on ${reference}`).toBe(404);
    }
  }
  expect(await entriesIn(world)).toBe(before);
});
