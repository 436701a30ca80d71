import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addInformation } from '@/lib/db/commands/add-information';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import { requestReopening } from '@/lib/db/commands/request-reopening';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { NotFoundError } from '@/lib/db/errors';
import { findAllegations } from '@/lib/db/queries/find-allegations';
import { getAllegation } from '@/lib/db/queries/get-allegation';
import { getEvidenceFile } from '@/lib/db/queries/get-evidence-file';
import { readAs, writeAs } from '@/lib/db/scope/as-actor';
import { PUBLIC_ACTOR, type ReporterActor, type ReturnCodeHolderActor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { ALLEGATION, allegationToReceive } from '@/prisma/factories/allegations';
import { accepted, closed, current, done, type Crew } from '@/prisma/factories/cases';
import { insufficientInformation } from '@/prisma/factories/determinations';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let crew: Crew;
let ours: ReporterActor;
let others: ReporterActor;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  ours = await makeReporter(await makeOrganisation());
  others = await makeReporter(await makeOrganisation());
});
afterAll(() => database.drop());

const holderOf = (caseId: string): ReturnCodeHolderActor => ({ kind: 'RETURN_CODE_HOLDER', caseId });
const EVERYTHING = { state: null, year: null, code: null } as const;
const portalReport = (codes: readonly string[] = ['NR-7']) =>
  allegationToReceive({
    channel: 'PORTAL',
    organisationId: ours.organisationId,
    codes,
    returnCodeHash: null,
  });

