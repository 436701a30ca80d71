import { createTranslator } from 'next-intl';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '@/lib/db/commands/add-note';
import { answerAccessRequest } from '@/lib/db/commands/answer-access-request';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { concludeInvestigation } from '@/lib/db/commands/conclude-investigation';
import { directInvestigation } from '@/lib/db/commands/direct-investigation';
import { recordAccessRequest } from '@/lib/db/commands/record-access-request';
import { recordInterview } from '@/lib/db/commands/record-interview';
import { recordResponse } from '@/lib/db/commands/record-response';
import { getCaseForPrint } from '@/lib/db/queries/case-print';
import { caseFileDocument } from '@/lib/documents/case-file-document';
import type { Say } from '@/lib/documents/case-words';
import type { PrintedDocument } from '@/lib/documents/printed-document';
import { renderPdf } from '@/lib/documents/render-pdf';
import type { CaseFile, CaseForPrint } from '@/lib/domain/case/case-file';
import type { Locale } from '@/lib/i18n/locales';
import { messagesOf } from '@/lib/i18n/messages';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { caseState, closed, current, done, receivedCase, type Crew } from '@/prisma/factories/cases';
import { delegationInForce } from '@/prisma/factories/delegations';
import {
  credibleDetermination,
  insufficientInformation,
  potentialFound,
} from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

const NOW = '2026-11-23T02:00:00.000Z';
const SHA = 'ab'.repeat(32);
let database: TestDatabase;
let print: CaseForPrint;
let file: CaseFile;

beforeAll(async () => {
  database = await createTestDatabase();
  const crew: Crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  const caseId = await receivedCase();
  const photo = {
    sha256: SHA,
    size: 12_345,
    mediaType: 'image/jpeg',
    heldBecause: [],
    contents: null,
    fileName: 'house.jpg',
  };
  await done(attachEvidence(crew.analyst, caseId, { files: [photo], links: ['https://example.org/1'] }));
  await closed(crew, caseId, credibleDetermination());
  const at = async () => current(crew.supervisor, caseId);
  await done(
    directInvestigation(crew.supervisor, await at(), {
      investigationType: 'COMMANDERS_INQUIRY',
      appointingAuthority: 'The commanding general',
      officer: crew.analyst.name,
      officerId: crew.analyst.userId,
      scope: 'The strike of that night.',
      dueOn: '2027-12-31',
    }),
  );
  const investigationId = (await caseState(crew.supervisor, caseId)).investigation?.id ?? '';
  await done(
    recordInterview(crew.analyst, await at(), {
      ...{ investigationId, personName: 'Hadi Sarraf', capacity: 'EYEWITNESS' },
      ...{ heldOn: '2026-01-02', placeOrMeans: 'By telephone', whatSaid: 'There was one aircraft.' },
    }),
  );
  await done(
    recordResponse(crew.analyst, await at(), {
      responseKind: 'CONDOLENCE',
      givenOn: '2026-10-04',
      whatDone: 'A letter was handed to the eldest son.',
      byBody: 'Regional liaison office',
      amount: '2 500 USD',
      isTold: false,
    }),
  );
  await done(
    concludeInvestigation(crew.analyst, await at(), {
      ...{ investigationId, findings: 'One aircraft.', recommendations: 'None.', exhibits: [] },
      ...{ noInterviewReason: '', noSiteVisitReason: 'The road is mined.', noLegalReviewReason: '' },
      ...{ legalReview: 'DONE', legalReviewBy: 'The legal adviser', legalReviewOn: '2026-01-20' },
      legalReviewResult: 'The findings are supported (annex 2).',
    }),
  );
  const asked = { receivedOn: '2026-10-01', askedBy: 'By letter', askedFor: 'A copy of all (on paper).' };
  await done(recordAccessRequest(crew.analyst, await at(), asked));
  const [requestId = ''] = (await caseState(crew.supervisor, caseId)).openAccessRequestIds;
  const answer = { requestId, answeredOn: '2026-10-09', howAnswered: 'Printed, and handed over.' };
  await done(answerAccessRequest(crew.supervisor, await at(), answer));
  await done(addNote(crew.analyst, caseId, { note: 'Ask the mill again.', mentionedIds: [] }));
  const { reference } = await caseState(crew.analyst, caseId);
  const found = await getCaseForPrint(crew.supervisor, reference);
  if (found === null) throw new Error('no case');
  print = found;
  file = found.file;
});
afterAll(() => database.drop());

const documentIn = (locale: Locale, of = print): PrintedDocument =>
  caseFileDocument(of, locale, createTranslator({ locale, messages: messagesOf(locale) }) as Say, NOW);

