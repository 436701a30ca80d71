// @ts-check
import { spawn } from 'node:child_process';
import { Explained } from './terminal.mjs';

/**
 * Child processes and the way out. Each child leads its own process group, so stopping it stops
 * everything it started; whatever is registered with `onShutdown` runs last-in-first-out, once, on
 * Ctrl-C, SIGTERM or a normal end.
 */

/** How long a child may take to end after being asked before it is killed. */
const GRACE_MS = 8_000;
/** How often we look whether whoever started us is still there. */
const PARENT_WATCH_MS = 500;
/** Lines of a failed command's output that are shown, of its beginning and of its end. */
const HEAD_LINES = 20;
const TAIL_LINES = 40;

/** @type {(() => Promise<void> | void)[]} */
const closers = [];
/** @type {Promise<void> | undefined} */
let closing;
let listening = false;

/** Runs every registered closer, newest first. Safe to call twice. */
export function shutdown() {
  closing ??= (async () => {
    for (let close = closers.pop(); close; close = closers.pop()) {
      try {
        await close();
      } catch (error) {
        process.stderr.write(`While stopping: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  })();
  return closing;
}

/**
 * Registers what must be undone when the command ends, however it ends.
 * @param {() => Promise<void> | void} close
 * @returns {() => void} takes the registration back
 */
export function onShutdown(close) {
  if (!listening) {
    listening = true;
    for (const [signal, code] of /** @type {const} */ ([
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ])) {
      process.on(signal, () => void shutdown().then(() => process.exit(code)));
    }
    watchNpm();
  }
  closers.push(close);
  return () => {
    const at = closers.indexOf(close);
    if (at !== -1) closers.splice(at, 1);
  };
}

/**
 * A signal sent to npm ends npm and the shell between, but never reaches us: we notice that our parent
 * is gone and take it for that signal.
 */
function watchNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, PARENT_WATCH_MS).unref();
}

/**
 * Asks a child's whole group to end, waits, and kills what is left.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function stopChild(child) {
  const { pid } = child;
  if (pid === undefined) return;
  const ended = child.exitCode !== null || child.signalCode !== null;
  const gone = ended ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
  signalGroup(pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
  await gone;
  clearTimeout(timer);
  signalGroup(pid, 'SIGKILL');
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

/**
 * Starts a command in its own group and sees to it that it ends with us.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startChild(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  const forget = onShutdown(() => stopChild(child));
  child.once('exit', forget);
  child.once('error', forget);
  return child;
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [uid] run as that user
 * @property {number} [gid]
 * @property {(line: string) => void} [onLine] called with each line of output as it comes
 * @property {string} [input] text for the command's standard input
 */

/**
 * Runs a command to its end and returns its exit code and output (stdout and stderr together).
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { onLine, input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = startChild(command, args, {
      ...options,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let rest = '';
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      const text = chunk.toString();
      output += text;
      if (!onLine) return;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (onLine && rest) onLine(rest);
      resolve({ code: code ?? (signal ? 1 : 0), output });
    });
    if (input !== undefined) child.stdin?.end(input);
  });
}

/**
 * Like `run`, but a non-zero exit code becomes an explained failure with the end of the output.
 * @param {string} what the work in words, for the message
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions & { remedy?: (output: string) => string | undefined }} [options]
 */
export async function runOrExplain(what, command, args, { remedy, ...options } = {}) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  throw new Explained(`${what} failed (exit code ${code}).\n${excerpt(output)}`, remedy?.(output));
}

/** The beginning and the end of a long output. @param {string} output */
function excerpt(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= HEAD_LINES + TAIL_LINES) return lines.join('\n');
  return [...lines.slice(0, HEAD_LINES), '…', ...lines.slice(-TAIL_LINES)].join('\n');
}

/** @param {number} pid @returns {boolean} whether a process with that id exists */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
