import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { markReplyRead } from '@/lib/db/commands/mark-reply-read';
import { remindRfi } from '@/lib/db/commands/remind-rfi';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import { withdrawRfi } from '@/lib/db/commands/withdraw-rfi';
import { getCaseStep } from '@/lib/db/queries/get-case-step';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { getDetermination } from '@/lib/db/queries/get-determination';
import { getWorklist, wholeView } from '@/lib/db/queries/worklist';
import { readAs } from '@/lib/db/scope/as-actor';
import { asItWas } from '@/lib/domain/case/as-it-was';
import { replay } from '@/lib/domain/case/evolve';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import {
  ALL_CHECKS,
  caseState,
  current,
  submitted,
  done,
  receivedCase,
  underCredibilityAssessment,
  type Crew,
} from '@/prisma/factories/cases';
import { credibleDetermination, insufficientInformation } from '@/prisma/factories/determinations';
import { letDayPass } from '@/prisma/factories/requests';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
});
afterAll(() => database.drop());

type Answered = { ok: boolean; problems?: readonly { code: string; field?: string }[] };
const codesOf = (outcome: Answered): readonly string[] =>
  outcome.ok ? [] : (outcome.problems ?? []).map(({ code }) => code);
const holderOf = (caseId: string) => ({ kind: 'RETURN_CODE_HOLDER', caseId }) as const;
const at = (caseId: string) => current(crew.analyst, caseId);
const DAY_MS = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

async function fileOf(caseId: string) {
  const file = await getCaseForActor(crew.analyst, (await caseState(crew.analyst, caseId)).reference);
  if (file === null) throw new Error('the case is not there');
  return file;
}

/** A case under credibility assessment in which a question was sent. */
async function asked(dueOn: string | null = null): Promise<{ caseId: string; rfiId: string }> {
  const caseId = await receivedCase();
  await underCredibilityAssessment(crew, caseId);
  const isPast = dueOn !== null && dueOn < dayFromNow(0);
  const question = { question: 'At what hour was it?', dueOn: isPast ? dayFromNow(1) : dueOn };
  await done(sendRfi(crew.analyst, await at(caseId), question));
  if (isPast) await letDayPass(crew.analyst, caseId, dueOn);
  return { caseId, rfiId: (await fileOf(caseId)).requests[0]?.id ?? '' };
}

/** The state that the events tell is the state that was loaded, for staff and for whoever is asked. */
async function expectTold(caseId: string): Promise<void> {
  const { state, events } = await fileOf(caseId);
  const { id, reference, organisationId } = state;
  expect(replay({ id, reference, organisationId }, events, 0)).toEqual(state);
  const own = await caseState(holderOf(caseId), caseId);
  expect([own.rfisSent, own.openRfiIds]).toEqual([state.rfisSent, state.openRfiIds]);
}

const typesOf = async (caseId: string) => (await fileOf(caseId)).events.map(({ type }) => type);
const eventsOf = async (caseId: string, type: string) =>
  (await typesOf(caseId)).filter((one) => one === type).length;

