import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { logLevel, parseEnvironment, SettingsError } from './env';

const database = { APP_DATABASE_URL: 'postgresql://attest_app:pw@127.0.0.1:5432/attest' };

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    parseEnvironment(variables);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseEnvironment', () => {
  it('needs nothing but the database', () => {
    const settings = parseEnvironment(database);
    expect(settings.appDatabaseUrl).toBe(database.APP_DATABASE_URL);
    expect(settings.reportTimeZone).toBe('UTC');
    expect(settings.evidenceDir).toBe(path.join(settings.dataDir, 'evidence'));
  });

  it('names every setting that is missing or wrong, and no value', () => {
    const problems = problemsOf({
      NEXTAUTH_SECRET: 'short-and-secret',
      ATTEST_REPORT_TIME_ZONE: 'Mars/Olympus',
    });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toBe('APP_DATABASE_URL is not set');
    expect(problems.join('\n')).toMatch(/NEXTAUTH_SECRET: .*32/);
    expect(problems.join('\n')).toContain('ATTEST_REPORT_TIME_ZONE');
    expect(problems.join('\n')).not.toContain('short-and-secret');
    expect(problems.join('\n')).not.toContain('Olympus');
  });

  it.each([
    [{}, { en: 'Civilian Harm Review Cell', ar: 'خلية مراجعة الأذى اللاحق بالمدنيين' }],
    [{ ATTEST_BODY_NAME: 'The Cell' }, { en: 'The Cell', ar: 'The Cell' }],
    [{ ATTEST_BODY_NAME_AR: 'الخلية' }, { en: 'الخلية', ar: 'الخلية' }],
    [
      { ATTEST_BODY_NAME: 'The Cell', ATTEST_BODY_NAME_AR: 'الخلية' },
      { en: 'The Cell', ar: 'الخلية' },
    ],
  ])('names the body in each language from what is set: %j', (set, names) => {
    expect(parseEnvironment({ ...database, ...set }).bodyNames).toEqual(names);
  });

  it('takes an empty setting as none', () => {
    const settings = parseEnvironment({
      ...database,
      ATTEST_SESSION_HOURS: '',
      NEXTAUTH_SECRET: '',
      ATTEST_EVIDENCE_DIR: '',
    });
    expect(settings.sessionHours).toBe(12);
    expect(settings.nextAuthSecret).toBeUndefined();
  });

  it('keeps only the origin of an address, and prefers ATTEST_ORIGIN', () => {
    const settings = parseEnvironment({ ...database, NEXTAUTH_URL: 'http://localhost:3000/api/auth' });
    expect(settings.origin).toBe('http://localhost:3000');
    const both = {
      ...database,
      NEXTAUTH_URL: 'http://localhost:3000',
      ATTEST_ORIGIN: 'https://review.example.org/',
    };
    expect(parseEnvironment(both).origin).toBe('https://review.example.org');
  });

  it.each(['0', '1.5', 'many', '-3'])('refuses ATTEST_SESSION_HOURS=%s', (value) => {
    expect(problemsOf({ ...database, ATTEST_SESSION_HOURS: value })).toHaveLength(1);
  });

  it.each(['javascript:alert(1)', 'ftp://example.org', 'example.org'])('refuses the origin %s', (value) => {
    expect(problemsOf({ ...database, ATTEST_ORIGIN: value })).toHaveLength(1);
  });
});

describe('logLevel', () => {
  it('is known even when it is wrong', () => {
    expect(logLevel({ LOG_LEVEL: 'debug' })).toBe('debug');
    expect(logLevel({ LOG_LEVEL: 'loud' })).toBe('info');
    expect(logLevel({})).toBe('info');
  });
});
