// @ts-check
import { testDataFolder } from './folders.mjs';
import { onShutdown, shutdown } from './processes.mjs';
import { readServerState, whileLocked, writeServerState } from './server-state.mjs';
import { createTerminal, Explained, failureText, spokenTime } from './terminal.mjs';
import { addCounts, countsLine, noCounts } from './test-counts.mjs';
import { openTestSession } from './test-session.mjs';
import { STAGES } from './test-stages.mjs';

/**
 * `npm test`: everything, from a bare clone. `npm test -- unit integration` runs only those stages;
 * what follows a further `--` names test files (`npm test -- browser -- e2e/journeys`).
 * The last line is `N passed, N failed`, with `, N skipped` when some were.
 */

const terminal = createTerminal();

/** @typedef {keyof typeof STAGES} Stage */

/** @param {string[]} args @returns {{ stages: Stage[], filters: string[] }} */
function readArguments(args) {
  const divider = args.indexOf('--');
  const named = divider === -1 ? args : args.slice(0, divider);
  const unknown = named.filter((name) => !(name in STAGES));
  if (unknown.length > 0) {
    throw new Explained(
      `No such stage: ${unknown.join(', ')}.`,
      `Stages: ${Object.keys(STAGES).join(', ')}.`,
    );
  }
  const all = /** @type {Stage[]} */ (Object.keys(STAGES));
  return {
    stages: named.length === 0 ? all : all.filter((stage) => named.includes(stage)),
    filters: divider === -1 ? [] : args.slice(divider + 1),
  };
}

/** Two runs would build into the same folder. @param {string} dataDir */
async function takeTurn(dataDir) {
  await whileLocked(dataDir, () => {
    const state = readServerState(dataDir);
    if (state.app)
      throw new Explained(
        `Another test run is at work here (process ${state.app.pid}).`,
        'Wait for it, or stop it.',
      );
    writeServerState(dataDir, { ...state, app: { pid: process.pid, url: '' } });
  });
  onShutdown(() =>
    whileLocked(dataDir, () => {
      const { app: _mine, ...rest } = readServerState(dataDir);
      writeServerState(dataDir, rest);
    }),
  );
}

let counts = noCounts();
/** @type {import('./test-counts.mjs').Failure[]} */
let failures = [];
try {
  const { stages, filters } = readArguments(process.argv.slice(2));
  await takeTurn(testDataFolder());
  const context = await openTestSession(terminal, {
    needsBrowser: stages.includes('browser'),
    needsDatabase: stages.some((stage) => ['integration', 'trials', 'browser'].includes(stage)),
    trials: 'reduced',
    filters,
  });
  failures = context.failures;
  for (const stage of stages) counts = addCounts(counts, await STAGES[stage](context));
  if (process.env.ATTEST_NO_SKIPS && counts.skipped > 0) {
    terminal.line(`  ${counts.skipped} skipped, and none may be here (ATTEST_NO_SKIPS)`);
    counts = addCounts(counts, { passed: 0, failed: 1, skipped: 0 });
  }
} catch (error) {
  terminal.line(`\n${failureText(error)}`);
  counts = addCounts(counts, { passed: 0, failed: 1, skipped: 0 });
}
await shutdown();
for (const { test, message } of failures)
  terminal.line(`\n  FAILED ${test}\n${message.replaceAll(/^/gm, '    ')}`);
terminal.line(`  All of it took ${spokenTime(terminal.elapsed())}`);
terminal.line(countsLine(counts));
process.exit(counts.failed > 0 ? 1 : 0);
