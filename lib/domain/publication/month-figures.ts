import { isSameRange, minus, plus, type PeopleRange } from '@/lib/domain/publication/people-range';

/** The cumulative number of one kind of harm, walked from the end of the last month to the end of this one. */
export type HarmCounts = {
  /** Conceded by credible determinations of the month; null when none of them states a figure. */
  readonly inMonth: PeopleRange | null;
  /** How many of them state no figure. */
  readonly notStatedIn: number;
  /** Cumulative at the end of the month before; null: not stated. */
  readonly before: PeopleRange | null;
  /** Taken back because a later cycle's determination replaced the one that conceded it. */
  readonly superseded: PeopleRange;
  readonly corrections: PeopleRange;
  /** Conceded in the month by other bodies' decisions brought in, where the month has decisions of its own besides. */
  readonly elsewhere: PeopleRange;
  /** Recorded adjustments: differences nobody can explain are named, never hidden. */
  readonly adjustments: number;
  /** Cumulative at the end of the month, counted on its own and not through the walk. */
  readonly after: PeopleRange | null;
};

/**
 * A month as counted, by SQL or from facts. Null is "not stated" and never 0. `completed` and `openEnd` are counted on
 * their own, so that the identities can fail.
 */
export type MonthCounts = {
  /** "YYYY-MM" */
  readonly month: string;
  /** Only decisions brought in from elsewhere are known of it: what came in and what stayed open is not (process §6). */
  readonly historicOnly: boolean;
  readonly carriedOver: number | null;
  readonly receivedNew: number | null;
  readonly reopened: number;
  /** Open cases brought in from elsewhere, less those then recorded as decided there: a line of its own in the identity. */
  readonly broughtIn: number;
  readonly completed: number | null;
  readonly credible: number | null;
  readonly nonCredible: number | null;
  readonly duplicate: number | null;
  readonly screenedOut: number;
  /** Recorded adjustments of the open figure. */
  readonly openAdjustment: number;
  readonly openEnd: number | null;
  /** Of the open: those in cycle 2 or later. */
  readonly openReopened: number | null;
  readonly killed: HarmCounts;
  readonly injured: HarmCounts;
  readonly reportsToDate: number | null;
  readonly credibleToDate: number | null;
  readonly strikesToDate: number | null;
  readonly engagementsToDate: number | null;
};

/** A month as published (process §5). */
export type MonthFigures = MonthCounts & {
  /** In the Coalition's form: the new and the reopened together. */
  readonly received: number | null;
  /** Shares of engagements as fractions, not percentages; null where either figure is not stated. */
  readonly reportsPerEngagement: number | null;
  readonly crediblePerEngagement: number | null;
  readonly identities: readonly Identity[];
};

/** One line of the reconciliation table. `PLAIN_OPEN` is the Coalition's own form, shown beside the full one. */
export const IDENTITIES = ['OPEN', 'PLAIN_OPEN', 'COMPLETED', 'KILLED_TO_DATE', 'INJURED_TO_DATE'] as const;
export type IdentityName = (typeof IDENTITIES)[number];

/** EXPLAINED: the plain form differs by exactly the adjustments, cases brought in and screened-out cases that are shown. */
export const IDENTITY_STATES = ['HOLDS', 'EXPLAINED', 'FAILS', 'NOT_TESTABLE'] as const;
export type IdentityState = (typeof IDENTITY_STATES)[number];

/** Both sides as computed; for people the smallest number, though both bounds are compared. */
export type Identity = {
  readonly name: IdentityName;
  readonly state: IdentityState;
  readonly expected: number | null;
  readonly stated: number | null;
};

/** Adds what is stated; one part not stated leaves the sum not stated. */
function sum(...parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>(
    (total, part) => (total === null || part === null ? null : total + part),
    0,
  );
}

const negative = (value: number | null): number | null => (value === null ? null : -value);

function share(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

function compare(name: IdentityName, expected: number | null, stated: number | null): Identity {
  if (expected === null || stated === null) return { name, state: 'NOT_TESTABLE', expected, stated };
  return { name, state: expected === stated ? 'HOLDS' : 'FAILS', expected, stated };
}

/** The end of the walk: before + in the month + elsewhere − superseded + corrections + adjustments; null when not stated. */
export function walkedTotal(harm: HarmCounts): PeopleRange | null {
  if (harm.before === null || harm.inMonth === null) return null;
  const adjustment = { min: harm.adjustments, max: harm.adjustments };
  const found = plus(plus(harm.before, harm.inMonth), harm.elsewhere);
  return plus(plus(minus(found, harm.superseded), harm.corrections), adjustment);
}

function compareHarm(name: IdentityName, harm: HarmCounts): Identity {
  const expected = walkedTotal(harm);
  const state =
    expected === null || harm.after === null
      ? 'NOT_TESTABLE'
      : isSameRange(expected, harm.after)
        ? 'HOLDS'
        : 'FAILS';
  return { name, state, expected: expected?.min ?? null, stated: harm.after?.min ?? null };
}

/** carried over + received − completed = open, as the Coalition prints it; what it leaves out is named. */
function comparePlain(counts: MonthCounts, received: number | null): Identity {
  const plain = compare(
    'PLAIN_OPEN',
    sum(counts.carriedOver, received, negative(counts.completed)),
    counts.openEnd,
  );
  if (plain.state !== 'FAILS' || plain.expected === null || plain.stated === null) return plain;
  const isExplained =
    plain.stated - plain.expected === counts.openAdjustment + counts.broughtIn - counts.screenedOut;
  return isExplained ? { ...plain, state: 'EXPLAINED' } : plain;
}

/** Turns counts into the figures of a monthly report, with the identities beside them (process §5). */
export function monthFigures(counts: MonthCounts): MonthFigures {
  const received = sum(counts.receivedNew, counts.reopened);
  const open = sum(
    counts.carriedOver,
    received,
    counts.broughtIn,
    negative(counts.completed),
    -counts.screenedOut,
    counts.openAdjustment,
  );
  const identities = [
    compare('OPEN', open, counts.openEnd),
    comparePlain(counts, received),
    compare('COMPLETED', sum(counts.credible, counts.nonCredible, counts.duplicate), counts.completed),
    compareHarm('KILLED_TO_DATE', counts.killed),
    compareHarm('INJURED_TO_DATE', counts.injured),
  ];
  return {
    ...counts,
    received,
    reportsPerEngagement: share(counts.reportsToDate, counts.engagementsToDate),
    crediblePerEngagement: share(counts.credibleToDate, counts.engagementsToDate),
    identities,
  };
}
