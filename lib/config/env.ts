import path from 'node:path';
import { z } from 'zod';

/** Bytes in a mebibyte. */
const MIB = 1024 * 1024;

/** An empty setting counts as none: `NAME= npm run demo` means "unset". */
const unsetWhenEmpty = (value: unknown) => (value === '' ? undefined : value);
const optionalText = z.preprocess(unsetWhenEmpty, z.string().optional());
const wholeNumber = (least: number, most: number, usual: number) =>
  z.preprocess(unsetWhenEmpty, z.coerce.number().int().min(least).max(most).default(usual));
const httpOrigin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);
const timeZone = z.string().refine(isTimeZone, 'is no time zone name such as "Europe/Berlin"');

const Settings = z.object({
  /** connection string of the login attest_app */
  APP_DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be a postgresql:// connection string',
  }),
  /** most connections this process opens */
  ATTEST_DATABASE_CONNECTIONS: wholeNumber(1, 500, 12),
  /** milliseconds one statement may take before the database ends it */
  ATTEST_STATEMENT_LIMIT_MS: wholeNumber(100, 600_000, 15_000),
  ATTEST_DATA_DIR: z.preprocess(unsetWhenEmpty, z.string().default('.data')),
  /** where evidence files are; default: "evidence" in the data folder */
  ATTEST_EVIDENCE_DIR: optionalText,
  /** largest single evidence file, in bytes */
  ATTEST_EVIDENCE_MAX_BYTES: wholeNumber(1, Number.MAX_SAFE_INTEGER, 2048 * MIB),
  /** most files attached to one allegation by somebody without an account */
  ATTEST_EVIDENCE_MAX_FILES: wholeNumber(1, 10_000, 20),
  NEXTAUTH_URL: z.preprocess(unsetWhenEmpty, httpOrigin.optional()),
  NEXTAUTH_SECRET: z.preprocess(
    unsetWhenEmpty,
    z.string().min(32, 'must have at least 32 characters').optional(),
  ),
  /** scheme, host and port under which people reach the site; default: NEXTAUTH_URL */
  ATTEST_ORIGIN: z.preprocess(unsetWhenEmpty, httpOrigin.optional()),
  /** name of the reviewing body, as publications print it */
  ATTEST_BODY_NAME: z.preprocess(unsetWhenEmpty, z.string().max(200).optional()),
  ATTEST_BODY_NAME_AR: z.preprocess(unsetWhenEmpty, z.string().max(200).optional()),
  /** the time zone whose months the publications count (process §5) */
  ATTEST_REPORT_TIME_ZONE: z.preprocess(unsetWhenEmpty, timeZone.default('UTC')),
  /** month the campaign began (YYYY-MM), which totals are counted from; default: the first month known */
  ATTEST_CAMPAIGN_START: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month such as "2014-08"')
      .optional(),
  ),
  /** hours until a signed-in person must sign in again */
  ATTEST_SESSION_HOURS: wholeNumber(1, 24 * 30, 12),
  /** minutes that an exchanged return code opens its allegation */
  ATTEST_RETURN_CODE_MINUTES: wholeNumber(1, 24 * 60, 30),
  /** reverse proxies in front of the app that set X-Forwarded-For; 0: the header is not believed */
  ATTEST_TRUSTED_PROXIES: wholeNumber(0, 10, 0),
  LOG_LEVEL: z.preprocess(
    unsetWhenEmpty,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
  NODE_ENV: z.preprocess(unsetWhenEmpty, z.enum(['development', 'test', 'production']).default('production')),
});

/** The settings the application runs with. */
export interface Environment {
  readonly appDatabaseUrl: string;
  readonly databaseConnections: number;
  readonly statementLimitMs: number;
  readonly dataDir: string;
  readonly evidenceDir: string;
  readonly evidenceMaxBytes: number;
  readonly evidenceMaxFiles: number;
  readonly nextAuthSecret: string | undefined;
  /** e.g. "https://review.example.org"; cookies are `Secure` when it is https */
  readonly origin: string | undefined;
  /** by language; the invented body's where none is set */
  readonly bodyNames: { readonly en: string; readonly ar: string };
  readonly reportTimeZone: string;
  /** "YYYY-MM" */
  readonly campaignStart: string | undefined;
  readonly sessionHours: number;
  readonly returnCodeMinutes: number;
  readonly trustedProxies: number;
  readonly production: boolean;
}

/** Settings that are missing or make no sense; the message names each one. Never prints a value. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The settings are not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** A body that names itself in one language only is called so in both. */
function bodyNames(en: string | undefined, ar: string | undefined): Environment['bodyNames'] {
  if (en === undefined && ar === undefined)
    return { en: 'Civilian Harm Review Cell', ar: 'خلية مراجعة الأذى اللاحق بالمدنيين' };
  return { en: en ?? ar ?? '', ar: ar ?? en ?? '' };
}

/**
 * Reads settings from environment variables.
 * @throws SettingsError naming every setting that is missing or wrong
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = Settings.safeParse(variables);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map(({ path: [name], message, input }) =>
        input === undefined && variables[String(name)] === undefined
          ? `${String(name)} is not set`
          : `${String(name)}: ${message}`,
      ),
    );
  }
  const settings = parsed.data;
  const dataDir = path.resolve(settings.ATTEST_DATA_DIR);
  return {
    appDatabaseUrl: settings.APP_DATABASE_URL,
    databaseConnections: settings.ATTEST_DATABASE_CONNECTIONS,
    statementLimitMs: settings.ATTEST_STATEMENT_LIMIT_MS,
    dataDir,
    evidenceDir: settings.ATTEST_EVIDENCE_DIR
      ? path.resolve(settings.ATTEST_EVIDENCE_DIR)
      : path.join(dataDir, 'evidence'),
    evidenceMaxBytes: settings.ATTEST_EVIDENCE_MAX_BYTES,
    evidenceMaxFiles: settings.ATTEST_EVIDENCE_MAX_FILES,
    nextAuthSecret: settings.NEXTAUTH_SECRET,
    origin: settings.ATTEST_ORIGIN ?? settings.NEXTAUTH_URL,
    bodyNames: bodyNames(settings.ATTEST_BODY_NAME, settings.ATTEST_BODY_NAME_AR),
    reportTimeZone: settings.ATTEST_REPORT_TIME_ZONE,
    campaignStart: settings.ATTEST_CAMPAIGN_START,
    sessionHours: settings.ATTEST_SESSION_HOURS,
    returnCodeMinutes: settings.ATTEST_RETURN_CODE_MINUTES,
    trustedProxies: settings.ATTEST_TRUSTED_PROXIES,
    production: settings.NODE_ENV === 'production',
  };
}

let known: Environment | undefined;

/** The settings of this process, read at the first call (so that a build needs none) and kept. */
export function env(): Environment {
  known ??= parseEnvironment(process.env);
  return known;
}

/** The log level alone: it must be known even when other settings are wrong. */
export function logLevel(variables: Readonly<Record<string, string | undefined>> = process.env): string {
  const parsed = Settings.shape.LOG_LEVEL.safeParse(variables['LOG_LEVEL']);
  return parsed.success ? parsed.data : 'info';
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
