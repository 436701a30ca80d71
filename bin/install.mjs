// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { toolEnvironment } from './environment.mjs';
import { requireNode, requireWritable, ROOT } from './folders.mjs';
import { generateClient } from './generate.mjs';
import { runOrExplain } from './processes.mjs';
import { hashSources } from './source-hash.mjs';
import { createTerminal, Explained, failureText } from './terminal.mjs';

/**
 * The packages and the generated database client, brought in line with the lockfile and the schema.
 * The fingerprints of what was done last stand in node_modules, so they vanish with it.
 */

const MARKER = path.join(ROOT, 'node_modules', '.attest-install.json');
const GENERATED_CLIENT = path.join(ROOT, 'lib', 'db', 'generated', 'client.ts');

/** @returns {{ packages?: string, client?: string }} */
function readMarker() {
  try {
    return JSON.parse(readFileSync(MARKER, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {{ packages?: string, client?: string }} done */
const writeMarker = (done) => writeFileSync(MARKER, JSON.stringify({ ...readMarker(), ...done }));

/**
 * What npm's output says about why it failed, as advice.
 * @param {string} output
 * @returns {string | undefined}
 */
export function npmRemedy(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'The package registry cannot be reached. Connect to the network once (or set npm\'s "registry"); later starts need none.';
  }
  if (/EUSAGE|can only install packages when your package\.json and package-lock\.json/.test(output)) {
    return 'package.json and package-lock.json do not agree: run "npm install" and commit the lockfile.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full.';
  if (/EACCES|EROFS|EPERM/.test(output))
    return `npm may not write where it needs to; check the owner of ${ROOT} and of ~/.npm.`;
  return undefined;
}

/**
 * Installs packages when they are missing or the lockfile changed, and generates the database client
 * when it is missing or the schema changed.
 * @param {import('./terminal.mjs').Terminal} terminal
 */
export async function install(terminal) {
  requireNode();
  requireWritable(ROOT, 'this repository');
  const packages = hashSources(ROOT, ['package-lock.json', 'package.json']);
  const installed = existsSync(path.join(ROOT, 'node_modules', 'next', 'package.json'));
  if (!installed || readMarker().packages !== packages) {
    if (installed && readMarker().packages === undefined && (await matchesLockfile())) {
      writeMarker({ packages });
    } else {
      await terminal.step('Installing packages from the lockfile', () =>
        npm(['ci', '--no-audit', '--no-fund', '--include=dev']),
      );
      writeMarker({ packages });
    }
  }
  const client = hashSources(ROOT, ['prisma/schema.prisma'], packages);
  if (!existsSync(GENERATED_CLIENT) || readMarker().client !== client) {
    await terminal.step('Generating the database client', generateClient);
    writeMarker({ client });
  }
}

/** Whether somebody's own "npm install" already brought what the lockfile says. */
async function matchesLockfile() {
  const hidden = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  /** @param {string} file @returns {[string, { version?: string, optional?: boolean }][]} */
  const read = (file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages);
  const present = new Map(read(hidden));
  return read(path.join(ROOT, 'package-lock.json')).every(
    ([name, { version, optional }]) =>
      name === '' || (optional && !present.has(name)) || present.get(name)?.version === version,
  );
}

/** @param {string[]} args */
function npm(args) {
  // The npm that started us, when npm did; else the one on the path.
  const script = process.env.npm_execpath;
  const viaNode = script && /npm-cli\.js$/.test(script) && existsSync(script);
  const [command, first] = viaNode
    ? [process.execPath, [script]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  return runOrExplain('npm ci', command, [...first, ...args], {
    cwd: ROOT,
    env: toolEnvironment(),
    remedy: npmRemedy,
  }).catch((error) => {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    throw new Explained('npm was not found.', 'Install npm (it comes with Node) and run the command again.');
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const terminal = createTerminal();
  try {
    await install(terminal);
    terminal.line('Everything is installed.');
  } catch (error) {
    terminal.line(failureText(error));
    process.exitCode = 1;
  }
}