describe('a reminder', () => {
  it('is seen by whoever was asked, may set a new day, and is sent once a day', async () => {
    const { caseId, rfiId } = await asked(dayFromNow(3));
    const reminder = 'We decide at the end of the month.';
    const newDueOn = dayFromNow(9);
    const past = await remindRfi(crew.analyst, await at(caseId), {
      rfiId,
      newDueOn: dayFromNow(-3),
      reminder,
    });
    expect(codesOf(past)).toEqual(['dateInPast']);
    await done(remindRfi(crew.analyst, await at(caseId), { rfiId, newDueOn, reminder }));
    const again = await remindRfi(crew.analyst, await at(caseId), { rfiId, newDueOn: '', reminder: '' });
    expect(codesOf(again)).toEqual(['remindedToday']);

    const [question] = (await getAllegation(holderOf(caseId)))?.requests ?? [];
    expect(question).toMatchObject({ dueOn: new Date(newDueOn), reminders: [{ message: reminder }] });
    const seen = await readAs(holderOf(caseId), (tx) =>
      tx.caseEvent.findMany({ where: { caseId }, select: { type: true } }),
    );
    expect(seen.map(({ type }) => type)).toContain('RFI_REMINDED');

    const file = await fileOf(caseId);
    const sent = file.events.find(({ type }) => type === 'RFI_SENT');
    expect(asItWas(file, sent?.seq ?? 0)?.requests[0]).toMatchObject({ dueOn: dayFromNow(3), reminders: [] });
    expect(file.requests[0]).toMatchObject({ dueOn: newDueOn, reminders: [{ dueBefore: dayFromNow(3) }] });
    await expectTold(caseId);
  });

  it('by two people at once is one', async () => {
    const { caseId, rfiId } = await asked();
    const [first, second] = [crew.analyst, await makeStaff('ANALYST')];
    const target = await at(caseId);
    const given = { rfiId, newDueOn: '', reminder: '' };
    const outcomes = await Promise.all([remindRfi(first, target, given), remindRfi(second, target, given)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ kind: 'CONFLICT' });
    expect(await eventsOf(caseId, 'RFI_REMINDED')).toBe(1);
  });

  it('is of a question that is open', async () => {
    const { caseId, rfiId } = await asked();
    await done(replyToRfi(holderOf(caseId), caseId, { rfiId, reply: 'At two.' }));
    const late = await remindRfi(crew.analyst, await at(caseId), { rfiId, newDueOn: '', reminder: '' });
    expect(codesOf(late)).toEqual(['noRfiOpen']);
    const other = await asked();
    const elsewhere = await remindRfi(crew.analyst, await at(other.caseId), {
      rfiId,
      newDueOn: '',
      reminder: '',
    });
    expect(codesOf(elsewhere)).toEqual(['rfiNotOpen']);
  });
});

