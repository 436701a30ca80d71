/**
 * How guessing is slowed. Pure: time is passed in, in milliseconds; nothing leaves the memory of this process.
 *
 * Two counts, kept apart on purpose:
 * - by pair (account and source, or the prefix of a code): after a few free tries each failure doubles a wait in which
 *   that pair gets no answer. Another source is another pair, so nobody can be locked out by somebody elsewhere. A try
 *   during the wait is not counted, so it can't stretch the wait either, and the wait has a cap.
 * - over all: many failures in a minute make every answer slower, up to a cap, but refuse nobody.
 */
export type ThrottleRules = {
  /** Failures before the first wait. */
  readonly freeTries: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** After this long without a failure a pair is forgotten. */
  readonly forgetAfterMs: number;
  /** Failures a minute, over all, that cost nobody anything. */
  readonly calmPerMinute: number;
  /** The most that any one answer is delayed because of failures elsewhere. */
  readonly longestDelayMs: number;
  /** Pairs remembered at most; the longest untouched is forgotten first. */
  readonly mostPairs: number;
};

export const SIGN_IN_RULES: ThrottleRules = {
  freeTries: 5,
  firstWaitMs: 1_000,
  longestWaitMs: 5 * 60_000,
  forgetAfterMs: 60 * 60_000,
  calmPerMinute: 30,
  longestDelayMs: 2_000,
  mostPairs: 50_000,
};

/** A return code has 120 random bits: what is limited here is the load of guessing, not its success. */
export const CODE_RULES: ThrottleRules = {
  ...SIGN_IN_RULES,
  freeTries: 10,
  longestWaitMs: 60_000,
  calmPerMinute: 120,
};

const MINUTE = 60_000;

type Pair = { readonly failures: number; readonly lastFailureAt: number };

/** How long after `failures` failures a pair gets no answer, in ms. */
export function waitAfter(failures: number, rules: ThrottleRules): number {
  if (failures < rules.freeTries) return 0;
  return Math.min(rules.longestWaitMs, rules.firstWaitMs * 2 ** Math.min(failures - rules.freeTries, 30));
}

/** How much every answer is delayed when `failures` came in during the last minute, in ms. */
export function delayFor(failures: number, rules: ThrottleRules): number {
  if (failures <= rules.calmPerMinute) return 0;
  return Math.min(rules.longestDelayMs, (failures - rules.calmPerMinute) * 10);
}

/** Failures of one kind of guessing, in the memory of this process. */
export class Throttle {
  readonly #pairs = new Map<string, Pair>();
  #failures: number[] = [];

  constructor(readonly rules: ThrottleRules) {}

  /** How long this pair must still wait, in ms; 0: it may try now. */
  waitFor(pair: string, now: number): number {
    const known = this.#pairs.get(pair);
    if (!known) return 0;
    return Math.max(0, known.lastFailureAt + waitAfter(known.failures, this.rules) - now);
  }

  /** How long the next answer to anyone is held back, in ms. */
  delay(now: number): number {
    this.#dropOldFailures(now);
    return delayFor(this.#failures.length, this.rules);
  }

  /**
   * Counts a try of this pair as failed: call it before the answer is known, so that many tries at once do not all
   * slip through, and `succeeded` afterwards where it was right.
   */
  failed(pair: string, now: number): void {
    const known = this.#pairs.get(pair);
    const fresh = known !== undefined && now - known.lastFailureAt < this.rules.forgetAfterMs;
    this.#pairs.delete(pair); // taken out and put back, so that the map stays in order of last failure
    this.#pairs.set(pair, { failures: fresh ? known.failures + 1 : 1, lastFailureAt: now });
    this.#dropOldFailures(now);
    // What lies beyond the cap can't make the delay longer, so it need not be kept.
    if (this.#failures.length < this.rules.calmPerMinute + this.rules.longestDelayMs)
      this.#failures.push(now);
    this.#forget(now);
  }

  /** The try counted last was right: the pair starts afresh, and the count over all takes it back. */
  succeeded(pair: string): void {
    this.#pairs.delete(pair);
    this.#failures.pop();
  }

  #dropOldFailures(now: number): void {
    const firstKept = this.#failures.findIndex((at) => now - at < MINUTE);
    this.#failures = firstKept === -1 ? [] : this.#failures.slice(firstKept);
  }

  #forget(now: number): void {
    for (const [pair, { lastFailureAt }] of this.#pairs) {
      if (this.#pairs.size <= this.rules.mostPairs && now - lastFailureAt < this.rules.forgetAfterMs) return;
      this.#pairs.delete(pair);
    }
  }
}
