/**
 * What the reviewing body found, in Airwars' words and in ours. A reason is mapped only when one of the source's
 * labels means exactly one of our codes; the labels themselves are always kept.
 */
import type { CauseCode, Outcome, Reason } from '@/lib/domain/assessment/outcome';
import type { RowFields } from '@/lib/import/row-fields';

export type SourceLabels = {
  readonly determination: string;
  readonly reasonNonCredible: readonly string[];
  readonly reasonCredible: readonly string[];
};

export type Finding = {
  /** Null: the row is no decision. */
  readonly outcome: Outcome | null;
  /** Null: not stated, or stated in a way no single code has. */
  readonly reason: Reason | null;
  readonly cause: CauseCode | null;
  readonly labels: SourceLabels;
};

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  credible: 'CREDIBLE',
  non_credible: 'NON_CREDIBLE',
  duplicate: 'DUPLICATE',
};
/** Labels that say there is no decision. */
const UNDECIDED: ReadonlySet<string> = new Set(['not_yet_assessed', 'open_incident']);

const REASONS: Readonly<Record<string, Reason>> = {
  no_coalition_strikes: 'NO_ACTION_IN_AREA',
  insufficient_information: 'INSUFFICIENT_INFORMATION',
  insufficient_evidence: 'INSUFFICIENT_EVIDENCE',
};
const CAUSES: Readonly<Record<string, CauseCode>> = {
  entered_target_area: 'ENTERED_BLAST_AREA',
  unseen_at_time_of_engagement: 'PRESENCE_NOT_DETECTED',
  killed_by_secondary_explosion: 'SECONDARY_EXPLOSION',
  other: 'OTHER',
};
const NOT_STATED = 'no_reason_given';

/** Reads determination and reasons; null when the determination is no label of this format. */
export function readFinding(fields: RowFields): Finding | null {
  const determination = fields.text('determination');
  const outcome = Object.hasOwn(OUTCOMES, determination) ? (OUTCOMES[determination] ?? null) : null;
  if (outcome === null && !UNDECIDED.has(determination)) {
    fields.tell('ERROR', 'DETERMINATION_UNKNOWN', 'determination', 'REJECTED_ROW');
    return null;
  }
  const labels: SourceLabels = {
    determination,
    reasonNonCredible: fields.list('reason_non_credible', /\|/),
    reasonCredible: fields.list('reason_credible', /\|/),
  };
  tellMisplaced(fields, outcome, labels);
  return {
    outcome,
    reason: outcome === 'NON_CREDIBLE' ? readReason(fields, labels.reasonNonCredible) : null,
    cause: outcome === 'CREDIBLE' ? readCause(fields, labels.reasonCredible) : null,
    labels,
  };
}

function readReason(fields: RowFields, labels: readonly string[]): Reason | null {
  const [label, ...more] = labels;
  if (label === undefined) {
    fields.tell('NOTE', 'REASON_MISSING', 'reason_non_credible', 'LEFT_EMPTY');
    return null;
  }
  return single(fields, 'reason_non_credible', label, more, REASONS);
}

function readCause(fields: RowFields, labels: readonly string[]): CauseCode | null {
  const [label, ...more] = labels;
  if (label === undefined || (label === NOT_STATED && more.length === 0)) {
    fields.tell('NOTE', 'REASON_MISSING', 'reason_credible', 'LEFT_EMPTY');
    return null;
  }
  return single(fields, 'reason_credible', label, more, CAUSES);
}

function single<T>(
  fields: RowFields,
  column: string,
  label: string,
  more: readonly string[],
  codes: Readonly<Record<string, T>>,
): T | null {
  if (more.length > 0) {
    fields.tell('WARNING', 'REASON_DOUBLE', column, 'KEPT_AS_TEXT', { count: more.length + 1 });
    return null;
  }
  if (Object.hasOwn(codes, label)) return codes[label] ?? null;
  fields.tell('NOTE', 'REASON_WITHOUT_CODE', column, 'KEPT_AS_TEXT');
  return null;
}

function tellMisplaced(fields: RowFields, outcome: Outcome | null, labels: SourceLabels): void {
  const sides = [
    { column: 'reason_non_credible', labels: labels.reasonNonCredible, of: 'NON_CREDIBLE' },
    { column: 'reason_credible', labels: labels.reasonCredible, of: 'CREDIBLE' },
  ] as const;
  for (const side of sides) {
    if (side.labels.length === 0 || outcome === side.of) continue;
    if (outcome === null) fields.tell('WARNING', 'REASON_WITHOUT_DETERMINATION', side.column, 'KEPT_AS_TEXT');
    else fields.tell('WARNING', 'REASON_OF_OTHER_OUTCOME', side.column, 'KEPT_AS_TEXT');
  }
}
