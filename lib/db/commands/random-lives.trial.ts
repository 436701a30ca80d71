import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isDenied, NotFoundError } from '@/lib/db/errors';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { readAs } from '@/lib/db/scope/as-actor';
import type { Actor, StaffActor } from '@/lib/domain/case/actor';
import type { CaseFile } from '@/lib/domain/case/case-file';
import { canAct } from '@/lib/domain/case/permissions';
import { replayed, takeSnapshot, type Snapshot } from '@/lib/testing/case-snapshots';
import { LOCALES } from '@/lib/i18n/locales';
import { messagesOf } from '@/lib/i18n/messages';
import { faultsOf } from '@/lib/testing/history-oracle';
import { RANDOM_ACTS, type RandomAction } from '@/lib/testing/random-acts';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { tellTrial, trialCount, trialSeed } from '@/lib/testing/trials';
import { caseState, receivedCase } from '@/prisma/factories/cases';
import { delegationInForce } from '@/prisma/factories/delegations';
import { makeOrganisation, makeReporter, makeStaff, makeUnit } from '@/prisma/factories/people';

/**
 * Random people doing random things to a case at the same time, on a real database. Model: what its pages showed. Checked
 * after each burst and each life: the history by an oracle of its own, events against ledger entries, and replay.
 */
const STEPS = trialCount({ full: 10_000, reduced: 200 });
const STEPS_A_LIFE = 40;

let database: TestDatabase;
let auditor: StaffActor;
let staff: StaffActor[];
let reporter: Actor;
let members: Actor[];
let organisationId: string;
let unitIds: string[];
let otherReference: string;
const givers = new Map<unknown, string>();
let lent = 0;
const done = new Map<RandomAction, number>();
let steps = 0;
let lives = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  organisationId = await makeOrganisation();
  unitIds = [await makeUnit(), await makeUnit()];
  const unitId = unitIds[0] ?? null;
  staff = [
    ...(await Promise.all([0, 1, 2].map(() => makeStaff('ANALYST')))),
    ...(await Promise.all([0, 1, 2].map(() => makeStaff('SUPERVISOR')))),
    await makeStaff('ANALYST', { unitId }),
    await makeStaff('SUPERVISOR', { unitId }),
  ];
  staff.push(...(await Promise.all(staff.filter(({ kind }) => kind === 'SUPERVISOR').map(delegateOf))));
  auditor = await makeStaff('AUDITOR');
  reporter = await makeReporter(organisationId);
  members = [auditor, await makeStaff('ADMIN'), reporter, await makeReporter(await makeOrganisation())];
  otherReference = (await caseState(auditor, await receivedCase())).reference;
});
afterAll(() => database.drop());

/** A further analyst who decides for this supervisor, too. */
async function delegateOf(giver: StaffActor): Promise<StaffActor> {
  const delegate = await makeStaff('ANALYST');
  const id = await delegationInForce({ giver, delegate });
  givers.set(id, giver.userId);
  return { ...delegate, delegations: [{ id, giver, until: '2999-01-01T00:00:00.000Z' }] };
}

type Model = { readonly snapshots: Snapshot[] };
type Real = { readonly caseId: string; readonly reference: string };
type Wish = { readonly who: number; readonly pick: number; readonly dice: number; readonly isWild: boolean };
const ACTIONS = Object.keys(RANDOM_ACTS) as RandomAction[];
/** What would soon stop a life, or fill it, if it were done as often as the rest. */
const SELDOM: readonly RandomAction[] = [
  'ASSIGN_CASE',
  'ADD_NOTE',
  'ADD_INFORMATION',
  'RECORD_RESPONSE',
  'RECORD_ACCESS_REQUEST',
  'RECUSE',
  'NAME_IMPLICATED_UNIT',
  'WITHDRAW_CONSENT',
  'REPLY_TO_RFI',
  'ATTACH_EVIDENCE',
  'RELEASE_EVIDENCE',
];

/** Acts that answer what another put forward. */
const ANSWERS = /^(AGREE|APPROVE|COUNTERSIGN|GRANT|ISSUE|REFUSE|RETURN)_/;

/** Several people who opened the case at the same moment and now each do one thing. */
class Burst implements fc.AsyncCommand<Model, Real> {
  constructor(private readonly wishes: readonly Wish[]) {}

  check = (): boolean => true;

  toString = (): string => `burst of ${JSON.stringify(this.wishes)}`;

  async run(model: Model, { caseId, reference }: Real): Promise<void> {
    const file = await shown(reference);
    const outcomes = await Promise.all(this.wishes.map((wish) => tryAct(file, caseId, wish)));
    const after = await shown(reference);
    const written = after.events
      .slice(file.events.length)
      .filter(({ type }) => type !== 'REVIEW_TASK_RAISED');
    expect(written).toHaveLength(outcomes.filter((outcome) => outcome === 'DONE').length);
    expect(faultsOf(after.events, givers)).toEqual([]);
    lent += written.filter(({ payload }) => payload['delegationId'] !== undefined).length;
    model.snapshots.push(await takeSnapshot(auditor, reference));
    steps += this.wishes.length;
  }
}