describe('a case on paper', () => {
  it('holds every file by its hash, every determination by its hash, and every entry of the history', () => {
    const printed = JSON.stringify(documentIn('en'));
    expect(printed).toContain(SHA);
    for (const { contentHash } of file.determinations) expect(printed).toContain(contentHash);
    for (const { leafHash } of file.events) expect(printed).toContain(leafHash);
    expect(printed).toContain(credibleDetermination().publicText);
  });

  it('tells what was asked first, who was heard, what was done for those harmed, and what the staff wrote', () => {
    const chapters = documentIn('en').sections.map(({ title, blocks }) => [title, JSON.stringify(blocks)]);
    const told = Object.fromEntries(chapters) as Readonly<Record<string, string>>;
    expect(told['Initial assessment, cycle 1']).toContain(potentialFound().reasons);
    expect(told['Investigation']).toContain('Person 1');
    expect(told['Investigation']).toContain('There was one aircraft.');
    expect(told['Responses']).toContain('A letter was handed to the eldest son.');
    expect(told['Notes among the staff']).toContain('Ask the mill again.');
    expect(told['History']).toContain('From “Under initial assessment”');
    expect(JSON.stringify(chapters)).not.toContain('Sarraf');
  });

  it.each(['en', 'ar'] as const)('sets words of others apart in %s, in lines of their own', (locale) => {
    const blocks = documentIn(locale).sections.flatMap((section) => section.blocks);
    const apart = blocks.flatMap((block) => (block.kind === 'WORDS' ? [block.text] : []));
    expect(apart).toContain('2 500 USD');
    expect(apart).toContain('The findings are supported (annex 2).');
    expect(apart).toContain('A copy of all (on paper).');
    expect(apart).toContain('Printed, and handed over.');
    // A text that could not be put together is its own key.
    expect(JSON.stringify(blocks)).not.toMatch(/casePage\.|caseFile\.|enums\./);
  });

  const recordIn = (locale: Locale) =>
    (documentIn(locale).sections.at(-1)?.blocks ?? []).flatMap((block) =>
      block.kind === 'TABLE' ? block.rows : [],
    );

  it('leaves no version out of what is on record, each with its entry and its commitment', async () => {
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    const { rows } = await client.query<{ version: number; commitment: string; seq: string }>(
      `select version, encode(commitment, 'hex') as commitment, (select seq from case_event e where e.id = event_id) as seq
        from (select case_id, version, commitment, event_id from recorded_value
          union all select case_id, version, commitment, event_id from sealed_value) r where case_id = $1`,
      [file.state.id],
    );
    await client.end();
    const printed = recordIn('en').map(([, version, seq, , commitment]) => `${version} ${seq} ${commitment}`);
    expect(printed.sort()).toEqual(rows.map((row) => `${row.version} ${row.seq} ${row.commitment}`).sort());
    expect(rows.some(({ version }) => version > 1)).toBe(true);
  });

  it.each(['en', 'ar'] as const)('calls every field and every code by a word in %s', (locale) => {
    const cells = recordIn(locale).flatMap(([name, , , value]) => [name, value]);
    expect(
      cells.filter((cell) =>
        /^[a-z]+([A-Z][a-z]+)*$|\b[A-Z]{2,}_[A-Z_]+\b|\b[a-z]+[A-Z][a-zA-Z]*: /.test(cell ?? ''),
      ),
    ).toEqual([]);
  });

  it.each(['en', 'ar'] as const)('says in %s for whom a delegate decided', async (locale) => {
    const [giver, analyst, delegate] = await Promise.all([
      makeStaff('SUPERVISOR', { name: 'Amara Dietl' }),
      makeStaff('ANALYST'),
      makeStaff('ANALYST', { name: 'Jonas Reiter' }),
    ]);
    await delegationInForce({ giver, delegate });
    const caseId = await receivedCase();
    await closed({ analyst, supervisor: delegate }, caseId, insufficientInformation());
    const decided = await getCaseForPrint(analyst, (await caseState(analyst, caseId)).reference);
    if (decided === null) throw new Error('no case');
    const between = { en: 'for', ar: 'نيابةً عن' }[locale];
    const printed = JSON.stringify(documentIn(locale, decided));
    // With the determination, and in the history.
    expect(printed.split(`Jonas Reiter ${between} Amara Dietl (`)).toHaveLength(3);
  });

  it.each(['en', 'ar'] as const)('can be set in %s, and every word of ours is there', (locale) => {
    const document = documentIn(locale);
    expect(JSON.stringify(document)).not.toMatch(/(caseFile|casePage|determination|enums|history)\.[a-zA-Z]/);
    expect(renderPdf(document).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
