import { randomUUID } from 'node:crypto';
import { digestOf, newToken } from '@/lib/auth/digest';
import { acceptCase } from '@/lib/db/commands/accept-case';
import type { CaseTarget } from '@/lib/db/commands/act-on-case';
import { approveCorrection } from '@/lib/db/commands/approve-correction';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { assignCase } from '@/lib/db/commands/assign-case';
import { assignCases } from '@/lib/db/commands/assign-cases';
import { concludeInvestigation } from '@/lib/db/commands/conclude-investigation';
import { countersignScreeningOut } from '@/lib/db/commands/countersign-screening-out';
import { directInvestigation } from '@/lib/db/commands/direct-investigation';
import { extendInvestigation } from '@/lib/db/commands/extend-investigation';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { issueReturnCode } from '@/lib/db/commands/issue-return-code';
import { proposeCorrection } from '@/lib/db/commands/propose-correction';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { proposeReturnCode } from '@/lib/db/commands/propose-return-code';
import { proposeScreeningOut } from '@/lib/db/commands/propose-screening-out';
import { recordInterview } from '@/lib/db/commands/record-interview';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { refuseCorrection } from '@/lib/db/commands/refuse-correction';
import { refuseReopening } from '@/lib/db/commands/refuse-reopening';
import { refuseReturnCode } from '@/lib/db/commands/refuse-return-code';
import { refuseScreeningOut } from '@/lib/db/commands/refuse-screening-out';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { takeCase } from '@/lib/db/commands/take-case';
import { withdrawDetermination } from '@/lib/db/commands/withdraw-determination';
import type { StaffActor } from '@/lib/domain/case/actor';
import { CONCLUSION_EXAMPLE } from '@/lib/domain/case/example-record';
import type { Outcome } from '@/lib/domain/shared/outcome';
import {
  ALL_CHECKS,
  accepted,
  caseState,
  closed,
  current,
  done,
  receivedCase,
  submitted,
  underCredibilityAssessment,
  type Crew,
} from '@/prisma/factories/cases';
import { credibleDetermination, duplicateOf } from '@/prisma/factories/determinations';

/** One act on what somebody saw at the same moment as all the others. */
export type Racer = () => Promise<Outcome<unknown>>;

/** A case, or several that hang together, made ready for a race, and what can be done to them then. */
export type Race = {
  readonly caseIds: readonly string[];
  /** Acts, any of which may be done by several people; by all of the acts one is done. */
  readonly acts: readonly ((n: number) => Racer)[];
  /** Losers are refused in words, not told of a change: what they acted on is another case than the one that changed. */
  readonly refuses?: boolean;
};

/** Who is there: an analyst and a supervisor who made ready, and several of each who act. */
export type Field = {
  readonly crew: Crew;
  readonly analysts: readonly StaffActor[];
  readonly supervisors: readonly StaffActor[];
};

const WORDS = 'So that it is done once.';
const LATER = ['2031-01-01', '2031-02-01', '2031-03-01', '2031-04-01'] as const;

