import { newResetCode, resetLink } from '@/lib/auth/reset-code';
import { hashPassword } from '@/lib/auth/password';
import { EXIT, requiredOption, textOption, UsageError, type CommandContext } from '@/lib/cli/command';
import { problemText } from '@/lib/cli/problem-text';
import { env } from '@/lib/config/env';
import { disableAccount, resetPassword } from '@/lib/db/commands/change-account';
import { createOrganisation, createUnit } from '@/lib/db/commands/change-directory';
import { createAccount } from '@/lib/db/commands/create-account';
import { createAccountWithPassword } from '@/lib/db/commands/create-account-with-password';
import { findAccountByEmail, findAccounts, type Account } from '@/lib/db/queries/find-accounts';
import { findOrganisations, findUnits } from '@/lib/db/queries/find-directory';
import type { Outcome, Problem } from '@/lib/domain/shared/outcome';
import { emailAddress, newAccount } from '@/lib/schemas/account';
import { newPassword } from '@/lib/schemas/password';

/** Where the link leads when no address is set: the demo's usual one. */
const USUAL_ORIGIN = 'http://localhost:3000';

/** `user create`: an account, and either a one-time link or a password from standard input. */
export async function createUser(context: CommandContext): Promise<number> {
  const { actor, io } = context;
  const given = {
    email: requiredOption(context, 'email'),
    name: requiredOption(context, 'name'),
    role: requiredOption(context, 'role').toUpperCase(),
    locale: textOption(context, 'locale') ?? 'en',
  };
  const fromInput = context.options['password-stdin'] === true;
  const password = fromInput ? newPassword.safeParse((await io.readInput()).replace(/\r?\n$/, '')) : null;
  if (password && !password.success) {
    return refused(
      context,
      password.error.issues.map(({ message }) => ({ code: message })),
    );
  }
  // Checked before anything is created for it; the organisation's id is known only afterwards.
  const organisation = textOption(context, 'organisation')?.trim();
  const placeholder = organisation === undefined ? '' : '00000000-0000-4000-8000-000000000000';
  const checked = newAccount.safeParse({ ...given, organisationId: placeholder, unitId: '' });
  if (!checked.success) {
    return refused(
      context,
      checked.error.issues.map(({ message, path }) => ({ code: message, field: path.map(String).join('.') })),
    );
  }
  const places = await placesOf(context, organisation, textOption(context, 'unit')?.trim());
  if (!places.ok) return refused(context, problemsIn(places));

  const reset = newResetCode();
  const account = { ...checked.data, ...places.value };
  const created = password
    ? await createAccountWithPassword(actor, account, await hashPassword(password.data))
    : await createAccount(actor, account, { codeHash: reset.codeHash });
  if (!created.ok) return refused(context, problemsIn(created));
  const { accountId: id, awaitsSecondPerson } = created.value;
  const { email, role } = checked.data;
  if (awaitsSecondPerson)
    return done(context, { id, email, role, link: null, awaitsSecondPerson }, waits(email, role));
  const link = password ? null : resetLink(env().origin ?? USUAL_ORIGIN, reset.code);
  return done(
    context,
    { id, email, role, link, awaitsSecondPerson },
    link === null
      ? `${email} (${role}) can sign in.`
      : `${email} (${role}): within 24 hours, and once only, a password can be chosen at\n${link}`,
  );
}

/** `user reset`: a one-time link for an account. */
export async function resetUser(context: CommandContext): Promise<number> {
  const account = await accountOf(context);
  const reset = newResetCode();
  const outcome = await resetPassword(
    context.actor,
    { accountId: account.id, version: null },
    reset.codeHash,
  );
  if (!outcome.ok) return refused(context, problemsIn(outcome));
  const { awaitsSecondPerson } = outcome.value;
  const { id, email, role } = account;
  if (awaitsSecondPerson)
    return done(context, { id, email, link: null, awaitsSecondPerson }, waits(email, role));
  const link = resetLink(env().origin ?? USUAL_ORIGIN, reset.code);
  return done(
    context,
    { id, email, link, awaitsSecondPerson },
    `${email}: within 24 hours, and once only, a new password can be chosen at\n${link}`,
  );
}

/** What to say where a second administrator must agree. */
const waits = (email: string, role: string): string =>
  `${email} (${role}): asked for. Another administrator must agree on the accounts page, and is given the link.`;

/** `user disable`: closes an account. */
export async function disableUser(context: CommandContext): Promise<number> {
  const account = await accountOf(context);
  if (account.disabledAt) return refused(context, [{ code: 'account.alreadyDisabled' }]);
  const outcome = await disableAccount(context.actor, { accountId: account.id, version: null });
  if (!outcome.ok) return refused(context, problemsIn(outcome));
  return done(
    context,
    { id: account.id, email: account.email, disabled: true },
    `${account.email} is disabled.`,
  );
}

/** `user list`: all accounts by name. */
export async function listUsers(context: CommandContext): Promise<number> {
  const all: Account[] = [];
  for (let page = 1; ; page += 1) {
    const { accounts, total } = await findAccounts(context.actor, { page });
    all.push(...accounts);
    if (accounts.length === 0 || all.length >= total) break;
  }
  const rows = all.map(({ id, email, name, role, organisation, unit, disabledAt }) => ({
    id,
    email,
    name,
    role,
    organisation,
    unit,
    disabled: disabledAt !== null,
  }));
  const lines = rows.map((row) =>
    [
      row.role.padEnd(10),
      row.email,
      row.name,
      row.organisation ?? row.unit ?? '',
      row.disabled ? '(disabled)' : '',
    ]
      .filter(Boolean)
      .join('  '),
  );
  return done(context, { accounts: rows }, lines.join('\n'));
}

async function accountOf(context: CommandContext): Promise<Account> {
  const email = emailAddress.safeParse(requiredOption(context, 'email'));
  const account = email.success ? await findAccountByEmail(context.actor, email.data) : null;
  if (!account) throw new UsageError('there is no account with this address');
  return account;
}

type Places = { readonly organisationId: string | null; readonly unitId: string | null };

/** The ids of an organisation and a unit by name; created where there is none of that name. */
async function placesOf(
  { actor }: CommandContext,
  organisation: string | undefined,
  unit: string | undefined,
): Promise<Outcome<Places>> {
  const places = { organisationId: null as string | null, unitId: null as string | null };
  if (organisation) {
    const known = (await findOrganisations(actor)).find(({ name }) => name === organisation);
    const made = known
      ? { ok: true as const, value: known.id }
      : await createOrganisation(actor, organisation);
    if (!made.ok) return made;
    places.organisationId = made.value;
  }
  if (unit) {
    const known = (await findUnits(actor)).find(({ name }) => name === unit);
    const made = known ? { ok: true as const, value: known.id } : await createUnit(actor, unit);
    if (!made.ok) return made;
    places.unitId = made.value;
  }
  return { ok: true, value: places };
}

function problemsIn(outcome: Exclude<Outcome<unknown>, { readonly ok: true }>): readonly Problem[] {
  return outcome.kind === 'REFUSAL'
    ? outcome.problems
    : [{ code: `changed by ${outcome.by || 'someone'} at ${outcome.at}` }];
}

function refused({ json, io }: CommandContext, problems: readonly Problem[]): number {
  if (json) io.write(`${JSON.stringify({ ok: false, problems })}\n`);
  else for (const problem of problems) io.note(`${problemText(problem)}\n`);
  return EXIT.refused;
}

function done({ json, io }: CommandContext, result: object, text: string): number {
  io.write(json ? `${JSON.stringify({ ok: true, ...result })}\n` : `${text}\n`);
  return EXIT.done;
}
