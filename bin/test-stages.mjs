// @ts-check
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, isBuildFresh, NEXT } from './build.mjs';
import { applicationEnvironment, toolEnvironment } from './environment.mjs';
import { ROOT } from './folders.mjs';
import { anyFreePort } from './ports.mjs';
import { run } from './processes.mjs';
import {
  addCounts,
  noCounts,
  playwrightCounts,
  playwrightFailures,
  vitestCounts,
  vitestFailures,
  withExitCode,
} from './test-counts.mjs';
import { callTypescript } from './typescript.mjs';
import { startWebServer } from './web-server.mjs';

/**
 * The stages of `npm test`. Each returns its counts; a stage's output is shown as it comes.
 * @typedef {import('./test-counts.mjs').Counts} Counts
 * @typedef {object} Run
 * @property {import('./terminal.mjs').Terminal} terminal
 * @property {string} dataDir the tests' data folder
 * @property {string} serverUrl administrator's connection to the tests' PostgreSQL
 * @property {string} browser
 * @property {NodeJS.ProcessEnv} env what every test process gets
 * @property {string[]} filters names of test files; none means all
 * @property {import('./test-counts.mjs').Failure[]} failures what failed so far; the stages add to it
 */

/** Beside `.next`, which belongs to the demo. */
const DIST_DIR = '.next-test';

/** @param {string} name @param {...string} rest path of a tool's script in node_modules */
const tool = (name, ...rest) => path.join(ROOT, 'node_modules', name, ...rest);

/** Each is one counted check. */
const LINT_CHECKS = [
  { title: 'Lint', script: tool('eslint', 'bin', 'eslint.js'), args: ['.', '--max-warnings', '0'] },
  {
    title: 'Format',
    script: tool('prettier', 'bin', 'prettier.cjs'),
    args: ['--check', '.', '--log-level', 'warn'],
  },
  {
    title: 'Arrows between the rooms',
    script: tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    args: ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib', 'prisma', 'e2e'],
  },
  { title: 'Unused code and packages', script: tool('knip', 'bin', 'knip.js'), args: [] },
];
/** The route types that Next writes are refreshed first; those of the demo's build may be of other pages. */
const TYPE_CHECKS = [
  { title: 'Route types', script: NEXT, args: ['typegen'] },
  {
    title: 'Types',
    script: tool('typescript', 'bin', 'tsc'),
    args: ['--noEmit', '--incremental', 'false', '--project', 'tsconfig.types.json'],
  },
];

/**
 * @param {Run} context
 * @param {{ title: string, script: string, args: string[] }[]} checks
 * @returns {Promise<Counts>}
 */
async function runChecks({ terminal, env, failures }, checks) {
  let counts = noCounts();
  for (const { title, script, args } of checks) {
    const passed = await terminal.step(title, async () => {
      const { code, output } = await run(process.execPath, [script, ...args], {
        cwd: ROOT,
        env: { ...env, ATTEST_DIST_DIR: DIST_DIR },
      });
      if (code !== 0) terminal.line(output.trimEnd());
      return code === 0;
    });
    if (!passed) {
      terminal.line(`  ${title}: NOT in order`);
      failures.push({ test: title, message: 'not in order; see above' });
    }
    counts = addCounts(counts, { passed: Number(passed), failed: Number(!passed), skipped: 0 });
  }
  return counts;
}

/**
 * @param {Run} context
 * @param {string} project of vitest.config.ts
 * @returns {Promise<Counts>}
 */
export async function runVitest(context, project) {
  const { terminal, dataDir, serverUrl, env, filters } = context;
  const reportFile = freshReport(dataDir, `vitest-${project}.json`);
  const { code } = await terminal.step(`Tests: ${project}`, () =>
    run(
      process.execPath,
      [
        ...[tool('vitest', 'vitest.mjs'), 'run', '--project', project, '--passWithNoTests', ...filters],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
      ],
      { cwd: ROOT, env: { ...env, ATTEST_TEST_ADMIN_URL: serverUrl }, onLine: terminal.line },
    ),
  );
  return countsFrom(context, reportFile, { counts: vitestCounts, failures: vitestFailures }, code);
}

/**
 * Builds the pages when they changed. A build that fails is one failed check.
 * @param {Run} context @returns {Promise<Counts>}
 */
