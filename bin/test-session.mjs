// @ts-check
import { randomInt } from 'node:crypto';
import { findBrowser } from './browser.mjs';
import { openDatabase, withDatabase } from './database.mjs';
import { toolEnvironment } from './environment.mjs';
import { requireNode, requireWritable, ROOT, testDataFolder } from './folders.mjs';
import { install } from './install.mjs';
import { absentTools } from './outside-tools.mjs';
import { readServerState } from './server-state.mjs';
import { Explained } from './terminal.mjs';

/**
 * What `npm test` and `npm run trials` need before the first test: packages, a browser, a PostgreSQL.
 * @param {import('./terminal.mjs').Terminal} terminal
 * @param {{ needsBrowser: boolean, needsDatabase: boolean, trials: 'full' | 'reduced', filters: string[] }} wishes
 * @returns {Promise<import('./test-stages.mjs').Run>}
 */
export async function openTestSession(terminal, { needsBrowser, needsDatabase, trials, filters }) {
  requireNode();
  requireWritable(ROOT, 'this repository');
  const dataDir = testDataFolder();
  requireWritable(dataDir, "the tests' database and files");
  await install(terminal);
  reportTools(terminal);
  const browser = needsBrowser
    ? await terminal.step('Finding a browser', () => findBrowser(terminal.note))
    : '';
  if (browser) terminal.note(browser);
  const serverUrl = needsDatabase
    ? await terminal.step('Starting PostgreSQL for the tests', () => openServer(dataDir, terminal.note))
    : '';
  const seed = process.env.ATTEST_SEED || String(randomInt(1, 2 ** 31));
  terminal.line(`  Trials: ${process.env.ATTEST_TRIALS || trials} counts, ATTEST_SEED=${seed}`);
  const env = {
    ...toolEnvironment(),
    NO_COLOR: '1',
    FORCE_COLOR: undefined, // some tools take even "0" for a wish for colour
    ATTEST_TRIALS: process.env.ATTEST_TRIALS || trials,
    ATTEST_SEED: seed,
    ATTEST_DATA_DIR: dataDir,
    LOG_LEVEL: process.env.LOG_LEVEL || 'silent',
  };
  return { terminal, dataDir, serverUrl, browser, env, filters, failures: [] };
}

/** @param {string} dataDir @param {(text: string) => void} note */
async function openServer(dataDir, note) {
  const { adminUrl } = await openDatabase({ dataDir, name: 'postgres', durable: false, note });
  const alone = readServerState(dataDir).users.every((pid) => pid === process.pid);
  if (!process.env.DATABASE_URL && alone) await dropLeftovers(adminUrl);
  return adminUrl;
}

/** Databases of test runs that were killed. Only when nobody else uses the server. @param {string} serverUrl */
async function dropLeftovers(serverUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: withDatabase(serverUrl, 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select datname from pg_database where datname ~ '^attest_(test|template)_' order by datname",
    );
    for (const { datname } of rows)
      await client.query(`DROP DATABASE ${client.escapeIdentifier(datname)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/** @param {import('./terminal.mjs').Terminal} terminal */
function reportTools(terminal) {
  const required = (process.env.ATTEST_REQUIRE_TOOLS ?? '').split(/[\s,]+/).filter(Boolean);
  const missing = absentTools(required);
  if (missing.length > 0) throw new Explained(`These tools must be here and are not: ${missing.join(', ')}.`);
  const absent = absentTools();
  if (absent.length > 0)
    terminal.line(
      `  Outside tools not on this machine: ${absent.join(', ')}; tests that need them are skipped`,
    );
}
