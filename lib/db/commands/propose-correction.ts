import 'server-only';
import { randomUUID } from 'node:crypto';
import { actOnCase, type Acted, type CaseTarget } from '@/lib/db/commands/act-on-case';
import { openProposal, proposalText } from '@/lib/db/commands/proposals';
import { readStandingRecord } from '@/lib/db/queries/standing-record';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import {
  againstRecord,
  inZoneOfCase,
  type CorrectableField,
  type Correction,
  type StandingRecord,
} from '@/lib/domain/case/correction';
import { EMPTY_DETERMINATION } from '@/lib/domain/assessment/determination';
import type { Outcome } from '@/lib/domain/shared/outcome';

/** What an analyst proposes: the field with its new value, and why. What it says now is read from the record. */
export type CorrectionToPropose = {
  readonly correctedField: CorrectableField | null;
  readonly correction: Correction | null;
  readonly rationale: string;
};

/** An analyst proposes a correction of a closed case. */
export function proposeCorrection(
  actor: Actor,
  target: CaseTarget,
  given: CorrectionToPropose,
): Promise<Outcome<Acted>> {
  const proposalId = randomUUID();
  let standing = NOTHING_STANDS;
  let correction = given.correction;
  return actOnCase(
    actor,
    target,
    'PROPOSE_CORRECTION',
    async (tx, state) => {
      standing = await standingRecord(tx, state);
      correction = inZoneOfCase(given.correction, standing);
      return { proposalId, ...given, correction, standing };
    },
    async (context) => {
      const { rationale } = given;
      if (correction === null) throw new Error('a correction was let through without its value');
      await openProposal(context, 'CORRECTION', proposalId, correction.field);
      return {
        values: [
          proposalText(proposalId, 'correction', againstRecord(correction, standing)),
          proposalText(proposalId, 'rationale', rationale),
        ],
      };
    },
  );
}

/** The record of a case, or one on which nothing stands: then status and role refuse the act before it is looked at. */
export async function standingRecord(tx: Tx, state: CaseState): Promise<StandingRecord> {
  return (await readStandingRecord(tx, state)) ?? NOTHING_STANDS;
}

const NOTHING_STANDS: StandingRecord = {
  determinationId: '',
  outcome: 'NON_CREDIBLE',
  historic: false,
  confirmed: false,
  values: {
    KILLED: EMPTY_DETERMINATION.killed,
    INJURED: EMPTY_DETERMINATION.injured,
    REASON: null,
    PUBLIC_TEXT: null,
    INCIDENT_DATE: { from: null, to: null, precision: null },
    GOVERNORATE: null,
    PLACE_NAME: null,
  },
  content: EMPTY_DETERMINATION,
};
