// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, isBuildFresh } from './build.mjs';
import { openDatabase, shownUrl } from './database.mjs';
import { applicationEnvironment, toolEnvironment } from './environment.mjs';
import { dataFolder, requireNode, requireWritable, ROOT } from './folders.mjs';
import { install } from './install.mjs';
import { choosePort, isPortFree } from './ports.mjs';
import { onShutdown, shutdown } from './processes.mjs';
import { readServerState, whileLocked, writeServerState } from './server-state.mjs';
import { createTerminal, Explained, failureText, spokenTime } from './terminal.mjs';
import { callTypescript, migrate } from './typescript.mjs';
import { startWebServer } from './web-server.mjs';

/**
 * `npm run demo`: everything from nothing to an address in the browser.
 * Settings: PORT, HOST (default 127.0.0.1), ATTEST_DATA_DIR, DATABASE_URL.
 */

const DIST_DIR = '.next';
const USUAL_PORT = 3000;
const SEED = 'prisma/seed/demo.ts';

const terminal = createTerminal();

/** @typedef {{ role: string, email: string, password: string }} SignIn */

/** @param {SignIn[]} signIns */
function showSignIns(signIns) {
  if (signIns.length === 0) return;
  const width = Math.max(...signIns.map(({ role }) => role.length));
  const emailWidth = Math.max(...signIns.map(({ email }) => email.length));
  terminal.line('\nSign in as');
  for (const { role, email, password } of signIns) {
    terminal.line(`  ${role.padEnd(width)}  ${email.padEnd(emailWidth)}  ${password}`);
  }
}

async function demo() {
  requireNode();
  requireWritable(ROOT, 'this repository');
  const dataDir = dataFolder();
  requireWritable(dataDir, 'database, evidence and secrets');
  const running = readServerState(dataDir).app;
  if (running) {
    throw new Explained(
      `A demo of this data folder already runs at ${running.url}`,
      'Use that one, stop it first, or set ATTEST_DATA_DIR to another folder for a second one.',
    );
  }
  const port = await choosePort(process.env.PORT, USUAL_PORT);
  const host = process.env.HOST || '127.0.0.1';
  const url = `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${port}`;

  terminal.line('Attest');
  await install(terminal);

  const database = await terminal.step('Starting PostgreSQL', () =>
    openDatabase({ dataDir, note: terminal.note }),
  );
  if (!database.embedded) terminal.note(`using ${shownUrl(database.adminUrl)}`);
  const { appUrl } = await terminal.step('Bringing the database up to date', () =>
    migrate(database.adminUrl, { env: toolEnvironment(), note: terminal.note }),
  );
  const env = applicationEnvironment({ dataDir, appUrl, origin: url });
  /** @type {SignIn[]} */
  let signIns = [];
  if (existsSync(path.join(ROOT, SEED))) {
    const seeded = await terminal.step('Seeing to the example data', () =>
      callTypescript(SEED, 'seedDemo', { adminUrl: database.adminUrl, appUrl }, { env, note: terminal.note }),
    );
    signIns = seeded?.signIns ?? [];
  }
  if (!isBuildFresh(DIST_DIR, env)) await terminal.step('Building the pages', () => build(DIST_DIR, env));

  if (!(await isPortFree(port)))
    throw new Explained(`Port ${port} was taken by another program in the meantime.`);
  const server = await terminal.step('Starting the web server', () =>
    startWebServer({ port, host, distDir: DIST_DIR, env, onLine: showServerLine }),
  );
  serving = true;
  await announce(dataDir, { pid: process.pid, url });
  onShutdown(() => announce(dataDir, undefined));

  terminal.line(`\nReady after ${spokenTime(terminal.elapsed())}: ${url}`);
  showSignIns(signIns);
  terminal.line('\nCtrl-C stops it.');
  const code = await server.ended;
  if (!stopping)
    throw new Explained(`The web server ended by itself (exit code ${code}).\n${server.output()}`);
}

/**
 * Notes in server.json that the web server runs, or that it no longer does.
 * @param {string} dataDir @param {{ pid: number, url: string } | undefined} app
 */
function announce(dataDir, app) {
  return whileLocked(dataDir, () => {
    const { app: _before, ...rest } = readServerState(dataDir);
    writeServerState(dataDir, app ? { ...rest, app } : rest);
  });
}

let serving = false;
/** Once it serves, the web server's own lines are shown; before, only if it fails. @param {string} line */
function showServerLine(line) {
  if (serving) terminal.line(line);
}

let stopping = false;
onShutdown(() => {
  if (stopping) terminal.line('Stopped.');
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (!stopping) terminal.line('\nStopping …');
    stopping = true;
  });
}

try {
  await demo();
} catch (error) {
  if (!stopping) {
    terminal.line(`\n${failureText(error)}`);
    process.exitCode = 1;
  }
}
await shutdown();
if (!stopping) process.exit();
