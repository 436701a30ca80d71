// @ts-check
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { asMarkdown, checkGoals } from './bench-report.mjs';
import { build, isBuildFresh } from './build.mjs';
import { openDatabase, withDatabase } from './database.mjs';
import { applicationEnvironment, toolEnvironment } from './environment.mjs';
import { dataFolder, requireNode, requireWritable, ROOT } from './folders.mjs';
import { install } from './install.mjs';
import { anyFreePort } from './ports.mjs';
import { shutdown } from './processes.mjs';
import { createTerminal, Explained, failureText, spokenTime } from './terminal.mjs';
import { callTypescript, migrate } from './typescript.mjs';
import { startWebServer } from './web-server.mjs';

/**
 * `npm run bench [-- --sizes 10000,100000,1000000] [--only NAME,NAME] [--reuse]`: seeds a database for each size, starts the
 * production build on it, measures pages and writes over HTTP, each beside the same SQL alone, and prints the tables. A
 * whole run is written to docs/bench/. `--reuse` takes the databases of an earlier run as they are.
 */

/** The demo's build, since it is the same one. */
const DIST_DIR = '.next';
const USUAL_SIZES = [10_000, 100_000, 1_000_000];
const terminal = createTerminal();

/** @returns {{ sizes: number[], only: string[], reuse: boolean }} */
function readWishes() {
  const given = process.argv.slice(2);
  /** @param {string} name @returns {string | null} */
  const valueOf = (name) => {
    const at = given.findIndex((word) => word === name || word.startsWith(`${name}=`));
    if (at < 0) return null;
    const word = given[at] ?? '';
    return word.includes('=') ? word.slice(name.length + 1) : (given[at + 1] ?? '');
  };
  const sizes = valueOf('--sizes')?.split(',').map(Number) ?? USUAL_SIZES;
  if (sizes.some((size) => !Number.isSafeInteger(size) || size < 1000))
    throw new Explained('--sizes takes numbers of cases, at least 1000 each, such as 10000,100000.');
  return {
    sizes: sizes.sort((a, b) => a - b),
    only: valueOf('--only')?.split(',') ?? [],
    reuse: given.includes('--reuse'),
  };
}

/** @param {string} serverUrl @param {string} sql @returns {Promise<Record<string, unknown>[]>} */
async function query(serverUrl, sql) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Seeds a database of that size, serves it and measures.
 * @param {{ dataDir: string, serverUrl: string, cases: number, only: string[], reuse: boolean }} options
 * @returns {Promise<import('./bench-report.mjs').Size>}
 */
async function benchSize({ dataDir, serverUrl, cases, only, reuse }) {
  const name = `attest_bench_${cases}`;
  const seedFile = path.join(dataDir, `${name}.json`);
  if (!reuse) await query(serverUrl, `drop database if exists ${name} with (force)`);
  const { adminUrl } = await openDatabase({ dataDir, name, external: withDatabase(serverUrl, name) });
  const { appUrl } = await migrate(adminUrl, { env: toolEnvironment() });
  const port = await anyFreePort();
  const origin = `http://localhost:${port}`;
  const env = {
    ...buildEnvironment(dataDir),
    APP_DATABASE_URL: appUrl,
    NEXTAUTH_URL: origin,
    ATTEST_ORIGIN: origin,
    LOG_LEVEL: 'error',
  };
  if (!reuse) rmSync(seedFile, { force: true });
  const seeded = await readOr(seedFile, () =>
    terminal.step(`Seeding ${cases.toLocaleString('en-US')} cases`, () =>
      callTypescript(
        'lib/testing/bench/seed-bench.ts',
        'seedBench',
        { adminUrl, cases },
        { env, note: terminal.note },
      ),
    ),
  );
  rmSync(path.join(dataDir, 'drafts'), { recursive: true, force: true });
  const server = await startWebServer({ port, distDir: DIST_DIR, env });
  try {
    const findings = await terminal.step(`Measuring at ${cases.toLocaleString('en-US')} cases`, () =>
      callTypescript(
        'lib/testing/bench/run-bench.ts',
        'runBench',
        { origin, adminUrl, cases, only },
        { env, note: terminal.note },
      ),
    );
    return { ...seeded, findings };
  } catch (error) {
    terminal.line(`The web server's last lines:\n${server.output()}`);
    throw error;
  } finally {
    await server.stop();
  }
}

/**
 * What an earlier run noted, or what `make` answers, noted now.
 * @template T @param {string} file @param {() => Promise<T>} make @returns {Promise<T>}
 */
async function readOr(file, make) {
  const { readFileSync, existsSync } = await import('node:fs');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const made = await make();
  writeFileSync(file, JSON.stringify(made));
  return made;
}

/**
 * The bench's own data and secrets, but the build's key is the demo's: the build is shared, and neither makes the
 * other's stale.
 * @param {string} dataDir
 */
function buildEnvironment(dataDir) {
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = applicationEnvironment({ dataDir: dataFolder() });
  return { ...applicationEnvironment({ dataDir }), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY };
}

async function bench() {
  requireNode();
  requireWritable(ROOT, 'this repository');
  const { sizes, only, reuse } = readWishes();
  const dataDir = path.join(dataFolder(), 'bench');
  requireWritable(dataDir, "the bench's databases");
  await install(terminal);
  const env = buildEnvironment(dataDir);
  if (!isBuildFresh(DIST_DIR, env)) await terminal.step('Building the pages', () => build(DIST_DIR, env));
  const { adminUrl: serverUrl } = await terminal.step('Starting PostgreSQL', () =>
    openDatabase({ dataDir, name: 'postgres', note: terminal.note }),
  );
  const [version] = await query(serverUrl, 'show server_version');
  /** @type {import('./bench-report.mjs').Size[]} */
  const measured = [];
  for (const cases of sizes) measured.push(await benchSize({ dataDir, serverUrl, cases, only, reuse }));
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: {
      cores: os.availableParallelism(),
      memoryGib: Math.round(os.totalmem() / 2 ** 30),
      node: process.versions.node,
      postgres: String(version?.['server_version']),
    },
    sizes: measured,
  };
  const text = asMarkdown(report);
  const told = { ...report, goals: checkGoals(report) };
  terminal.line(`\n${text}`);
  const isWhole = only.length === 0 && !reuse && USUAL_SIZES.every((size) => sizes.includes(size));
  const folder = isWhole ? path.join(ROOT, 'docs', 'bench') : path.join(dataDir, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${report.date}.json`), `${JSON.stringify(told, null, 2)}\n`);
  writeFileSync(path.join(folder, `${report.date}.md`), text);
  terminal.line(`Written to ${path.relative(ROOT, folder)}`);
}

try {
  await bench();
} catch (error) {
  terminal.line(`\n${failureText(error)}`);
  process.exitCode = 1;
}
await shutdown();
terminal.line(`  All of it took ${spokenTime(terminal.elapsed())}`);
process.exit();
