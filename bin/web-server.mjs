// @ts-check
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { NEXT } from './build.mjs';
import { ROOT } from './folders.mjs';
import { startChild, stopChild } from './processes.mjs';
import { Explained } from './terminal.mjs';

const START_LIMIT_MS = 60_000;
const POLL_MS = 60;
const TAIL_LINES = 40;

/**
 * Starts the production build and waits until it answers.
 * @param {{ port: number, host?: string, distDir: string, env: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Promise<{ pid: number, stop: () => Promise<void>, ended: Promise<number>, output: () => string }>}
 *   ended: the exit code, once it ends by itself or otherwise
 */
export async function startWebServer({ port, host = '127.0.0.1', distDir, env, onLine }) {
  const endWithParent = ['--import', pathToFileURL(path.join(ROOT, 'bin', 'end-with-parent.mjs')).href];
  const child = startChild(
    process.execPath,
    [...endWithParent, NEXT, 'start', '--port', String(port), '--hostname', host],
    {
      cwd: ROOT,
      env: { ...env, NODE_ENV: 'production', ATTEST_DIST_DIR: distDir },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  /** @type {string[]} */
  const lines = [];
  /** @param {Buffer} chunk */
  const take = (chunk) => {
    for (const line of chunk.toString().split('\n')) {
      if (!line.trim()) continue;
      lines.push(line);
      if (lines.length > TAIL_LINES) lines.shift();
      onLine?.(line);
    }
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  let exitCode = /** @type {number | undefined} */ (undefined);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('close', (code) => resolve((exitCode = code ?? 1)));
    child.once('error', () => resolve((exitCode = 1)));
  });
  const limit = Date.now() + START_LIMIT_MS;
  const address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/api/health`;
  while (!(await answers(address))) {
    if (exitCode !== undefined || Date.now() > limit) {
      await stopChild(child);
      throw new Explained(
        `The web server (${path.relative(ROOT, NEXT)} start) did not start.\n${lines.join('\n')}`,
      );
    }
    await pause(POLL_MS);
  }
  return { pid: child.pid ?? 0, stop: () => stopChild(child), ended, output: () => lines.join('\n') };
}

/** @param {string} url whether anything answers there, whatever it says */
async function answers(url) {
  try {
    await (await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