/** Everything that people race for, by name. */
export const RACES: Readonly<Record<string, (field: Field) => Promise<Race>>> = {
  accepting: async (field) => {
    const caseId = await receivedCase();
    const target = await current(field.crew.analyst, caseId);
    return { caseIds: [caseId], acts: [(n) => () => acceptCase(analystOf(field, n), target)] };
  },

  decision: async (field) => {
    const caseId = await receivedCase();
    await underCredibilityAssessment(field.crew, caseId);
    const approval = await submitted(field.crew, caseId, credibleDetermination());
    const { target, by } = await at(field, caseId);
    const { determinationId } = approval;
    return {
      caseIds: [caseId],
      acts: [
        () => () => withdrawDetermination(field.crew.analyst, target, { determinationId }),
        (n) => () => approveDetermination(by(n), target, { ...approval, checks: ALL_CHECKS, remarks: '' }),
        (n) => () => returnDetermination(by(n), target, { determinationId, remarks: WORDS }),
        (n) => () => assignCase(by(n), target, { assigneeId: analystOf(field, 1).userId }),
        (n) => () => recusePerson(by(n), target, { recusedUserId: by(n).userId, rationale: WORDS }),
      ],
    };
  },

  correction: async (field) => {
    const caseId = await receivedCase();
    await closed(field.crew, caseId, credibleDetermination(4));
    const correction = { field: 'KILLED', to: { best: 3, min: 2, max: 4 } } as const;
    await done(
      proposeCorrection(field.crew.analyst, await current(field.crew.analyst, caseId), {
        ...{ correctedField: correction.field, correction, rationale: WORDS },
      }),
    );
    const { target, state, by } = await at(field, caseId);
    const answered = { proposalId: state.correction?.id ?? '' };
    return {
      caseIds: [caseId],
      acts: [
        (n) => () => approveCorrection(by(n), target, answered),
        (n) => () => refuseCorrection(by(n), target, { ...answered, remarks: WORDS }),
      ],
    };
  },

  reopening: async (field) => {
    const caseId = await receivedCase();
    await closed(field.crew, caseId, credibleDetermination());
    await done(
      proposeReopening(field.crew.analyst, await current(field.crew.analyst, caseId), {
        ...{ basis: 'NEW_EVIDENCE', whatChanged: WORDS },
      }),
    );
    const { target, state, by } = await at(field, caseId);
    const answered = { proposalId: state.reopening?.id ?? '' };
    const reopenTo = 'UNDER_CREDIBILITY_ASSESSMENT';
    return {
      caseIds: [caseId],
      acts: [
        (n) => () => grantReopening(by(n), target, { ...answered, reopenTo }),
        (n) => () => refuseReopening(by(n), target, { ...answered, remarks: WORDS }),
      ],
    };
  },

  'return code': async (field) => {
    const caseId = await receivedCase();
    const codeHash = () => digestOf(newToken());
    const mine = await current(field.crew.analyst, caseId);
    await done(proposeReturnCode(field.crew.analyst, mine, { identityCheck: WORDS }));
    const { target, state, by } = await at(field, caseId);
    const answered = { proposalId: state.returnCode?.id ?? '' };
    return {
      caseIds: [caseId],
      acts: [
        (n) => () => issueReturnCode(by(n), target, answered, codeHash()),
        (n) => () => refuseReturnCode(by(n), target, { ...answered, remarks: WORDS }),
      ],
    };
  },

  'screening out': async (field) => {
    const caseId = await receivedCase();
    const mine = await current(field.crew.analyst, caseId);
    await done(proposeScreeningOut(field.crew.analyst, mine, { ground: 'TEST', rationale: WORDS }));
    const { target, state, by } = await at(field, caseId);
    const answered = { proposalId: state.screeningOut?.id ?? '' };
    return {
      caseIds: [caseId],
      acts: [
        (n) => () => countersignScreeningOut(by(n), target, answered),
        (n) => () => refuseScreeningOut(by(n), target, { ...answered, remarks: WORDS }),
        (n) => () => acceptCase(analystOf(field, n), target),
      ],
    };
  },

  investigation: async (field) => {
    const caseId = await receivedCase();
    await accepted(field.crew, caseId);
    await done(
      directInvestigation(field.crew.supervisor, await current(field.crew.supervisor, caseId), {
        ...{ investigationType: 'COMMANDERS_INQUIRY', appointingAuthority: 'The commanding general' },
        ...{ officer: 'Major T. Vance', officerId: null, scope: WORDS, dueOn: '2030-01-31' },
      }),
    );
    const { target, state, by } = await at(field, caseId);
    const of = { investigationId: state.investigation?.id ?? '' };
    const heard = { capacity: 'SURVIVOR', heldOn: '2026-01-01', placeOrMeans: 'By telephone' } as const;
    return {
      caseIds: [caseId],
      acts: [
        (n) => () => {
          const dueOn = LATER[n % LATER.length] ?? LATER[0];
          return extendInvestigation(by(n), target, { ...of, dueOn, rationale: WORDS });
        },
        (n) => () => concludeInvestigation(by(n), target, { ...of, ...CONCLUSION_EXAMPLE, exhibits: [] }),
        (n) => () => recordInterview(by(n), target, { ...of, ...heard, whatSaid: WORDS, personName: '' }),
      ],
    };
  },

  'many at once': async (field) => {
    const caseId = await receivedCase();
    const { target, by } = await at(field, caseId);
    return {
      caseIds: [caseId],
      acts: [
        (n) => () => assignedByMany(by(n), target, analystOf(field, n).userId),
        (n) => () => takeCase(analystOf(field, n), target),
      ],
    };
  },

  'duplicates of each other': async (field) => {
    const [one, other] = [await receivedCase(), await receivedCase()];
    const approvals = [await awaiting(field, one, other), await awaiting(field, other, one)];
    return {
      caseIds: [one, other],
      refuses: true,
      acts: approvals.map(
        ({ target, approval }) =>
          (n: number) =>
          () =>
            approveDetermination(supervisorOf(field, n), target, approval),
      ),
    };
  },
};

/** What supervisors find: the case and its version, and who of them acts. */
async function at(field: Field, caseId: string) {
  const state = await caseState(field.crew.supervisor, caseId);
  const target: CaseTarget = { caseId, expectedVersion: state.version };
  return { state, target, by: (n: number) => supervisorOf(field, n) };
}

const analystOf = ({ analysts, crew }: Field, n: number): StaffActor =>
  analysts[n % analysts.length] ?? crew.analyst;
const supervisorOf = ({ supervisors, crew }: Field, n: number): StaffActor =>
  supervisors[n % supervisors.length] ?? crew.supervisor;

/** One of many cases that are assigned at once; here it is the only one that is raced for. */
async function assignedByMany(
  by: StaffActor,
  target: CaseTarget,
  assigneeId: string,
): Promise<Outcome<unknown>> {
  const [assigned] = await assignCases(by, [target], { assigneeId });
  return assigned?.refused ?? { ok: true, value: randomUUID() };
}

/** A case that awaits its approval as a duplicate of another. */
async function awaiting({ crew }: Field, caseId: string, targetId: string) {
  await accepted(crew, caseId);
  const { reference } = await caseState(crew.analyst, targetId);
  const written = await submitted(crew, caseId, duplicateOf(reference, true));
  const target = await current(crew.supervisor, caseId);
  return { target, approval: { ...written, checks: ALL_CHECKS, remarks: '' } };
}
