import { randomUUID } from 'node:crypto';
import { appendEvent } from '@/lib/db/commands/append-events';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { OperatorActor, ReporterActor, StaffActor } from '@/lib/domain/case/actor';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'factory' };

type Given = {
  readonly name?: string;
  readonly email?: string;
  readonly passwordHash?: string | null;
  readonly unitId?: string | null;
};

async function makeAccount(
  role: string,
  organisationId: string | null,
  given: Given,
): Promise<{ userId: string; name: string }> {
  const userId = randomUUID();
  const name = given.name ?? `${role.toLowerCase()} ${userId.slice(0, 4)}`;
  await writeAs(OPERATOR, async (tx) => {
    await tx.user.createMany({
      data: [
        {
          id: userId,
          email: given.email ?? `${userId.slice(0, 8)}@example.org`,
          name,
          role,
          organisationId,
          unitId: given.unitId ?? null,
          passwordHash: given.passwordHash ?? null,
        },
      ],
    });
    await appendEvent(tx, OPERATOR, {
      id: randomUUID(),
      type: 'ACCOUNT_CREATED',
      object: { kind: 'ACCOUNT', id: userId },
      caseId: null,
      payload: { role, organisationId },
    });
  });
  return { userId, name };
}

/** An invented member of staff with an account, ready to act. */
export async function makeStaff(kind: StaffActor['kind'], given: Given = {}): Promise<StaffActor> {
  return { kind, ...(await makeAccount(kind, null, given)), unitId: given.unitId ?? null };
}

/** An invented submitting organisation. */
export async function makeOrganisation(
  name = `Nahr Documentation ${randomUUID().slice(0, 6)}`,
): Promise<string> {
  const id = randomUUID();
  await writeAs(OPERATOR, (tx) => tx.organisation.createMany({ data: [{ id, name }] }));
  return id;
}

/** An invented member of a submitting organisation. */
export async function makeReporter(organisationId: string, given: Given = {}): Promise<ReporterActor> {
  return { kind: 'REPORTER', ...(await makeAccount('REPORTER', organisationId, given)), organisationId };
}

/** An invented military unit, to be named as implicated. */
export async function makeUnit(name = `Task unit ${randomUUID().slice(0, 6)}`): Promise<string> {
  const id = randomUUID();
  await writeAs(OPERATOR, (tx) => tx.unit.createMany({ data: [{ id, name }] }));
  return id;
}
