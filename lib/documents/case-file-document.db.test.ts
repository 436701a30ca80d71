import { createTranslator } from 'next-intl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { getCaseForActor } from '@/lib/db/queries/case-page';
import { caseFileDocument } from '@/lib/documents/case-file-document';
import type { Say } from '@/lib/documents/case-words';
import type { PrintedDocument } from '@/lib/documents/printed-document';
import { renderPdf } from '@/lib/documents/render-pdf';
import type { CaseFile } from '@/lib/domain/case/case-file';
import type { Locale } from '@/lib/i18n/locales';
import { messagesOf } from '@/lib/i18n/messages';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { caseState, closed, done, receivedCase, type Crew } from '@/prisma/factories/cases';
import { credibleDetermination } from '@/prisma/factories/determinations';
import { makeStaff } from '@/prisma/factories/people';

const NOW = '2026-11-23T02:00:00.000Z';
const SHA = 'ab'.repeat(32);
let database: TestDatabase;
let file: CaseFile;

beforeAll(async () => {
  database = await createTestDatabase();
  const crew: Crew = { analyst: await makeStaff('ANALYST'), supervisor: await makeStaff('SUPERVISOR') };
  const caseId = await receivedCase();
  const photo = { sha256: SHA, size: 12_345, mediaType: 'image/jpeg', fileName: 'house.jpg' };
  await done(attachEvidence(crew.analyst, caseId, { files: [photo], links: ['https://example.org/1'] }));
  await closed(crew, caseId, credibleDetermination());
  const { reference } = await caseState(crew.analyst, caseId);
  const found = await getCaseForActor(crew.supervisor, reference);
  if (found === null) throw new Error('no case');
  file = found;
});
afterAll(() => database.drop());

const documentIn = (locale: Locale): PrintedDocument =>
  caseFileDocument(file, locale, createTranslator({ locale, messages: messagesOf(locale) }) as Say, NOW);

describe('a case on paper', () => {
  it('holds every file by its hash, every determination by its hash, and every entry of the history', () => {
    const printed = JSON.stringify(documentIn('en'));
    expect(printed).toContain(SHA);
    for (const { contentHash } of file.determinations) expect(printed).toContain(contentHash);
    for (const { leafHash } of file.events) expect(printed).toContain(leafHash);
    expect(printed).toContain(credibleDetermination().publicText);
  });

  it('leaves nothing out that is on record', () => {
    const record = documentIn('en')
      .sections.at(-1)
      ?.blocks.find(({ kind }) => kind === 'TABLE');
    expect(record?.kind === 'TABLE' ? record.rows.length : 0).toBe(file.values.length);
  });

  it.each(['en', 'ar'] as const)('can be set in %s, and every word of ours is there', (locale) => {
    const document = documentIn(locale);
    expect(JSON.stringify(document)).not.toMatch(/(caseFile|casePage|determination|enums|history)\.[a-zA-Z]/);
    expect(renderPdf(document).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
