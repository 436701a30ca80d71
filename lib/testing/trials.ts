import { writeFileSync } from 'node:fs';

/**
 * Long trials run small in `npm test` and in full in `npm run trials`; both print the seed, so that a
 * failure can be run again with ATTEST_SEED.
 */

/** How many rounds to run now. */
export function trialCount({ full, reduced }: { full: number; reduced: number }): number {
  return process.env.ATTEST_TRIALS === 'full' ? full : reduced;
}

/** The seed of this run: a whole number from 1 to 2³¹ − 1. */
export function trialSeed(): number {
  const given = Number(process.env.ATTEST_SEED);
  return Number.isInteger(given) && given > 0 ? given : 1;
}

/** Tells how far a trial came, for the record in docs/trials; only a full run keeps one. Counts by what they count. */
export function tellTrial(counts: Readonly<Record<string, number>>): void {
  const file = process.env.ATTEST_TRIAL_COUNTS;
  if (file) writeFileSync(file, JSON.stringify(counts));
}