describe('a report by the public', () => {
  it('is received whole: row, values, link and file, contact in its compartment, one event with its entry', async () => {
    const input = allegationToReceive();
    const receipt = await done(receiveAllegation(PUBLIC_ACTOR, input));
    expect(receipt).toMatchObject({ caseId: input.id, wasSentBefore: false });
    expect(receipt.reference).toMatch(/^CH-\d{4}-\d{4,}$/);
    const seen = await readAs(crew.analyst, async (tx) => ({
      row: await tx.reviewCase.findUniqueOrThrow({ where: { id: input.id } }),
      events: await tx.caseEvent.findMany({ where: { caseId: input.id }, include: { entry: true } }),
      values: await tx.recordedValue.findMany({ where: { caseId: input.id } }),
    }));
    expect(seen.row).toMatchObject({
      status: 'RECEIVED',
      killedMin: 2,
      killedMax: 4,
      injuredMax: null,
      placeNameLatin: 'Tell Ruman',
    });
    expect(seen.events.map(({ type, flow, actorId }) => [type, flow, actorId])).toEqual([
      ['CASE_RECEIVED', 'RECEIVED', null],
    ]);
    const entry = Buffer.from(seen.events[0]?.entry?.entry ?? []).toString('utf8');
    expect(entry).toContain('"ab');
    expect(entry).toContain('SOURCE_IDENTITY.email');
    for (const secret of [ALLEGATION.narrative, 'تل رمان', 'Ines', 'example.org', 'تقرير']) {
      expect(entry).not.toContain(secret);
    }
    const texts = seen.values.map(({ valueJson }) => valueJson).join();
    expect(texts).toContain(ALLEGATION.narrative);
    expect(texts).not.toContain('Ines');
    expect(seen.values.every(({ audience }) => audience === 'SUBMITTER')).toBe(true);
    expect(seen.values.find(({ field }) => field === 'killedChildren')?.valueJson).toBe('{"max":0,"min":0}');
    expect(seen.values.some(({ field }) => field === 'killedMen')).toBe(false);
  });

  it('cannot be read back by the public, not even its own', async () => {
    await done(receiveAllegation(PUBLIC_ACTOR, allegationToReceive()));
    for (const read of [
      'review_case',
      'recorded_value',
      'source_identity',
      'evidence',
      'return_code',
      'case_event',
    ]) {
      await expect(readAs(PUBLIC_ACTOR, (tx) => tx.$queryRawUnsafe(`select 1 from ${read}`))).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  it('sent twice is one case with one answer; with other words it is refused and nothing changes', async () => {
    const input = allegationToReceive();
    const first = await done(receiveAllegation(PUBLIC_ACTOR, input));
    const again = await done(receiveAllegation(PUBLIC_ACTOR, input));
    expect(again).toEqual({ ...first, wasSentBefore: true });
    const changed = { ...input, content: { ...ALLEGATION, narrative: 'Something else.' } };
    expect(await receiveAllegation(PUBLIC_ACTOR, changed)).toMatchObject({
      ok: false,
      problems: [{ code: 'allegation.alreadySent' }],
    });
    const fileAdded = {
      ...input,
      files: [
        ...input.files,
        {
          sha256: 'cd'.repeat(32),
          size: 1,
          mediaType: 'image/png',
          heldBecause: [],
          contents: null,
          fileName: 'b.png',
        },
      ],
    };
    expect(await receiveAllegation(PUBLIC_ACTOR, fileAdded)).toMatchObject({ ok: false });
    expect((await getAllegation(holderOf(input.id)))?.values['narrative']).toBe(ALLEGATION.narrative);
  });

  it('sent ten times at once is one case; everyone gets the same receipt', async () => {
    const input = allegationToReceive();
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => done(receiveAllegation(PUBLIC_ACTOR, input))),
    );
    expect(
      new Set(receipts.map(({ reference, seq, leafHash }) => `${reference} ${seq} ${leafHash}`)).size,
    ).toBe(1);
    expect(receipts.filter(({ wasSentBefore }) => !wasSentBefore)).toHaveLength(1);
  });

  it('under the id of another person’s case tells nothing', async () => {
    const theirs = allegationToReceive();
    await done(receiveAllegation(PUBLIC_ACTOR, theirs));
    await expect(receiveAllegation(PUBLIC_ACTOR, allegationToReceive({ id: theirs.id }))).rejects.toThrow();
    await expect(
      receiveAllegation(PUBLIC_ACTOR, allegationToReceive({ id: theirs.id, returnCodeHash: null })),
    ).rejects.toThrow();
  });

  it('is written with the public’s own rights: nothing into another’s case, nothing that the public may not claim', async () => {
    const theirs = allegationToReceive();
    await done(receiveAllegation(PUBLIC_ACTOR, theirs));
    const rows = (change: object, value: object = {}): string => {
      const id = randomUUID();
      const values = [
        {
          id: randomUUID(),
          case_id: id,
          object_kind: 'ALLEGATION',
          object_id: id,
          field: 'narrative',
          version: 1,
          audience: 'SUBMITTER',
          event_id: randomUUID(),
          value_json: '"x"',
          salt: '\\x00',
          commitment: `\\x${'00'.repeat(32)}`,
          ...value,
        },
      ];
      const received = new Date().toISOString();
      const row = {
        id,
        status: 'RECEIVED',
        status_since: received,
        source_kind: 'INDIVIDUAL',
        channel: 'WEB_FORM',
        language: 'en',
        received_at: received,
        received_precision: 'INSTANT',
        place_name_latin: 'Tell Ruman',
        ...change,
      };
      return JSON.stringify({ year: 2026, case: row, codes: [], evidence: [], values, identity: [] });
    };
    const call = (prepared: string) =>
      writeAs(PUBLIC_ACTOR, (tx) => tx.$queryRaw`select * from receive_case(${prepared}::jsonb)`);
    for (const prepared of [
      rows({}, { case_id: theirs.id }),
      rows({}, { audience: 'STAFF' }),
      rows({ organisation_id: ours.organisationId }),
      rows({ status: 'UNDER_INITIAL_ASSESSMENT' }),
    ]) {
      await expect(call(prepared)).rejects.toThrow(/row-level security/);
    }
  });

  it('without what must be there is refused, all at once, and uses up no reference', async () => {
    const blank = { ...ALLEGATION, narrative: ' ', place: { ...ALLEGATION.place, text: '' } };
    const refused = await receiveAllegation(PUBLIC_ACTOR, allegationToReceive({ content: blank }));
    expect(refused).toMatchObject({ ok: false, problems: [{ field: 'narrative' }, { field: 'placeText' }] });
    const forOthers = allegationToReceive({ organisationId: ours.organisationId });
    expect(await receiveAllegation(PUBLIC_ACTOR, forOthers)).toMatchObject({ ok: false });
  });
});

describe('what a submitter sees', () => {
  it('a holder sees the one case, an organisation its own, and nobody another’s', async () => {
    const [mine, strange] = [allegationToReceive(), allegationToReceive()];
    await done(receiveAllegation(PUBLIC_ACTOR, mine));
    await done(receiveAllegation(PUBLIC_ACTOR, strange));
    const sent = await done(receiveAllegation(ours, portalReport()));
    expect((await getAllegation(holderOf(mine.id)))?.caseId).toBe(mine.id);
    expect((await getAllegation(ours, sent.reference))?.codes).toEqual(['NR-7']);
    expect(await getAllegation(others, sent.reference)).toBeNull();
    expect((await findAllegations(others, EVERYTHING, null)).counts.all).toBe(0);
    const rows = await readAs(holderOf(mine.id), (tx) => tx.reviewCase.findMany({ select: { id: true } }));
    expect(rows).toEqual([{ id: mine.id }]);
    await expect(addInformation(others, sent.caseId, 'x')).rejects.toThrow(NotFoundError);
    await expect(
      attachEvidence(others, sent.caseId, { files: [], links: ['https://example.org'] }),
    ).rejects.toThrow(NotFoundError);
  });

  it('a file is handed to who may see it and to nobody else', async () => {
    const sent = await done(receiveAllegation(ours, portalReport()));
    const file = (await getAllegation(ours, sent.reference))?.evidence.find(({ form }) => form === 'FILE');
    expect(file).toMatchObject({ name: 'تقرير.pdf', size: 15, sha256: 'ab'.repeat(32) });
    const id = file?.id ?? '';
    expect(await getEvidenceFile(ours, id)).toEqual({
      caseId: sent.caseId,
      sha256: 'ab'.repeat(32),
      mediaType: 'application/pdf',
      fileName: 'تقرير.pdf',
    });
    expect(await getEvidenceFile(crew.analyst, id)).not.toBeNull();
    expect(await getEvidenceFile(others, id)).toBeNull();
    expect(await getEvidenceFile(holderOf(randomUUID()), id)).toBeNull();
    await attachEvidence(crew.analyst, sent.caseId, {
      files: [
        {
          sha256: 'ef'.repeat(32),
          size: 3,
          mediaType: 'image/png',
          heldBecause: [],
          contents: null,
          fileName: 'staff.png',
        },
      ],
      links: [],
    });
    expect((await getAllegation(ours, sent.reference))?.evidence.map(({ name }) => name)).not.toContain(
      'staff.png',
    );
  });

  it('lists are paged by key, and every row comes once', async () => {
    const many = await makeReporter(await makeOrganisation());
    await writeAs(many, (tx) =>
      tx.reviewCase.createMany({
        data: Array.from({ length: 120 }, (_, n) => ({
          id: randomUUID(), reference: `CH-2019-${9000 + n}`, status: 'RECEIVED', statusSince: new Date(), organisationId: many.organisationId,
          sourceKind: 'NGO', channel: 'PORTAL', language: 'en', receivedAt: new Date(Date.UTC(2019, 0, 1 + Math.floor(n / 7))),
        })),
      }),
    ); // prettier-ignore
    const seen: string[] = [];
    let page = await findAllegations(many, EVERYTHING, null);
    for (;;) {
      seen.push(...page.rows.map(({ reference }) => reference));
      if (page.next === null) break;
      page = await findAllegations(many, EVERYTHING, page.next);
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(page.counts).toEqual({ all: 120, open: 120, answered: 0, awaitingReply: 0 });
    expect(page.years).toEqual([2019]);
    expect((await findAllegations(many, { ...EVERYTHING, year: 2018 }, null)).rows).toEqual([]);
  });
});

describe('what a submitter may add', () => {
  it('words and files join the case, each as its own event, and nothing of the first report changes', async () => {
    const input = allegationToReceive();
    await done(receiveAllegation(PUBLIC_ACTOR, input));
    const holder = holderOf(input.id);
    await done(addInformation(holder, input.id, 'A neighbour saw it too.'));
    await done(attachEvidence(holder, input.id, {
      files: [{ sha256: '12'.repeat(32), size: 9, mediaType: 'image/jpeg', heldBecause: [], contents: null, fileName: 'roof.jpg' }],
      links: ['https://example.org/roof'],
    })); // prettier-ignore
    const seen = await getAllegation(holder);
    expect(seen?.information.map(({ text }) => text)).toEqual(['A neighbour saw it too.']);
    expect(seen?.evidence.map(({ name }) => name).sort()).toEqual(
      ['https://example.org/roof', 'https://example.org/tell-ruman', 'roof.jpg', 'تقرير.pdf'].sort(),
    );
    expect(seen?.values['narrative']).toBe(ALLEGATION.narrative);
    const events = await readAs(crew.analyst, (tx) =>
      tx.caseEvent.findMany({ where: { caseId: input.id }, orderBy: { seq: 'asc' } }),
    );
    expect(events.map(({ type, actorKind }) => `${type} ${actorKind}`)).toEqual([
      'CASE_RECEIVED PUBLIC', 'INFORMATION_ADDED RETURN_CODE_HOLDER', 'EVIDENCE_ATTACHED RETURN_CODE_HOLDER', 'EVIDENCE_ATTACHED RETURN_CODE_HOLDER',
    ]); // prettier-ignore
    expect(await attachEvidence(holder, input.id, { files: [], links: [] })).toMatchObject({ ok: false });
  });

  it('a reply answers its request once, and another case’s request is not there', async () => {
    const input = allegationToReceive();
    await done(receiveAllegation(PUBLIC_ACTOR, input));
    await accepted(crew, input.id);
    await done(
      sendRfi(crew.analyst, await current(crew.analyst, input.id), {
        question: 'Which day was it?',
        dueOn: null,
      }),
    );
    const holder = holderOf(input.id);
    const asked = await getAllegation(holder);
    expect(asked).toMatchObject({
      awaitingInformation: true,
      requests: [{ question: 'Which day was it?', reply: null }],
    });
    const rfiId = asked?.requests[0]?.id ?? '';
    await expect(replyToRfi(holder, input.id, { rfiId: randomUUID(), reply: 'x' })).rejects.toThrow(
      NotFoundError,
    );
    await done(replyToRfi(holder, input.id, { rfiId, reply: 'The fourth of March.' }));
    expect(await replyToRfi(holder, input.id, { rfiId, reply: 'again' })).toMatchObject({
      problems: [{ code: 'allegation.rfiAlreadyAnswered' }],
    });
    expect(await getAllegation(holder)).toMatchObject({
      awaitingInformation: false,
      requests: [{ reply: 'The fourth of March.' }],
    });
    const row = await readAs(crew.analyst, (tx) =>
      tx.reviewCase.findUniqueOrThrow({ where: { id: input.id } }),
    );
    expect(row.unreadReplies).toBe(1);
  });

  it('a closed case shows its outcome, reason and public text, and can be asked to be opened again, once', async () => {
    const sent = await done(receiveAllegation(ours, portalReport([])));
    expect(await requestReopening(ours, sent.caseId, 'Too early.')).toMatchObject({
      ok: false,
      problems: [{ code: 'wrongStatus' }],
    });
    const content = insufficientInformation();
    await closed(crew, sent.caseId, content);
    const seen = await getAllegation(ours, sent.reference);
    expect(seen?.outcomes).toMatchObject([
      { outcome: content.outcome, reason: content.reason, publicText: content.publicText, cycle: 1 },
    ]);
    await done(requestReopening(ours, sent.caseId, 'We have the photograph now.'));
    expect(await requestReopening(ours, sent.caseId, 'Again.')).toMatchObject({
      problems: [{ code: 'allegation.reopeningAlreadyRequested' }],
    });
    expect((await getAllegation(ours, sent.reference))?.reopeningRequests).toMatchObject([
      { rationale: 'We have the photograph now.', decision: null },
    ]);
    const found = await findAllegations(ours, { ...EVERYTHING, state: 'ANSWERED' }, null);
    expect(found.rows.map(({ reference }) => reference)).toEqual([sent.reference]);
  });
});
