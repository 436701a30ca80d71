import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptCase } from '@/lib/db/commands/accept-case';
import { addInformation } from '@/lib/db/commands/add-information';
import { readAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import { RACES, type Race, type Racer } from '@/lib/testing/races';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { tellTrial, trialCount, trialSeed } from '@/lib/testing/trials';
import { current, receivedCase, type Crew } from '@/prisma/factories/cases';
import { makeStaff } from '@/prisma/factories/people';

const ROUNDS = trialCount({ full: 1000, reduced: 27 });

let database: TestDatabase;
let crew: Crew;
let supervisors: StaffActor[];
let analysts: StaffActor[];

beforeAll(async () => {
  database = await createTestDatabase();
  analysts = await Promise.all([0, 1, 2, 3].map(() => makeStaff('ANALYST')));
  supervisors = await Promise.all([0, 1, 2, 3].map(() => makeStaff('SUPERVISOR')));
  const [analyst, supervisor] = [analysts[0], supervisors[0]];
  if (!analyst || !supervisor) throw new Error('no crew');
  crew = { analyst, supervisor };
});
afterAll(() => database.drop());

/** A small generator, so that a failing round can be run again with ATTEST_SEED. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Two to eight acts of a race, done by whoever; the first of them is always among them, so that somebody can win. */
function racersOf({ acts }: Race, pick: (below: number) => number): readonly Racer[] {
  return Array.from({ length: 2 + pick(7) }, (_none, n) => {
    const act = n === 0 ? acts[0] : acts[pick(acts.length)];
    if (act === undefined) throw new Error('a race without acts');
    return act(pick(8));
  });
}

const NAMES = Object.keys(RACES);

it(`has exactly one winner in each of ${ROUNDS} races, and tells the others (seed ${trialSeed()})`, async () => {
  const pick = generator(trialSeed());
  let [raced, told] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = NAMES[round % NAMES.length] ?? '';
    const race = await RACES[name]?.({ crew, analysts, supervisors });
    if (race === undefined) throw new Error(`no race ${name}`);
    const racers = racersOf(race, pick);
    const before = await eventCount(race.caseIds);
    const outcomes = await Promise.all(racers.map((racer) => racer()));
    raced += racers.length;
    const at = `round ${round}, ${name}, ${racers.length} at once`;
    expect(
      outcomes.filter((outcome) => outcome.ok),
      at,
    ).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.ok) continue;
      told += 1;
      if (outcome.kind === 'CONFLICT') expect(outcome.by, at).not.toBe('');
      else expect(race.refuses === true && outcome.problems.length > 0, at).toBe(true);
    }
    expect((await eventCount(race.caseIds)) - before, at).toBe(1);
  }
  const { events, entries, size } = await ledger();
  expect(entries).toBe(events);
  expect(size).toBe(events);
  tellTrial({ races: ROUNDS, racers: raced, told, events });
});

it('lets submitters add without clashing, whoever else is writing', async () => {
  const caseId = await receivedCase();
  const holder = { kind: 'RETURN_CODE_HOLDER', caseId } as const;
  const added = Array.from({ length: 8 }, (_, n) => addInformation(holder, caseId, `Another thing (${n}).`));
  const accepted = current(crew.analyst, caseId).then((target) => acceptCase(crew.analyst, target));
  const outcomes = await Promise.all(added);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  await accepted;
});

const eventCount = (caseIds: readonly string[]): Promise<number> =>
  readAs(crew.analyst, (tx) => tx.caseEvent.count({ where: { caseId: { in: [...caseIds] } } }));

async function ledger(): Promise<{ events: number; entries: number; size: number }> {
  return readAs(crew.analyst, async (tx) => ({
    events: await tx.caseEvent.count(),
    entries: await tx.ledgerEntry.count(),
    size: Number((await tx.ledgerHead.findFirstOrThrow()).size),
  }));
}
