import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const HOUR = 3_600_000;

async function cookies() {
  return import('@/lib/auth/session-cookie');
}

beforeAll(() => {
  vi.stubEnv('APP_DATABASE_URL', 'postgresql://nobody@localhost/none');
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of more than thirty-two characters');
  vi.stubEnv('ATTEST_SESSION_HOURS', '2');
  vi.resetModules();
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('the session cookie', () => {
  it('gives back what was sealed, as often as it is asked', async () => {
    const { sealToken, unsealToken } = await cookies();
    const cookie = await sealToken('one');
    expect(cookie).not.toContain('one');
    expect(await unsealToken(cookie)).toBe('one');
    expect(await unsealToken(cookie)).toBe('one');
    expect(await unsealToken(await sealToken('two'))).toBe('two');
  });

  it('opens nothing that was changed, also right after the true one', async () => {
    const { sealToken, unsealToken } = await cookies();
    const cookie = await sealToken('one');
    await unsealToken(cookie);
    const last = cookie.at(-5) === 'A' ? 'B' : 'A';
    expect(await unsealToken(`${cookie.slice(0, -5)}${last}${cookie.slice(-4)}`)).toBeNull();
    expect(await unsealToken('')).toBeNull();
  });

  it('opens nothing that is too old, also when it was opened before', async () => {
    const { sealToken, unsealToken } = await cookies();
    const cookie = await sealToken('one');
    expect(await unsealToken(cookie)).toBe('one');
    vi.useFakeTimers({ now: Date.now() + 3 * HOUR, toFake: ['Date'] });
    expect(await unsealToken(cookie)).toBeNull();
  });
});
