import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '@/lib/cli/command';
import { COMMANDS } from '@/lib/cli/commands';
import { dispatch } from '@/lib/cli/dispatch';
import { ROLES, type Role } from '@/lib/domain/account/roles';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { makeOrganisation, makeReporter, makeStaff } from '@/prisma/factories/people';

let database: TestDatabase;
const addresses = new Map<Role, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  const organisation = await makeOrganisation();
  for (const role of ROLES) {
    const email = `${role.toLowerCase()}@example.org`;
    if (role === 'REPORTER') await makeReporter(organisation, { email });
    else await makeStaff(role === 'ADMIN' ? 'ANALYST' : role, { email });
    addresses.set(role, email);
  }
});
afterAll(() => database.drop());

/** Who got as far as the command itself. */
async function admitted(command: Command): Promise<readonly Role[]> {
  const roles: Role[] = [];
  for (const role of ROLES.filter((one) => one !== 'ADMIN')) {
    const stub: Command = {
      ...command,
      load: async () => async () => {
        roles.push(role);
        return 0;
      },
    };
    const io = { write: () => {}, note: () => {}, readInput: async () => '', interactive: false };
    await dispatch([stub], [...command.name.split(' '), '--as', addresses.get(role) ?? ''], io);
  }
  return roles;
}

it.each(COMMANDS.map((command) => [command.name, command] as const))(
  '%s is carried out as nobody of another role',
  async (_name, command) => {
    expect(await admitted(command)).toEqual(
      ROLES.filter((role) => role !== 'ADMIN' && command.by.includes(role)),
    );
  },
);

it('lets only staff at work bring anything in, or enter a figure', () => {
  const writing = COMMANDS.filter(({ name }) => /^(import|figures (state|adjust|open))/.test(name));
  expect(writing.length).toBeGreaterThan(3);
  for (const { by } of writing) expect([...by].sort()).toEqual(['ANALYST', 'SUPERVISOR']);
});
