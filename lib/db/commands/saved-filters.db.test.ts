import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFilter } from '@/lib/db/commands/remove-filter';
import { saveFilter } from '@/lib/db/commands/save-filter';
import { NotFoundError } from '@/lib/db/errors';
import { findSavedFilters } from '@/lib/db/queries/find-saved-filters';
import { readAs, writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { done } from '@/prisma/factories/cases';
import { makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
let lena: StaffActor;
let ines: StaffActor;

beforeAll(async () => {
  database = await createTestDatabase();
  [lena, ines] = await Promise.all([makeStaff('ANALYST'), makeStaff('SUPERVISOR')]);
});
afterAll(() => database.drop());

const question = 'view=open&area=SY-RA';
const savedBy = (actor: StaffActor) => readAs(actor, (tx) => findSavedFilters(tx, actor));
const namesOf = async (actor: StaffActor) => (await savedBy(actor)).map(({ name }) => name);

describe('filters that a person keeps', () => {
  it('are that person’s alone, each under one name', async () => {
    await done(saveFilter(lena, { name: 'Raqqa', question }));
    await done(saveFilter(ines, { name: 'Raqqa', question: 'view=late' }));
    expect(await saveFilter(lena, { name: 'Raqqa', question: 'view=mine' })).toMatchObject({
      problems: [{ code: 'filters.nameTaken', field: 'name' }],
    });
    expect(await saveFilter(lena, { name: '  ', question })).toMatchObject({
      problems: [{ code: 'missing.name' }],
    });
    expect(await savedBy(lena)).toMatchObject([{ name: 'Raqqa', question }]);
    expect(await readAs(lena, (tx) => tx.savedFilter.count())).toBe(1);
  });

  it('are removed by their owner only, and nobody keeps one in another’s name', async () => {
    const { id } = await done(saveFilter(lena, { name: 'To go', question }));
    await expect(removeFilter(ines, id)).rejects.toThrow(NotFoundError);
    await removeFilter(lena, id);
    await expect(removeFilter(lena, id)).rejects.toThrow(NotFoundError);
    expect(await namesOf(lena)).toEqual(['Raqqa']);
    const forged = writeAs(ines, (tx) =>
      tx.savedFilter.createMany({ data: [{ id, userId: lena.userId, name: 'Forged', question }] }),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('are no more than thirty', async () => {
    const omar = await makeStaff('AUDITOR');
    for (let n = 1; n <= 30; n += 1) await done(saveFilter(omar, { name: `List ${n}`, question }));
    expect(await saveFilter(omar, { name: 'One more', question })).toMatchObject({
      problems: [{ code: 'filters.tooMany', params: { most: 30 } }],
    });
  });

  it('leave no event: they are settings', async () => {
    const types = await readAs(lena, (tx) =>
      tx.caseEvent.findMany({ distinct: ['type'], select: { type: true } }),
    );
    expect(types).toEqual([{ type: 'ACCOUNT_CREATED' }]);
  });
});