async function runBuild({ terminal, dataDir }) {
  const env = applicationEnvironment({ dataDir });
  return terminal.step('Production build', async () => {
    try {
      if (isBuildFresh(DIST_DIR, env)) terminal.note('nothing changed since the last one');
      else await build(DIST_DIR, env);
      return { passed: 1, failed: 0, skipped: 0 };
    } catch (error) {
      terminal.line(error instanceof Error ? error.message : String(error));
      return { passed: 0, failed: 1, skipped: 0 };
    }
  });
}

/**
 * Runs the browser tests against the production build with a database of its own.
 * @param {Run} context
 * @param {string[]} [projects] of playwright.config.ts
 * @returns {Promise<Counts>}
 */
export async function runBrowser(context, projects = []) {
  const { terminal, dataDir, serverUrl, browser, filters } = context;
  if (!isBuildFresh(DIST_DIR, applicationEnvironment({ dataDir }))) {
    const built = await runBuild(context);
    if (built.failed > 0) return built;
  }
  const reportFile = freshReport(dataDir, 'playwright.json');
  rmSync(path.join(dataDir, 'evidence'), { recursive: true, force: true });
  const database = await callTypescript(
    'lib/testing/database-clones.ts',
    'createForBrowser',
    { serverUrl },
    { env: toolEnvironment() },
  );
  const port = await anyFreePort();
  const origin = `http://localhost:${port}`;
  const env = {
    ...applicationEnvironment({ dataDir, appUrl: database.appUrl, origin }),
    NEXTAUTH_URL: origin,
    ATTEST_ORIGIN: origin,
  };
  const server = await startWebServer({ port, distDir: DIST_DIR, env });
  try {
    const { code } = await terminal.step('Tests: browser', () =>
      run(
        process.execPath,
        [
          tool('@playwright', 'test', 'cli.js'),
          'test',
          '--pass-with-no-tests',
          ...projects.map((name) => `--project=${name}`),
          ...filters,
        ],
        {
          cwd: ROOT,
          env: {
            ...env,
            ...context.env,
            NODE_OPTIONS: [process.env.NODE_OPTIONS, '--conditions=react-server'].filter(Boolean).join(' '),
            ATTEST_DIST_DIR: DIST_DIR,
            ATTEST_E2E_ORIGIN: origin,
            ATTEST_E2E_ADMIN_URL: database.adminUrl,
            ATTEST_E2E_BROWSER: browser,
            ATTEST_E2E_REPORT: reportFile,
          },
          onLine: terminal.line,
        },
      ),
    );
    const reading = { counts: playwrightCounts, failures: playwrightFailures };
    const counts = countsFrom(context, reportFile, reading, code);
    if (counts.failed > 0) terminal.line(`The web server's last lines:\n${server.output()}`);
    return counts;
  } finally {
    await server.stop();
    await callTypescript(
      'lib/testing/database-clones.ts',
      'dropForBrowser',
      { serverUrl, name: database.name },
      { env: toolEnvironment() },
    );
  }
}

/**
 * @template Report
 * @param {Run} context
 * @param {string} file the tool's report
 * @param {{ counts: (report: Report) => Counts, failures: (report: Report) => import('./test-counts.mjs').Failure[] }} reading
 * @param {number} code exit code of the tool
 * @returns {Counts}
 */
function countsFrom({ failures }, file, reading, code) {
  const report = readReport(file);
  if (report === null) return withExitCode(noCounts(), code);
  failures.push(...reading.failures(report));
  return withExitCode(reading.counts(report), code);
}

/** @param {string} file @returns what a tool reported; null where it came to no report */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} dataDir @param {string} name @returns {string} path of a report that does not exist yet */
function freshReport(dataDir, name) {
  const folder = path.join(dataDir, 'reports');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  rmSync(file, { force: true });
  return file;
}

/** In the order they run. */
export const STAGES = {
  lint: (/** @type {Run} */ context) => runChecks(context, LINT_CHECKS),
  types: (/** @type {Run} */ context) => runChecks(context, TYPE_CHECKS),
  unit: (/** @type {Run} */ context) => runVitest(context, 'unit'),
  integration: (/** @type {Run} */ context) => runVitest(context, 'integration'),
  trials: (/** @type {Run} */ context) => runVitest(context, 'trials'),
  build: runBuild,
  browser: (/** @type {Run} */ context) => runBrowser(context),
};
