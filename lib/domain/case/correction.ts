import type { ConcededRange, DeterminationContent } from '@/lib/domain/assessment/determination';
import { figureProblems } from '@/lib/domain/assessment/conceded-figures';
import { partProblems } from '@/lib/domain/assessment/conceded-parts';
import { reasonsFor, type Outcome, type Reason } from '@/lib/domain/assessment/outcome';
import { missingForReason } from '@/lib/domain/assessment/completeness';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { isAfter } from '@/lib/domain/shared/dates';
import { incidentDays } from '@/lib/domain/shared/incident-day';
import type { TimePrecision } from '@/lib/domain/shared/incident-time';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import { isBlank } from '@/lib/domain/shared/text';
import { rangeInterval } from '@/lib/domain/shared/time-interval';

/** What of a closed case two people may correct (process §6). Its outcome is not among it: that is reopening. */
export const CORRECTABLE_FIELDS = [
  'KILLED',
  'INJURED',
  'REASON',
  'PUBLIC_TEXT',
  'INCIDENT_DATE',
  'GOVERNORATE',
  'PLACE_NAME',
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** When the event was: a half-open interval, as the case keeps it. Instants in ISO 8601, UTC. */
export type IncidentTime = {
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: TimePrecision | null;
  /** IANA zone its days are read in; without one, UTC. */
  readonly zone?: string;
};

/** What each field holds. Null is "not stated". */
export type CorrectableValues = {
  readonly KILLED: ConcededRange;
  readonly INJURED: ConcededRange;
  readonly REASON: Reason | null;
  readonly PUBLIC_TEXT: string | null;
  readonly INCIDENT_DATE: IncidentTime;
  /** ISO 3166-2 code. */
  readonly GOVERNORATE: string | null;
  readonly PLACE_NAME: string | null;
};

/** A new value for one field. */
export type Correction = {
  readonly [F in CorrectableField]: { readonly field: F; readonly to: CorrectableValues[F] };
}[CorrectableField];

/** The same with the value it replaces, as it was read from the record when the correction was proposed. */
export type ProposedCorrection = {
  readonly [F in CorrectableField]: {
    readonly field: F;
    readonly from: CorrectableValues[F];
    readonly to: CorrectableValues[F];
  };
}[CorrectableField];

/** What stands on record of a closed case: its last determination with every correction approved since. */
export type StandingRecord = {
  readonly determinationId: string;
  readonly outcome: Outcome;
  /** Decided elsewhere: exempt from the completeness guards. */
  readonly historic: boolean;
  /** False for an historic one whose batch no second person has confirmed: it never was published. */
  readonly confirmed: boolean;
  readonly values: CorrectableValues;
  /** What else the determination says, against which a correction is checked. */
  readonly content: DeterminationContent;
};

/** Requests sent in the cycle, and the time. */
export type CorrectionFacts = { readonly rfisSent: number; readonly now: string };

type Given<F extends CorrectableField> = {
  readonly to: CorrectableValues[F];
  readonly standing: StandingRecord;
  readonly facts: CorrectionFacts;
};

/** How one field is corrected. */
type Rule<F extends CorrectableField> = {
  /** Whether the determination has such a thing at all. */
  readonly fits: (standing: StandingRecord) => boolean;
  readonly problems: (given: Given<F>) => readonly Problem[];
  /** Whether the public reads from what to what it was corrected; a place finer than the governorate it never does. */
  readonly isPublic: boolean;
};

const always = (): boolean => true;

/** Only what was found credible concedes people; that somebody was harmed can't be corrected away, only decided anew. */
const conceded = (figure: 'killed' | 'injured'): Rule<'KILLED' | 'INJURED'> => ({
  fits: ({ outcome }) => outcome === 'CREDIBLE',
  isPublic: true,
  problems: ({ to, standing }) => {
    const wrong = figureProblems(figure, to, 'REQUIRED');
    if (wrong.length > 0) return wrong;
    const { KILLED: killed, INJURED: injured } = standing.values;
    const after = { ...standing.content, killed, injured, [figure]: to };
    const isNobody = after.killed.max === 0 && after.injured.max === 0;
    return [
      ...(isNobody ? [problem('determination.credibleWithoutHarm', `${figure}.max`)] : []),
      ...partProblems(after).filter(({ field }) => field?.startsWith(figure)),
    ];
  },
});

const RULES: { readonly [F in CorrectableField]: Rule<F> } = {
  KILLED: conceded('killed'),
  INJURED: conceded('injured'),
  REASON: {
    fits: ({ outcome }) => reasonsFor(outcome).length > 0,
    isPublic: true,
    problems: ({ to, standing, facts }) => {
      if (to === null) return [problem('determination.reasonMissing', 'reason')];
      if (!reasonsFor(standing.outcome).includes(to)) return [problem('reasonDoesNotFitOutcome', 'reason')];
      // What a reason asks for it asks for afterwards too; history from elsewhere is exempt.
      return standing.historic ? [] : missingForReason({ ...standing.content, reason: to }, facts);
    },
  },
  PUBLIC_TEXT: {
    fits: always,
    isPublic: true,
    problems: ({ to }) =>
      isBlank(to ?? '') ? [problem('determination.publicTextMissing', 'publicText')] : [],
  },
  INCIDENT_DATE: {
    fits: always,
    isPublic: true,
    problems: ({ to, facts }) => {
      if (to.from === null || to.to === null) return [problem('correction.dateMissing', 'from')];
      if (isAfter(to.from, to.to)) return [problem('correction.dateOrder', 'to')];
      return isAfter(to.from, facts.now) ? [problem('dateInFuture', 'from')] : [];
    },
  },
  GOVERNORATE: {
    fits: always,
    isPublic: true,
    problems: ({ to }) =>
      GOVERNORATES.some(({ code }) => code === to)
        ? []
        : [problem('correction.governorateUnknown', 'governorate')],
  },
  PLACE_NAME: {
    fits: always,
    isPublic: false,
    problems: ({ to }) => (isBlank(to ?? '') ? [problem('correction.placeMissing', 'placeName')] : []),
  },
};

/** The fields that a standing record has, in the order they are offered. */
export function correctableFields(standing: StandingRecord): readonly CorrectableField[] {
  return CORRECTABLE_FIELDS.filter((field) => RULES[field].fits(standing));
}

/** Whether the report says from what to what, or only that the field was corrected and why. */
export function isPrintedInFull(field: CorrectableField): boolean {
  return RULES[field].isPublic;
}

/** Values are plain data of a known shape: equal when every member is. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  // The zone says how a date is read, and is not what is corrected.
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every(
    (key) => key === 'zone' || isSame(left[key], right[key]),
  );
}

/** A corrected date is typed as calendar days: they are those of the place, as the case's own days are. */
export function inZoneOfCase(correction: Correction | null, standing: StandingRecord): Correction | null {
  const { zone } = standing.values.INCIDENT_DATE;
  if (correction?.field !== 'INCIDENT_DATE' || zone === undefined) return correction;
  const { to } = correction;
  const days = incidentDays({ ...to, timeZone: to.zone ?? null });
  if (days === null || to.zone !== undefined) return correction;
  const { from, to: end } = rangeInterval(days.first, days.last, zone);
  return { field: 'INCIDENT_DATE', to: { from, to: end, precision: to.precision, zone } };
}

/** The correction with the old value beside it, read from the record. */
export function againstRecord(correction: Correction, standing: StandingRecord): ProposedCorrection {
  return { ...correction, from: standing.values[correction.field] } as ProposedCorrection;
}

/** What is wrong with a correction of the record as it stands, all at once. */
export function correctionProblems(
  { field, to }: Correction,
  standing: StandingRecord,
  facts: CorrectionFacts,
): readonly Problem[] {
  const rule = RULES[field] as Rule<CorrectableField>;
  if (!standing.confirmed) return [problem('correction.notConfirmed')];
  if (!rule.fits(standing)) return [problem('correction.notOfThisOutcome', 'correctedField')];
  if (isSame(to, standing.values[field])) return [problem('correction.nothingChanges', 'correctedField')];
  return rule.problems({ to, standing, facts });
}

/** Whether the record still says what it said when the correction was proposed. */
export function isStillOnRecord({ field, from }: ProposedCorrection, standing: StandingRecord): boolean {
  return isSame(from, standing.values[field]);
}
