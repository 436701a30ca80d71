import { createHmac } from 'node:crypto';
import { hashPassword } from '@/lib/auth/password';
import { createAccountWithPassword } from '@/lib/db/commands/create-account-with-password';
import { createOrganisation } from '@/lib/db/commands/change-directory';
import { writeAs } from '@/lib/db/scope/as-actor';
import type { OperatorActor, ReporterActor, StaffActor } from '@/lib/domain/case/actor';
import { done } from '@/prisma/factories/cases';

export const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'operator' };

const PEOPLE = [
  { role: 'ANALYST', name: 'Lena Brandt', email: 'lena.brandt@example.org' },
  { role: 'ANALYST', name: 'Tomas Azar', email: 'tomas.azar@example.org' },
  { role: 'SUPERVISOR', name: 'Ines Okafor', email: 'ines.okafor@example.org' },
  { role: 'SUPERVISOR', name: 'Paul Lindqvist', email: 'paul.lindqvist@example.org' },
  { role: 'AUDITOR', name: 'Ruth Marsh', email: 'ruth.marsh@example.org' },
  { role: 'ADMIN', name: 'Kofi Osei', email: 'kofi.osei@example.org' },
  { role: 'ADMIN', name: 'Sana Keller', email: 'sana.keller@example.org' },
  { role: 'REPORTER', name: 'Nour Haddad', email: 'nour.haddad@example.org' },
] as const;

export const ORGANISATION = 'Nahr Documentation';

export type SignIn = { readonly role: string; readonly email: string; readonly password: string };

/** One sign-in for each role. The passwords are this installation's own: derived from its database's secret. */
export function demoSignIns(secret: string): readonly SignIn[] {
  const firstOfRole = PEOPLE.filter(
    (person, n) => PEOPLE.findIndex((other) => other.role === person.role) === n,
  );
  return firstOfRole.map(({ role, email }) => ({ role, email, password: passwordOf(secret, email) }));
}

function passwordOf(secret: string, email: string): string {
  const digest = createHmac('sha256', secret).update(`demo sign-in ${email}`).digest('base64url');
  return digest.replace(/[-_]/g, '').slice(0, 16).toLowerCase();
}

/** The people of the example, by the parts they play in it. */
export type Cast = {
  readonly lena: StaffActor;
  readonly tomas: StaffActor;
  readonly ines: StaffActor;
  readonly paul: StaffActor;
  readonly nour: ReporterActor;
};

/** Gives the people of the example their accounts, as an operator would at the command line, and has each set a password. */
export async function seedPeople(secret: string): Promise<Cast> {
  const organisationId = await done(createOrganisation(OPERATOR, ORGANISATION));
  const ids = new Map<string, string>();
  for (const { role, name, email } of PEOPLE) {
    const given = {
      role,
      name,
      email,
      organisationId: role === 'REPORTER' ? organisationId : null,
      unitId: null,
      locale: 'en',
    };
    const passwordHash = await hashPassword(passwordOf(secret, email));
    const { accountId } = await done(createAccountWithPassword(OPERATOR, given, passwordHash));
    ids.set(email, accountId);
  }
  const staff = (kind: StaffActor['kind'], n: number): StaffActor => {
    const person = PEOPLE.filter((candidate) => candidate.role === kind)[n];
    return { kind, userId: ids.get(person?.email ?? '') ?? '', name: person?.name ?? '', unitId: null };
  };
  return {
    lena: staff('ANALYST', 0),
    tomas: staff('ANALYST', 1),
    ines: staff('SUPERVISOR', 0),
    paul: staff('SUPERVISOR', 1),
    nour: {
      kind: 'REPORTER',
      userId: ids.get('nour.haddad@example.org') ?? '',
      name: 'Nour Haddad',
      organisationId,
    },
  };
}

/** Whether the example was put in before. */
export async function isSeeded(): Promise<boolean> {
  const count = await writeAs(OPERATOR, (tx) => tx.user.count({ where: { email: PEOPLE[0].email } }));
  return count > 0;
}
