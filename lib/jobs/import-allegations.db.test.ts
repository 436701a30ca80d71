import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '@/lib/db/commands/accept-case';
import { createImportTest, importFixture, runImport } from '@/lib/testing/import-runs';
import { makeStaff } from '@/prisma/factories/people';

let test: Awaited<ReturnType<typeof createImportTest>>;
beforeAll(async () => {
  test = await createImportTest();
});
afterAll(() => test.drop());

describe('an import', () => {
  it('refuses assessments of incidents that were not brought in, and keeps nothing of them', async () => {
    const { totals, problems } = await runImport('airwars-assessments', importFixture('assessments-quirks'));
    // 27 rows of 26 incidents to apply, 3 set aside, 1 unreadable.
    expect(totals).toMatchObject({ read: 31, created: 0, setAside: 3, rejected: 28, fatal: false });
    expect(problems.filter(({ code }) => code === 'INCIDENT_NOT_BROUGHT_IN')).toHaveLength(27);
    expect(await test.one('select count(*)::int as value from historic_batch')).toBe(0);
  });

  it('says in a dry run what the real run then does, and writes nothing', async () => {
    const before = await test.ledgerSize();
    const dry = await runImport('airwars-incidents', importFixture('incidents-quirks'), { dryRun: true });
    expect(await test.ledgerSize()).toBe(before);
    expect(await test.one('select count(*)::int as value from review_case')).toBe(0);
    const real = await runImport('airwars-incidents', importFixture('incidents-quirks'));
    expect(real).toEqual(dry);
    const { read, created, updated, unchanged, setAside, rejected } = real.totals;
    expect(read).toBe(created + updated + unchanged + setAside + rejected);
    expect(created).toBeGreaterThan(30);
    expect(await test.one('select count(*)::int as value from review_case')).toBe(created);
    // The sequence of references was not used up by the dry run.
    expect(
      await test.one('select count(*)::int as value from review_case where reference like $1', ['CH-%-0001']),
    ).toBe(1);
  });

  it('keeps what the source says, under the operator, received at a time not stated', async () => {
    const caseId = await test.caseOf(1);
    const { rows } = await test.admin.query('select * from review_case where id = $1', [caseId]);
    expect(rows[0]).toMatchObject({
      status: 'RECEIVED',
      source_kind: 'NGO',
      channel: 'IMPORT',
      received_precision: 'NOT_STATED',
      place_name_latin: 'Tell Ruman',
      place_name_original: 'تل رمان',
      governorate: 'SY-RA',
      latitude: 35.9,
      longitude: 39.1,
      incident_precision: 'DAY',
      killed_min: 2,
      killed_max: 3,
      injured_min: null,
    });
    const event = await test.admin.query('select * from case_event where case_id = $1', [caseId]);
    expect(event.rows).toMatchObject([
      {
        type: 'CASE_RECEIVED',
        actor_kind: 'OPERATOR',
        flow: 'BROUGHT_IN',
        effective_at: null,
        effective_precision: 'NOT_STATED',
      },
    ]);
    const audiences = 'select array_agg(distinct audience) as value from recorded_value where case_id = $1';
    expect(await test.one(audiences, [caseId])).toEqual(['STAFF']);
  });

  it('changes nothing when it is run again', async () => {
    const before = await test.ledgerSize();
    const again = await runImport('airwars-incidents', importFixture('incidents-quirks'));
    expect(again.totals.created + again.totals.updated).toBe(0);
    expect(again.totals.unchanged).toBeGreaterThan(30);
    expect(await test.ledgerSize()).toBe(before);
    expect(await test.one('select max(version) as value from recorded_value')).toBe(1);
  });

  it('appends versions of the values a changed row changed, and leaves people’s work alone', async () => {
    const caseId = await test.caseOf(1);
    const analyst = await makeStaff('ANALYST');
    expect((await acceptCase(analyst, { caseId, expectedVersion: 1 })).ok).toBe(true);
    await test.admin.query("update review_case set governorate = 'SY-HL' where id = $1", [caseId]);

    const file = await test.changed('incidents-quirks', 1, ',2,3,', ',4,5,');
    const withPlace = await readFile(file, 'utf8');
    await writeFile(
      file,
      withPlace.replace('Ar Raqqah,الرقة,Ar Raqqah,35.9', 'Deir ez-Zor,دير الزور,Deir ez-Zor,35.9'),
    );
    const dry = await runImport('airwars-incidents', file, { dryRun: true });
    const { totals, problems } = await runImport('airwars-incidents', file);
    expect({ totals, problems }).toEqual(dry);
    expect(totals).toMatchObject({ created: 0, updated: 1 });

    expect(await test.versionsOf(caseId)).toMatchObject({
      killed: 2,
      governorate: 2,
      sourceCells: 2,
      placeText: 1,
      incident: 1,
      sourceName: 1,
    });
    const { rows } = await test.admin.query('select * from review_case where id = $1', [caseId]);
    expect(rows[0]).toMatchObject({
      killed_min: 4,
      killed_max: 5,
      governorate: 'SY-HL', // set by a person since
      status: 'UNDER_INITIAL_ASSESSMENT',
      assignee_id: analyst.userId,
    });
    expect(await test.eventsOf(caseId)).toEqual([
      'CASE_RECEIVED',
      'CASE_ACCEPTED',
      'ALLEGATION_VERSION_APPENDED',
    ]);
    // Back to how the file was: a third version, not the first again.
    expect((await runImport('airwars-incidents', importFixture('incidents-quirks'))).totals.updated).toBe(1);
    expect(await test.versionsOf(caseId)).toMatchObject({ killed: 3 });
  });

  it('does not bring back what was erased', async () => {
    const caseId = await test.caseOf(3);
    await test.admin.query(
      "update recorded_value set value_json = null, salt = null, erased_at = now(), erased_policy = 'test' where case_id = $1 and field in ('killed', 'sourceCells')",
      [caseId],
    );
    await runImport('airwars-incidents', await test.changed('incidents-quirks', 3, ',2,3,', ',6,7,'));
    expect(await test.versionsOf(caseId)).toMatchObject({ killed: 1, sourceCells: 1 });
  });
});