async function shown(reference: string): Promise<CaseFile> {
  const file = await getCaseForActor(auditor, reference);
  if (file === null) throw new Error(`no case ${reference}`);
  return file;
}

/** One person's one act; a refusal, a conflict, or not being let in are good answers too, faults are not. */
async function tryAct(
  file: CaseFile,
  caseId: string,
  { who, pick, dice, isWild }: Wish,
): Promise<'DONE' | 'NOT'> {
  const everyone: readonly Actor[] = [...staff, ...members, { kind: 'RETURN_CODE_HOLDER', caseId }];
  const actor = everyone[who % everyone.length] ?? auditor;
  const open = ACTIONS.filter(
    (action) => (!SELDOM.includes(action) || dice < 6) && canAct(file.state, actor, action),
  );
  // What waits for an answer gets one now and then, or lives would seldom come to their end.
  const answers = dice % 3 === 0 ? open.filter((action) => ANSWERS.test(action)) : [];
  const from = isWild || open.length === 0 ? ACTIONS : answers.length > 0 ? answers : open;
  const action = from[pick % from.length] ?? 'ACCEPT_CASE';
  const target = { caseId, expectedVersion: file.state.version };
  const userIds = staff.map(({ userId }) => userId);
  try {
    const outcome = await RANDOM_ACTS[action]({
      actor,
      target,
      file,
      world: { userIds, unitIds, otherReference, dice },
    });
    if (!outcome.ok) {
      if (outcome.kind === 'REFUSAL') expect(outcome.problems, action).not.toHaveLength(0);
      return 'NOT';
    }
    done.set(action, (done.get(action) ?? 0) + 1);
    return 'DONE';
  } catch (error) {
    if (error instanceof NotFoundError) return 'NOT';
    // Whose role has no part in an act is stopped by the database itself, before the domain is asked.
    if (actor.kind !== 'ANALYST' && actor.kind !== 'SUPERVISOR' && isDenied(error)) return 'NOT';
    throw error;
  }
}

const wish = fc.record({
  who: fc.nat(1_000),
  pick: fc.nat(10_000),
  dice: fc.nat(59),
  isWild: fc.nat(9).map((n) => n === 0),
});
const burst = fc.array(wish, { minLength: 1, maxLength: 8 }).map((wishes) => new Burst(wishes));

/** Fields of anything on record that a reader would be shown without a word for them, in any language. */
async function namelessFields(): Promise<readonly string[]> {
  const kept = await readAs(auditor, (tx) =>
    tx.recordedValue.findMany({
      distinct: ['objectKind', 'field'],
      select: { objectKind: true, field: true },
    }),
  );
  const fields = new Set(kept.map(({ objectKind, field }) => `${objectKind}.${field.split('.')[0] ?? ''}`));
  return LOCALES.flatMap((locale) => {
    const { kind, field: named } = messagesOf(locale)['recorded'] as {
      readonly kind: Readonly<Record<string, string>>;
      readonly field: Readonly<Record<string, Readonly<Record<string, string>>>>;
    };
    return [...fields].filter((field) => {
      const [object = '', name = ''] = field.split('.');
      return kind[object] === undefined || named[object]?.[name] === undefined;
    });
  });
}

it(`lives through ${STEPS} random steps by the book (seed ${trialSeed()})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([burst], { maxCommands: STEPS_A_LIFE, size: 'max' }), async (commands) => {
      // Every other one comes from the public, with a return code.
      lives += 1;
      const caseId = await receivedCase(lives % 2 === 0 ? {} : { organisationId, by: reporter });
      const { reference } = await caseState(auditor, caseId);
      const model: Model = { snapshots: [] };
      await fc.asyncModelRun(() => ({ model, real: { caseId, reference } }), commands);
      for (const snapshot of model.snapshots) {
        expect(await replayed(auditor, snapshot), `${reference} after entry ${snapshot.seq}`).toEqual(
          snapshot.shown,
        );
      }
    }),
    // A life has some twenty bursts of four or five steps.
    { numRuns: Math.ceil(STEPS / 50) + 3, seed: trialSeed(), endOnFailure: true },
  );
  expect(steps).toBeGreaterThanOrEqual(STEPS);
  const { events, entries } = await readAs(auditor, async (tx) => ({
    events: await tx.caseEvent.count(),
    entries: await tx.ledgerEntry.count(),
  }));
  expect(entries).toBe(events);
  expect(await namelessFields()).toEqual([]);
  tellTrial({ steps, lives, events, acts: done.size, byDelegates: lent, ...Object.fromEntries(done) });
  // A run that never got far would prove nothing.
  if (STEPS >= 10_000) expect(lent).toBeGreaterThan(0);
  if (STEPS >= 10_000) expect(ACTIONS.filter((action) => !done.has(action))).toEqual([]);
});
