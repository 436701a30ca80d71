import { describe, expect, it } from 'vitest';
import { problemsOf, typedFields } from '@/lib/actions/read-form';
import { credentials, newAccount } from '@/lib/schemas/account';
import { passwordChoice } from '@/lib/schemas/password';

describe('typedFields', () => {
  it('keeps lists, leaves out files and hidden machinery, and never shows secrets', () => {
    const form = new FormData();
    form.append('$ACTION_REF_1', 'x');
    form.append('name', 'Ines');
    form.append('checks', 'A');
    form.append('checks', 'B');
    form.append('password', 'secret words');
    form.append('file', new File(['x'], 'x.txt'));
    form.append('__proto__', 'polluted');
    const fields = typedFields(form, ['password']);
    expect(fields.all).toMatchObject({ name: 'Ines', checks: ['A', 'B'], password: 'secret words' });
    expect(Object.keys(fields.shown).sort()).toEqual(['__proto__', 'checks', 'name'].sort());
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what a database cannot hold', () => {
  it('is gone before any schema or page sees it', () => {
    const form = new FormData();
    form.append('note', 'a\u0000b');
    form.append('mentioned', '\u0000');
    form.append('mentioned', 'x\u0000');
    const { all, shown } = typedFields(form, []);
    expect(all).toEqual({ note: 'ab', mentioned: ['', 'x'] });
    expect(shown).toEqual(all);
  });

  it('signs nobody in by the other door', () => {
    const given = (email: string, password: string) => credentials.safeParse({ email, password }).success;
    expect(given('ines@example.org', 'secret words')).toBe(true);
    expect(given('ines\u0000@example.org', 'secret words')).toBe(false);
    expect(given('ines\ud800@example.org', 'secret words')).toBe(false);
  });
});

describe('problemsOf', () => {
  const codes = (schema: { safeParse: typeof newAccount.safeParse }, value: unknown) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [] : problemsOf(parsed.error).map(({ code, field }) => `${field}: ${code}`);
  };

  it('names every problem at once, by code and field', () => {
    expect(codes(newAccount, { email: 'no address', name: ' ', role: 'KING' })).toEqual([
      'email: account.emailInvalid',
      'name: missing.name',
      'role: missing.role',
    ]);
    expect(
      codes(newAccount, { email: 'a@example.org', name: 'Ines', role: 'REPORTER', organisationId: '' }),
    ).toEqual(['organisationId: account.organisationMissing']);
  });

  it('lowers an address and takes an empty choice as none', () => {
    const parsed = newAccount.parse({
      email: ' Ines@Example.ORG ',
      name: ' Ines ',
      role: 'ANALYST',
      organisationId: '',
      unitId: '',
    });
    expect(parsed).toMatchObject({
      email: 'ines@example.org',
      name: 'Ines',
      organisationId: null,
      unitId: null,
    });
  });

  it('answers a made-up address like a wrong password, not like a mistake', () => {
    expect(credentials.safeParse({ email: 'nobody', password: 'x' }).success).toBe(true);
  });

  it('wants a long password, twice', () => {
    const choice = (password: string, passwordAgain = password) =>
      codes(passwordChoice as unknown as { safeParse: typeof newAccount.safeParse }, {
        code: 'x',
        password,
        passwordAgain,
      });
    expect(choice('correct horse battery')).toEqual([]);
    expect(choice('short')).toContain('password: auth.passwordTooShort');
    expect(choice('aaaaaaaaaaaaaaaa')).toEqual(['password: auth.passwordTooPlain']);
    expect(choice('correct horse battery', 'correct horse')).toEqual(['passwordAgain: auth.passwordsDiffer']);
    expect(choice('')).toContain('password: missing.password');
  });
});
