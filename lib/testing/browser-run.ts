/** Where the browser tests find the application and its database; set by bin/test.mjs. */
export interface BrowserRun {
  /** e.g. "http://localhost:41234" */
  readonly origin: string;
  /** superuser on the application's database: for setting a story's stage */
  readonly adminUrl: string;
  /** the login that the running application uses */
  readonly appUrl: string;
}

/** @throws when Playwright was started by itself */
export function browserRun(): BrowserRun {
  const { ATTEST_E2E_ORIGIN: origin, ATTEST_E2E_ADMIN_URL: adminUrl, APP_DATABASE_URL: appUrl } = process.env;
  if (!origin || !adminUrl || !appUrl) {
    throw new Error(
      'Start the browser tests with "npm test -- browser": it builds, serves and migrates for them.',
    );
  }
  return { origin, adminUrl, appUrl };
}
