// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import { openDatabase } from './database.mjs';
import { applicationEnvironment, toolEnvironment } from './environment.mjs';
import { dataFolder, requireNode, requireWritable, ROOT } from './folders.mjs';
import { install } from './install.mjs';
import { onShutdown, shutdown } from './processes.mjs';
import { readServerState } from './server-state.mjs';
import { createTerminal, failureText } from './terminal.mjs';
import { migrate, typescriptFlags } from './typescript.mjs';

/**
 * `npm run attest -- …`: the command line. Joins the database of a running demo, else starts the
 * embedded one for as long as the command takes (or uses DATABASE_URL). Progress goes to stderr;
 * stdout belongs to the command.
 */

const terminal = createTerminal(process.stderr);

/** Runs the command in the foreground, so that it can ask for a password. @param {NodeJS.ProcessEnv} env */
function runCommandLine(env) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...typescriptFlags(), path.join(ROOT, 'lib', 'cli', 'main.ts'), ...process.argv.slice(2)],
      {
        env: { ...env, TSX_TSCONFIG_PATH: path.join(ROOT, 'tsconfig.json') },
        stdio: 'inherit',
      },
    );
    const ended = new Promise((done) => child.once('exit', done));
    const forget = onShutdown(async () => {
      child.kill('SIGTERM');
      await ended;
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      forget();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

try {
  requireNode();
  const dataDir = dataFolder();
  requireWritable(dataDir, 'database, evidence and secrets');
  await install(terminal);
  const database = await openDatabase({ dataDir, note: terminal.note });
  const { appUrl } = await migrate(database.adminUrl, { env: toolEnvironment(), note: terminal.note });
  const origin = readServerState(dataDir).app?.url;
  process.exitCode = await runCommandLine(
    applicationEnvironment({ dataDir, appUrl, ...(origin ? { origin } : {}) }),
  );
} catch (error) {
  terminal.line(failureText(error));
  process.exitCode = 1;
}
await shutdown();
process.exit();
