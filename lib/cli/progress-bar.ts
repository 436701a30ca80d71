import type { CommandIo } from '@/lib/cli/command';

const WIDTH = 30;
const REDRAWN_EVERY_MS = 100;
/** Where nobody watches, one line now and then tells that it goes on. */
const NOTED_EVERY_MS = 15_000;

/** Progress on standard error: a bar drawn over itself for a person, a line from time to time for a log. */
export class ProgressBar {
  private last = performance.now();
  private drawn = false;

  constructor(private readonly io: CommandIo) {}

  /** Shows how much of the whole is done. */
  show(done: number, whole: number, words: string): void {
    const now = performance.now();
    if (now - this.last < (this.io.interactive ? REDRAWN_EVERY_MS : NOTED_EVERY_MS)) return;
    this.last = now;
    if (!this.io.interactive) {
      this.io.note(`${words}\n`);
      return;
    }
    const filled = whole === 0 ? WIDTH : Math.round((done / whole) * WIDTH);
    this.io.note(`\r\u001b[K[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${words}`);
    this.drawn = true;
  }

  /** Takes the bar away, so that other lines can be written. */
  clear(): void {
    if (this.drawn) this.io.note('\r\u001b[K');
    this.drawn = false;
  }
}
