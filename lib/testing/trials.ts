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
