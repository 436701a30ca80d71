// @ts-check
/**
 * What the commands in bin/ print: one line per step with its time, notes, and calm messages when
 * something is missing. No dependency: these run before anything is installed.
 */

/** A failure whose message already says all a person needs; printed without a stack. */
export class Explained extends Error {
  /** @param {string} message what is wrong  @param {string} [remedy] what to do about it */
  constructor(message, remedy) {
    super(message);
    this.name = 'Explained';
    this.remedy = remedy;
  }
}

/** @param {number} milliseconds @returns {string} "0.4 s", "12 s", "2 min 05 s" */
export function spokenTime(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** How often a long step says that it is still at work. */
const HEARTBEAT_MS = 20_000;

/**
 * @typedef {object} Terminal
 * @property {(text?: string) => void} line prints one line
 * @property {(text: string) => void} note prints a remark under the running step
 * @property {<T>(title: string, work: () => Promise<T> | T) => Promise<T>} step runs work and prints its time
 * @property {() => number} elapsed milliseconds since the terminal was made
 */

/**
 * Prints to `stream`; the CLI passes stderr so that its stdout stays clean for --json.
 * @param {NodeJS.WriteStream} stream
 * @returns {Terminal}
 */
export function createTerminal(stream = process.stdout) {
  const began = Date.now();
  /** @type {Terminal['line']} */
  const line = (text = '') => void stream.write(`${text}\n`);
  return {
    line,
    note: (text) => line(`    ${text}`),
    elapsed: () => Date.now() - began,
    step: async (title, work) => {
      const start = Date.now();
      line(`  ${title} …`);
      const heartbeat = setInterval(
        () => line(`    still at it (${spokenTime(Date.now() - start)})`),
        HEARTBEAT_MS,
      );
      try {
        const result = await work();
        line(`  ${title}: done (${spokenTime(Date.now() - start)})`);
        return result;
      } catch (error) {
        line(`  ${title}: failed (${spokenTime(Date.now() - start)})`);
        throw error;
      } finally {
        clearInterval(heartbeat);
      }
    },
  };
}

/**
 * The text shown for a failure: the explanation and remedy, or the stack of what nobody foresaw.
 * @param {unknown} error
 * @returns {string}
 */
export function failureText(error) {
  if (error instanceof Explained) return error.remedy ? `${error.message}\n${error.remedy}` : error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