describe('a question taken back', () => {
  it('asks nothing more, stays in the history, and counts as none having been asked', async () => {
    const { caseId, rfiId } = await asked('2026-01-01');
    expect(
      codesOf(await withdrawRfi(crew.analyst, await at(caseId), { rfiId, withdrawnBecause: ' ' })),
    ).toEqual(['missing.withdrawnBecause']);
    const withdrawnBecause = 'The hour has become known.';
    await done(withdrawRfi(crew.analyst, await at(caseId), { rfiId, withdrawnBecause }));
    expect(await getAllegation(holderOf(caseId))).toMatchObject({
      awaitingInformation: false,
      requests: [{ question: 'At what hour was it?', withdrawnBecause, overdue: false }],
    });
    expect(codesOf(await replyToRfi(holderOf(caseId), caseId, { rfiId, reply: 'At two.' }))).not.toEqual([]);
    expect((await caseState(crew.analyst, caseId)).rfisSent).toBe(0);

    const content = { ...insufficientInformation(), rfiImpossibleReason: '' };
    const refused = await submitDetermination(crew.analyst, await at(caseId), content);
    expect(codesOf(refused)).toEqual(['determination.rfiMissing']);
    await done(sendRfi(crew.analyst, await at(caseId), { question: 'And on which day?', dueOn: null }));
    await done(submitDetermination(crew.analyst, await at(caseId), content));
    // What was submitted rests on its having been asked.
    const open = (await caseState(crew.analyst, caseId)).openRfiIds[0] ?? '';
    expect(
      codesOf(await withdrawRfi(crew.analyst, await at(caseId), { rfiId: open, withdrawnBecause })),
    ).toEqual(['wrongStatus']);
    await expectTold(caseId);
  });

  it('while it is being answered is one or the other', async () => {
    const { caseId, rfiId } = await asked();
    const target = await at(caseId);
    const outcomes = await Promise.all([
      withdrawRfi(crew.analyst, target, { rfiId, withdrawnBecause: 'Known by now.' }),
      replyToRfi(holderOf(caseId), caseId, { rfiId, reply: 'At two.' }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const types = await typesOf(caseId);
    expect(types.filter((type) => type === 'RFI_WITHDRAWN' || type === 'RFI_REPLY_RECEIVED')).toHaveLength(1);
    await expectTold(caseId);
  });
});

describe('nobody to answer', () => {
  it('is said instead of sending', async () => {
    const organisationId = await makeOrganisation();
    const logged = await receivedCase({ by: crew.analyst });
    await underCredibilityAssessment(crew, logged);
    const silent = await receivedCase({ by: crew.analyst, organisationId });
    await underCredibilityAssessment(crew, silent);
    const ask = async (caseId: string) =>
      sendRfi(crew.analyst, await at(caseId), { question: 'At what hour?', dueOn: null });
    expect(codesOf(await ask(logged))).toEqual(['nobodyToAnswer']);
    expect(codesOf(await ask(silent))).toEqual(['organisationWithoutAccount']);
    await makeReporter(organisationId);
    expect(await ask(silent)).toMatchObject({ ok: true });
  });
});

describe('a reply with files', () => {
  const fileNamed = (fileName: string) => ({
    sha256: createHash('sha256').update(randomUUID()).digest('hex'),
    size: 12,
    mediaType: 'image/jpeg',
    heldBecause: [],
    contents: null,
    fileName,
  });

  it('is one act: its files stand with it, and a second sending adds nothing', async () => {
    const { caseId, rfiId } = await asked();
    const files = [fileNamed('roof.jpg'), fileNamed('street.jpg')];
    const reply = { rfiId, reply: 'At two; see the clock.', files };
    const outcomes = await Promise.all([
      replyToRfi(holderOf(caseId), caseId, reply),
      replyToRfi(holderOf(caseId), caseId, reply),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const file = await fileOf(caseId);
    expect(file.evidence.map((item) => [item.rfiId, item.audience])).toEqual([
      [rfiId, 'SUBMITTER'],
      [rfiId, 'SUBMITTER'],
    ]);
    const [event] = file.events.filter(({ type }) => type === 'RFI_REPLY_RECEIVED');
    expect(new Set(event?.payload.evidenceIds as string[])).toEqual(
      new Set(file.evidence.map(({ id }) => id)),
    );
    expect(await eventsOf(caseId, 'EVIDENCE_ATTACHED')).toBe(0);
    // Before it came there were none of them.
    expect(asItWas(file, (event?.seq ?? 0) - 1)?.evidence).toEqual([]);
    const own = await getAllegation(holderOf(caseId));
    expect(own?.evidence.map(({ name, rfiId: of }) => [name, of]).sort()).toEqual([
      ['roof.jpg', rfiId],
      ['street.jpg', rfiId],
    ]);
  });

  it('whose words are refused leaves nothing', async () => {
    const { caseId, rfiId } = await asked();
    const blank = await replyToRfi(holderOf(caseId), caseId, {
      rfiId,
      reply: ' ',
      files: [fileNamed('roof.jpg')],
    });
    expect(codesOf(blank)).toEqual(['missing.reply']);
    expect((await fileOf(caseId)).evidence).toEqual([]);
    expect(await eventsOf(caseId, 'RFI_REPLY_RECEIVED')).toBe(0);
  });
});

describe('what is late', () => {
  const lateReferences = async (): Promise<readonly string[]> =>
    (await getWorklist(crew.analyst, wholeView('late', 'received', false))).rows
      .filter(({ isLate }) => isLate)
      .map(({ reference }) => reference);

  it('is a question past its day, until it is answered, taken back or given a new day', async () => {
    const [answered, withdrawn, reminded] = [
      await asked('2026-01-01'),
      await asked('2026-01-01'),
      await asked('2026-01-01'),
    ];
    const references = await Promise.all(
      [answered, withdrawn, reminded].map(
        async ({ caseId }) => (await caseState(crew.analyst, caseId)).reference,
      ),
    );
    expect(await lateReferences()).toEqual(expect.arrayContaining(references));
    expect((await fileOf(answered.caseId)).requests).toMatchObject([{ overdue: true }]);
    expect((await getAllegation(holderOf(answered.caseId)))?.requests).toMatchObject([{ overdue: true }]);

    await done(
      replyToRfi(holderOf(answered.caseId), answered.caseId, { rfiId: answered.rfiId, reply: 'At two.' }),
    );
    await done(
      withdrawRfi(crew.analyst, await at(withdrawn.caseId), {
        rfiId: withdrawn.rfiId,
        withdrawnBecause: 'Known.',
      }),
    );
    await done(
      remindRfi(crew.analyst, await at(reminded.caseId), {
        rfiId: reminded.rfiId,
        newDueOn: dayFromNow(9),
        reminder: '',
      }),
    );
    const late = await lateReferences();
    for (const reference of references) expect(late).not.toContain(reference);
  });
});

describe('every reply received', () => {
  it('is accounted for before a determination is submitted, and its use is frozen with the rest', async () => {
    const { caseId, rfiId } = await asked();
    await done(saveDeterminationDraft(crew.analyst, await at(caseId), credibleDetermination()));
    await done(replyToRfi(holderOf(caseId), caseId, { rfiId, reply: 'At two.' }));
    await done(markReplyRead(crew.analyst, await at(caseId), { rfiId }));
    const refused = await submitDetermination(crew.analyst, await at(caseId), credibleDetermination());
    expect(refused).toMatchObject({
      problems: [{ code: 'determination.replyNotWeighed', field: `replies.${rfiId}` }],
    });

    const replies = [{ rfiId, use: 'NOT_USED', how: 'It agrees with what was known.' }] as const;
    await done(submitDetermination(crew.analyst, await at(caseId), { ...credibleDetermination(), replies }));
    const { reference } = await caseState(crew.analyst, caseId);
    expect(await getDetermination(crew.supervisor, reference)).toMatchObject({
      matchesHash: true,
      content: { replies },
    });
  });
});

describe('the days of a question', () => {
  it('are the body’s own: none that has passed there is asked for', async () => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(crew, caseId);
    const ask = async (dueOn: string) =>
      sendRfi(crew.analyst, await at(caseId), { question: 'At what hour was it?', dueOn });
    expect(await ask(dayFromNow(-2))).toMatchObject({ problems: [{ code: 'dateInPast', field: 'dueOn' }] });
    expect(await eventsOf(caseId, 'RFI_SENT')).toBe(0);
    await done(ask(dayFromNow(2)));
  });
});

describe('a question of an earlier cycle', () => {
  it('is answered after the case was opened again, and the answer is read before it closes', async () => {
    const { caseId, rfiId } = await asked();
    const { determinationId, contentHash } = await submitted(crew, caseId, credibleDetermination());
    await done(
      approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
        ...{ determinationId, contentHash, checks: ALL_CHECKS, remarks: '' },
      }),
    );
    await done(
      proposeReopening(crew.analyst, await at(caseId), { basis: 'NEW_EVIDENCE', whatChanged: 'A film.' }),
    );
    const proposalId = (await caseState(crew.supervisor, caseId)).reopening?.id ?? '';
    await done(
      grantReopening(crew.supervisor, await current(crew.supervisor, caseId), {
        ...{ proposalId, reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT' as const },
      }),
    );
    await done(replyToRfi(holderOf(caseId), caseId, { rfiId, reply: 'At two.' }));
    expect((await caseState(crew.analyst, caseId)).unreadReplies).toBe(1);
    const { reference } = await fileOf(caseId).then(({ state }) => state);
    expect((await getCaseStep(crew.analyst, reference))?.requests).toMatchObject([
      { id: rfiId, reply: 'At two.', isRead: false },
    ]);
    await done(markReplyRead(crew.analyst, await at(caseId), { rfiId }));
    expect((await getCaseStep(crew.analyst, reference))?.requests).toEqual([]);
  });
});
