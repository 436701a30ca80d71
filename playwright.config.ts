import { defineConfig, devices } from '@playwright/test';

/**
 * Started by bin/test.mjs, which serves the production build and says where (ATTEST_E2E_*).
 * desktop: every story; phone: stories tagged @phone; trials: long runs at chosen counts.
 */
const root = process.getuid?.() === 0;
const launchOptions = {
  // Without a UTF-8 locale the browser cannot keep the name of a file that is not in Latin letters.
  env: { ...process.env, LC_ALL: 'C.UTF-8' },
  ...(process.env.ATTEST_E2E_BROWSER ? { executablePath: process.env.ATTEST_E2E_BROWSER } : {}),
  args: [
    ...(root ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--no-first-run',
  ],
};
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, launchOptions };
const phone = {
  ...devices['Desktop Chrome'],
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  launchOptions,
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Guards against hanging, not measures: the machine may be busy.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ...(process.env.ATTEST_E2E_REPORT
      ? [['json', { outputFile: process.env.ATTEST_E2E_REPORT }] as const]
      : []),
  ],
  use: {
    ...(process.env.ATTEST_E2E_ORIGIN ? { baseURL: process.env.ATTEST_E2E_ORIGIN } : {}),
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', testMatch: '**/*.spec.ts', use: desktop },
    { name: 'phone', testMatch: '**/*.spec.ts', grep: /@phone/, use: phone },
    { name: 'trials', testMatch: '**/*.trial.ts', use: desktop },
  ],
});
