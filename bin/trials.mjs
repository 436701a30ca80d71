// @ts-check
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './folders.mjs';
import { shutdown } from './processes.mjs';
import { createTerminal, failureText, spokenTime } from './terminal.mjs';
import { addCounts, countsLine, noCounts } from './test-counts.mjs';
import { openTestSession } from './test-session.mjs';
import { runBrowser, runVitest } from './test-stages.mjs';

/**
 * `npm run trials`: the long trials (`*.trial.ts`) at the counts the issues state, one file after the
 * other. Each result is written to docs/trials/, and a file with a passing result is not run again:
 * stop and start as you like. `npm run trials -- --again` runs all; names run only those.
 */

const RESULTS = path.join(ROOT, 'docs', 'trials');
const terminal = createTerminal();

/** @param {string} folder @returns {string[]} paths from the root */
function trialsUnder(folder) {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const child = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : trialsUnder(child);
    return entry.name.endsWith('.trial.ts') ? [child] : [];
  });
}

/** @param {string} file */
const resultFile = (file) =>
  path.join(RESULTS, `${file.replace(/\.trial\.ts$/, '').replaceAll('/', '-')}.json`);

/** @param {string} file @returns {boolean} */
function isDone(file) {
  if (!existsSync(resultFile(file))) return false;
  const { failed, passed } = JSON.parse(readFileSync(resultFile(file), 'utf8'));
  return failed === 0 && passed > 0;
}

let counts = noCounts();
try {
  const wishes = process.argv.slice(2);
  const names = wishes.filter((wish) => wish !== '--again');
  const all = ['lib', 'prisma', 'bin', 'app', 'e2e']
    .flatMap(trialsUnder)
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)));
  const open = wishes.includes('--again') ? all : all.filter((file) => !isDone(file));
  terminal.line(`${all.length} trial files, ${open.length} to run`);
  if (open.length > 0) {
    const session = await openTestSession(terminal, {
      needsBrowser: open.some((file) => file.startsWith('e2e/')),
      needsDatabase: true,
      trials: 'full',
      filters: [],
    });
    mkdirSync(RESULTS, { recursive: true });
    for (const file of open) {
      terminal.line(`\n${file}`);
      const began = Date.now();
      const countsFile = path.join(session.dataDir, 'reports', 'trial-counts.json');
      rmSync(countsFile, { force: true });
      const context = {
        ...session,
        filters: [file],
        env: { ...session.env, ATTEST_TRIAL_COUNTS: countsFile },
      };
      const result = file.startsWith('e2e/')
        ? await runBrowser(context, ['trials'])
        : await runVitest(context, 'trials');
      counts = addCounts(counts, result);
      const record = {
        file,
        ...result,
        counts: existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : null,
        seed: session.env.ATTEST_SEED,
        seconds: Math.round((Date.now() - began) / 1000),
        finishedAt: new Date().toISOString(),
        node: process.versions.node,
        cores: os.availableParallelism(),
        memoryGib: Math.round(os.totalmem() / 2 ** 30),
      };
      writeFileSync(resultFile(file), `${JSON.stringify(record, null, 2)}\n`);
    }
  }
} catch (error) {
  terminal.line(`\n${failureText(error)}`);
  counts = addCounts(counts, { passed: 0, failed: 1, skipped: 0 });
}
await shutdown();
terminal.line(`  All of it took ${spokenTime(terminal.elapsed())}`);
terminal.line(countsLine(counts));
process.exit(counts.failed > 0 ? 1 : 0);
