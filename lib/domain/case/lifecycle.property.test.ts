import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CITABLE_EXAMPLE,
  CREDIBLE_EXAMPLE,
  DUPLICATE_EXAMPLE,
  NO_ACTION_EXAMPLE,
  POTENTIAL_EXAMPLE,
} from '@/lib/domain/assessment/example-determinations';
import type { DuplicateTarget } from '@/lib/domain/assessment/duplicate-target';
import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import { CONCLUSION_EXAMPLE, STANDING_EXAMPLE } from '@/lib/domain/case/example-record';
import { ACTIONS, type CaseAction } from '@/lib/domain/case/actions';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import { CONSENTS } from '@/lib/domain/case/beside';
import { newCaseState, type CaseState } from '@/lib/domain/case/case-state';
import { INTERVIEW_CAPACITIES, SITE_VISITS } from '@/lib/domain/case/investigation';
import { decide, type Decision } from '@/lib/domain/case/decide';
import { evolve } from '@/lib/domain/case/evolve';
import { canAct } from '@/lib/domain/case/permissions';
import { CASE_STATUSES, type CaseStatus } from '@/lib/domain/case/status';

/**
 * Ten thousand random lives of a case. The rules are checked by an oracle that keeps its own record of who did what
 * and knows nothing of the table.
 */
const RUNS = 10_000;
const NOW = '2017-05-01T12:00:00.000Z';
const SECRET = 'words that belong in value rows';

const staff = (
  kind: 'ANALYST' | 'SUPERVISOR' | 'AUDITOR' | 'ADMIN',
  userId: string,
  unitId: string | null = null,
): Actor => ({
  kind,
  userId,
  name: userId,
  unitId,
});
/** Some people change roles: "both" acts now as analyst, now as supervisor. */
const ACTORS: readonly Actor[] = [
  staff('ANALYST', 'ines'),
  staff('ANALYST', 'both'),
  staff('ANALYST', 'tomas', 'unit-1'),
  staff('SUPERVISOR', 'both'),
  staff('SUPERVISOR', 'amara'),
  staff('SUPERVISOR', 'lena'),
  staff('SUPERVISOR', 'pavel', 'unit-1'),
  staff('AUDITOR', 'noor'),
  staff('ADMIN', 'root'),
  { kind: 'REPORTER', userId: 'reporter', name: 'reporter', organisationId: 'org-1' },
  { kind: 'REPORTER', userId: 'stranger', name: 'stranger', organisationId: 'org-2' },
  { kind: 'RETURN_CODE_HOLDER', caseId: 'case-1' },
  { kind: 'RETURN_CODE_HOLDER', caseId: 'case-2' },
  { kind: 'OPERATOR', userId: 'amara', name: 'amara' },
  { kind: 'PUBLIC' },
];
const CASE_ACTIONS = ACTIONS.filter((action): action is CaseAction => action !== 'RECEIVE');
const CONTENTS = [CREDIBLE_EXAMPLE, NO_ACTION_EXAMPLE, DUPLICATE_EXAMPLE];
const PEOPLE = ['ines', 'both', 'tomas', 'amara', 'lena', 'pavel'];
const HASHES = ['aa', 'bb'];

function choose<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

function inputFor(state: CaseState, dice: number, isWild: boolean): { [A in CaseAction]: ActionInputs[A] } {
  const target: DuplicateTarget = {
    caseId: isWild && dice % 3 === 0 ? state.id : 'case-7',
    reference: 'CH-2017-0007',
    status: 'RECEIVED',
    cycle: 1,
    duplicateOfId: isWild && dice % 3 === 1 ? 'case-8' : null,
  };
  const person = {
    userId: choose(PEOPLE, dice),
    unitId: ['tomas', 'pavel'].includes(choose(PEOPLE, dice)) ? 'unit-1' : null,
  };
  const rationale = isWild && dice % 4 === 0 ? ' ' : SECRET;
  const remarks = rationale;
  const proposalId = `proposal-${String(state.version)}`;
  const answering = (pending: { id: string } | null): string =>
    isWild ? 'proposal-0' : (pending?.id ?? 'proposal-0');
  const determinationId = isWild
    ? 'determination-x'
    : (state.determination?.id ?? `determination-${String(state.version)}`);
  const yes = {
    reviewProperlyConducted: true,
    resultsConsistentWithEvidence: true,
    criteriaMet: !isWild || dice % 2 === 0,
  };
  const id = `thing-${String(dice)}`;
  return {
    ACCEPT_CASE: {},
    ASSIGN_CASE: { assignee: person },
    TAKE_CASE: {},
    HAND_OVER_CASE: { noteId: id, assignee: person, note: rationale },
    ADD_NOTE: {
      noteId: id,
      note: rationale,
      mentioned: dice % 2 === 0 ? [] : [person],
      isRepeated: isWild && dice % 5 === 0,
    },
    SAVE_INITIAL_ASSESSMENT: { assessmentId: id },
    RECOMMEND_CREDIBILITY_ASSESSMENT: {
      proposalId,
      assessmentId: id,
      contentHash: choose(HASHES, dice),
      assessment: { ...POTENTIAL_EXAMPLE, reasons: rationale },
    },
    AGREE_CREDIBILITY_ASSESSMENT: { proposalId: answering(state.recommendation) },
    RETURN_RECOMMENDATION: { proposalId: answering(state.recommendation), remarks },
    DIRECT_INVESTIGATION: {
      investigationId: id,
      investigationType: 'AR_15_6',
      appointingAuthority: SECRET,
      officer: SECRET,
      officerAccount: dice % 3 === 0 ? null : person,
      scope: SECRET,
      dueOn: '2017-06-01',
    },
    EXTEND_INVESTIGATION: {
      investigationId: state.investigation?.id ?? 'other',
      extensionId: id,
      dueOn: `2027-01-${String((dice % 28) + 1).padStart(2, '0')}`,
      dueBefore: '2027-01-10',
      rationale,
    },
    RECORD_INTERVIEW: {
      investigationId: state.investigation?.id ?? 'other',
      interviewId: id,
      capacity: choose(INTERVIEW_CAPACITIES, dice),
      heldOn: '2017-01-01',
      placeOrMeans: SECRET,
      whatSaid: SECRET,
    },
    RECORD_SITE_VISIT: {
      investigationId: state.investigation?.id ?? 'other',
      siteVisitId: id,
      siteVisit: choose(SITE_VISITS, dice),
      visitedOn: '2017-01-01',
      whatSeen: SECRET,
      rationale: SECRET,
    },
    CONCLUDE_INVESTIGATION: {
      investigationId: isWild ? 'other' : (state.investigation?.id ?? 'other'),
      ...CONCLUSION_EXAMPLE,
      findings: SECRET,
      soFar: { interviews: dice % 2, siteVisits: dice % 3, evidenceIds: [] },
    },
    SAVE_DETERMINATION_DRAFT: { determinationId },
    SUBMIT_DETERMINATION: {
      determinationId,
      contentHash: choose(HASHES, dice),
      content: { ...choose(CONTENTS, dice), publicText: isWild && dice % 5 === 0 ? '' : SECRET },
      duplicateTarget: target,
      citable: CITABLE_EXAMPLE,
    },
    WITHDRAW_DETERMINATION: { determinationId },
    RETURN_DETERMINATION: { determinationId, remarks },
    APPROVE_DETERMINATION: {
      determinationId,
      contentHash: isWild ? choose(HASHES, dice) : (state.determination?.contentHash ?? ''),
      checks: yes,
      duplicateTarget: target,
      hasUnweighedReply: isWild && dice % 7 === 0,
      duplicateAdds: dice % 2 === 0,
    },
    PROPOSE_SCREENING_OUT: { proposalId, ground: 'TEST', rationale },
    COUNTERSIGN_SCREENING_OUT: { proposalId: answering(state.screeningOut) },
    REFUSE_SCREENING_OUT: { proposalId: answering(state.screeningOut), remarks },
    REQUEST_REOPENING: { requestId: id, rationale },
    PROPOSE_REOPENING: { proposalId, basis: 'NEW_EVIDENCE', whatChanged: rationale },
    GRANT_REOPENING: {
      proposalId: answering(state.reopening),
      reopenTo: dice % 2 === 0 ? 'UNDER_INITIAL_ASSESSMENT' : 'UNDER_CREDIBILITY_ASSESSMENT',
    },
    REFUSE_REOPENING: { proposalId: answering(state.reopening), remarks },
    PROPOSE_CORRECTION: {
      proposalId,
      correctedField: 'PUBLIC_TEXT',
      correction: { field: 'PUBLIC_TEXT', to: SECRET },
      standing: STANDING_EXAMPLE,
      rationale,
    },
    APPROVE_CORRECTION: {
      proposalId: answering(state.correction),
      correction: { field: 'PUBLIC_TEXT', from: STANDING_EXAMPLE.values.PUBLIC_TEXT, to: SECRET },
      standing: STANDING_EXAMPLE,
    },
    REFUSE_CORRECTION: { proposalId: answering(state.correction), remarks },
    SEND_RFI: {
      rfiId: id,
      question: rationale,
      answerer: isWild && dice % 5 === 0 ? 'NOBODY' : 'RETURN_CODE_HOLDER',
      dueOn: null,
      today: '2017-01-01',
    },
    REMIND_RFI: {
      reminderId: id,
      rfiId: isWild ? id : (state.openRfiIds[0] ?? id),
      newDueOn: dice % 2 === 0 ? null : '2027-03-01',
      lastRemindedOn: null,
      today: '2017-01-01',
      answerer: 'RETURN_CODE_HOLDER',
    },
    WITHDRAW_RFI: { rfiId: isWild ? id : (state.openRfiIds[0] ?? id), withdrawnBecause: rationale },
    REPLY_TO_RFI: { rfiId: state.openRfiIds[0] ?? id, replyId: id, reply: SECRET, evidenceIds: [] },
    MARK_REPLY_READ: { replyId: id },
    ATTACH_EVIDENCE: {
      evidenceId: id,
      evidenceKind: 'PHOTO',
      title: SECRET,
      isHere: isWild && dice % 5 === 0,
    },
    RELEASE_EVIDENCE: { evidenceId: id, isHeld: !isWild || dice % 2 === 0, rationale },
    ADD_INFORMATION: { informationId: id, information: SECRET, isRepeated: isWild && dice % 5 === 0 },
    APPEND_ALLEGATION_VERSION: {},
    NAME_IMPLICATED_UNIT: {
      unitId: dice % 6 === 0 ? 'unit-1' : `unit-${String(dice)}`,
      barsAssignee: dice % 2 === 0,
      barredAuthorId: dice % 3 === 0 ? (state.determination?.authorId ?? null) : null,
      memberIds:
        dice % 7 === 0 ? [state.correction, state.reopening].flatMap((one) => one?.byUserId ?? []) : [],
    },
    RECUSE: { recusedUserId: person.userId, rationale },
    RECORD_RESPONSE: {
      responseId: id,
      responseKind: 'CONDOLENCE',
      givenOn: '2017-01-01',
      whatDone: SECRET,
      byBody: SECRET,
      isTold: dice % 2 === 0,
    },
    WITHDRAW_CONSENT: {
      withdrawalId: id,
      consents: CONSENTS.filter((_, n) => (dice + n) % 3 === 0),
      rationale,
    },
    RECORD_ACCESS_REQUEST: { requestId: id, receivedOn: '2017-01-01', askedBy: SECRET, askedFor: SECRET },
    ANSWER_ACCESS_REQUEST: {
      requestId: choose([id, ...state.openAccessRequestIds], dice),
      answeredOn: '2017-01-02',
      howAnswered: SECRET,
    },
    PROPOSE_RETURN_CODE: { proposalId, identityCheck: SECRET },
    ISSUE_RETURN_CODE: { proposalId: answering(state.returnCode) },
    REFUSE_RETURN_CODE: { proposalId: answering(state.returnCode), remarks },
    READ_SOURCE_IDENTITY: { rationale },
    RECORD_HISTORIC_DETERMINATION: {
      determinationId,
      batchId: 'batch-1',
      outcome: 'NON_CREDIBLE',
      reason: null,
      decidedBy: SECRET,
      effective: { at: '2017-01-01', precision: 'PUBLISHED' },
    },
    CONFIRM_HISTORIC_BATCH: { batchId: 'batch-1' },
  };
}

/** The arrows of process §6, by hand. */
const ASSESSING = ['UNDER_INITIAL_ASSESSMENT', 'UNDER_CREDIBILITY_ASSESSMENT', 'UNDER_INVESTIGATION'];
const COMPLETED = ['CLOSED_CREDIBLE', 'CLOSED_NON_CREDIBLE', 'CLOSED_DUPLICATE'];
const LEGAL = new Set([
  'RECEIVED>UNDER_INITIAL_ASSESSMENT',
  'RECEIVED>SCREENED_OUT',
  'UNDER_INITIAL_ASSESSMENT>SCREENED_OUT',
  'UNDER_INITIAL_ASSESSMENT>UNDER_CREDIBILITY_ASSESSMENT',
  'UNDER_INITIAL_ASSESSMENT>UNDER_INVESTIGATION',
  'UNDER_CREDIBILITY_ASSESSMENT>UNDER_INVESTIGATION',
  'UNDER_INVESTIGATION>UNDER_CREDIBILITY_ASSESSMENT',
  ...ASSESSING.flatMap((status) => [`${status}>AWAITING_DECISION`, `AWAITING_DECISION>${status}`]),
  ...COMPLETED.flatMap((status) => [
    `AWAITING_DECISION>${status}`,
    `RECEIVED>${status}`,
    ...COMPLETED.map((other) => `${other}>${status}`),
  ]),
  ...[...COMPLETED, 'SCREENED_OUT'].flatMap((status) => [
    `${status}>UNDER_INITIAL_ASSESSMENT`,
    `${status}>UNDER_CREDIBILITY_ASSESSMENT`,
  ]),
]);

/** Working on a cycle (process §6), by hand; the lists of agreeing, returning, directing and assigning are not here. */
const WORK: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'SAVE_INITIAL_ASSESSMENT',
  'RECOMMEND_CREDIBILITY_ASSESSMENT',
  'SAVE_DETERMINATION_DRAFT',
  'SUBMIT_DETERMINATION',
  'PROPOSE_SCREENING_OUT',
  'SEND_RFI',
  'REMIND_RFI',
  'WITHDRAW_RFI',
  'CONCLUDE_INVESTIGATION',
  'ATTACH_EVIDENCE',
  'RELEASE_EVIDENCE',
]);

type Memory = {
  workers: Set<string>;
  recused: Set<string>;
  unitIsOut: boolean;
  hash: string | null;
  submittedFrom: CaseStatus | null;
  unread: number;
  proposers: Map<string, string>;
  recorder: string | null;
};

/** Checks one success against the oracle's own record, then brings that up to date. */
function judge(
  memory: Memory,
  before: CaseState,
  actor: Actor,
  action: CaseAction,
  { next, events }: Decision,
): void {
  const who = userIdOf(actor);
  const moved = `${before.status}>${next.status}`;
  if (before.status !== next.status && !LEGAL.has(moved))
    throw new Error(`illegal path ${moved} by ${action}`);
  if (COMPLETED.includes(before.status) && COMPLETED.includes(next.status) && before.status !== next.status) {
    expect(action).toBe('RECORD_HISTORIC_DETERMINATION');
  }
  if (next.version !== before.version + 1) throw new Error('version must grow by one');
  if (next.cycle !== before.cycle + (action === 'GRANT_REOPENING' ? 1 : 0)) throw new Error('cycle');
  if (events.length === 0) throw new Error(`${action} left no trace`);
  if (JSON.stringify(events).includes(SECRET)) throw new Error(`${action} put words into an event`);
  if (who !== null && memory.recused.has(who)) throw new Error(`${who} is recused and did ${action}`);
  if (['ADMIN', 'PUBLIC'].includes(actor.kind)) throw new Error(`${actor.kind} did ${action}`);
  if (actor.kind === 'AUDITOR' && action !== 'READ_SOURCE_IDENTITY')
    throw new Error(`an auditor did ${action}`);
  if (who === 'stranger' || (actor.kind === 'RETURN_CODE_HOLDER' && actor.caseId !== before.id))
    throw new Error('a stranger got in');

  const decides = [
    'AGREE_CREDIBILITY_ASSESSMENT',
    'APPROVE_DETERMINATION',
    'COUNTERSIGN_SCREENING_OUT',
    'GRANT_REOPENING',
  ].includes(action);
  const assesses = [
    'SAVE_INITIAL_ASSESSMENT',
    'RECOMMEND_CREDIBILITY_ASSESSMENT',
    'SAVE_DETERMINATION_DRAFT',
    'SUBMIT_DETERMINATION',
  ].includes(action);
  if ((decides || assesses) && memory.unitIsOut && 'unitId' in actor && actor.unitId === 'unit-1')
    throw new Error('implicated unit');
  const answers: Partial<Record<CaseAction, string>> = {
    AGREE_CREDIBILITY_ASSESSMENT: 'recommendation',
    COUNTERSIGN_SCREENING_OUT: 'screeningOut',
    GRANT_REOPENING: 'reopening',
    APPROVE_CORRECTION: 'correction',
    ISSUE_RETURN_CODE: 'returnCode',
  };
  const answered = answers[action];
  if (answered !== undefined && memory.proposers.get(answered) === who)
    throw new Error(`${action} by its proposer`);
  if (['APPROVE_DETERMINATION', 'COUNTERSIGN_SCREENING_OUT'].includes(action)) {
    if (who === null || memory.workers.has(who))
      throw new Error(`${action} by someone who worked on the cycle`);
    if (memory.unread > 0) throw new Error('closed with an unread reply');
  }
  if (action === 'APPROVE_DETERMINATION') {
    if (before.determination?.contentHash !== memory.hash) throw new Error('approved something else');
    if (next.status === 'CLOSED_CREDIBLE' && memory.submittedFrom === 'UNDER_INITIAL_ASSESSMENT')
      throw new Error('credible too early');
    if (before.investigation?.effect === 'HOLDS_CASE_OPEN') throw new Error('closed during an investigation');
  }
  if (action === 'CONFIRM_HISTORIC_BATCH' && who === memory.recorder)
    throw new Error('confirmed by its recorder');

  if (action === 'GRANT_REOPENING') {
    memory.workers = new Set();
    if (next.investigation?.officerId) memory.workers.add(next.investigation.officerId);
  }
  if (WORK.has(action) && who !== null && actor.kind !== 'REPORTER') memory.workers.add(who);
  if (action === 'DIRECT_INVESTIGATION' && next.investigation?.officerId)
    memory.workers.add(next.investigation.officerId);
  if (action === 'SUBMIT_DETERMINATION') {
    memory.hash = next.determination?.contentHash ?? null;
    memory.submittedFrom = before.status;
  }
  if (action === 'REPLY_TO_RFI') memory.unread += 1;
  if (action === 'MARK_REPLY_READ') memory.unread -= 1;
  if (action === 'RECORD_HISTORIC_DETERMINATION') memory.recorder = who;
  if (action === 'NAME_IMPLICATED_UNIT') memory.unitIsOut = next.implicatedUnitIds.includes('unit-1');
  memory.recused = new Set(next.recusedUserIds);
  const proposes: Partial<Record<CaseAction, string>> = {
    RECOMMEND_CREDIBILITY_ASSESSMENT: 'recommendation',
    PROPOSE_SCREENING_OUT: 'screeningOut',
    PROPOSE_REOPENING: 'reopening',
    PROPOSE_CORRECTION: 'correction',
    PROPOSE_RETURN_CODE: 'returnCode',
  };
  const proposed = proposes[action];
  if (proposed !== undefined && who !== null) memory.proposers.set(proposed, who);
}

/** What the events tell of the case is what was decided: the record alone is enough to know every past state. */
function replays(before: CaseState, actor: Actor, { next, events }: Decision): void {
  const told = events
    .filter(({ caseId }) => caseId === before.id)
    .map((event) => ({ ...event, actorKind: actor.kind, actorId: userIdOf(actor) }))
    .reduce(evolve, before);
  expect(told).toEqual(next);
}

/** Seldom things: they would soon stop a life, or fill it, if they were chosen as often as what leads it on. */
const SELDOM: readonly CaseAction[] = [
  'TAKE_CASE',
  'ASSIGN_CASE',
  'HAND_OVER_CASE',
  'ADD_NOTE',
  'ADD_INFORMATION',
  'READ_SOURCE_IDENTITY',
  'RECORD_RESPONSE',
  'WITHDRAW_CONSENT',
  'RECUSE',
  'NAME_IMPLICATED_UNIT',
  'RECORD_HISTORIC_DETERMINATION',
  'REMIND_RFI',
  'WITHDRAW_RFI',
  'REPLY_TO_RFI',
  'ATTACH_EVIDENCE',
  'RELEASE_EVIDENCE',
];

describe('random lives of a case', () => {
  it(`no illegal path and no broken two-person rule in ${String(RUNS)} runs`, { timeout: 240_000 }, () => {
    const reached = new Set<CaseStatus>();
    const done = new Set<CaseAction>();
    const step = fc.record({
      actor: fc.nat(1_000),
      pick: fc.nat(10_000),
      dice: fc.nat(59),
      isWild: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), (steps) => {
        // Some came with a return code and belong to no organisation.
        const organisationId = steps.length % 4 === 0 ? null : 'org-1';
        let state = newCaseState({ id: 'case-1', reference: 'CH-2017-0001', organisationId });
        const memory: Memory = {
          workers: new Set(),
          recused: new Set(),
          unitIsOut: false,
          hash: null,
          submittedFrom: null,
          unread: 0,
          proposers: new Map(),
          recorder: null,
        };
        for (const { actor: index, pick, dice, isWild } of steps) {
          const actor = choose(ACTORS, index);
          const allowed = CASE_ACTIONS.filter(
            (action) => (!SELDOM.includes(action) || dice < 6) && canAct(state, actor, action),
          );
          const action = isWild || allowed.length === 0 ? choose(CASE_ACTIONS, pick) : choose(allowed, pick);
          const outcome = decide(
            state,
            actor,
            action,
            inputFor(state, dice, isWild && pick % 2 === 0)[action],
            NOW,
          );
          if (outcome.ok) {
            if (!canAct(state, actor, action)) throw new Error(`${action} was done though not available`);
            judge(memory, state, actor, action, outcome.value);
            replays(state, actor, outcome.value);
            state = outcome.value.next;
            reached.add(state.status);
            done.add(action);
          } else if (outcome.kind === 'REFUSAL' && outcome.problems.length === 0) {
            throw new Error(`${action} was refused without a word`);
          }
        }
      }),
      { numRuns: RUNS },
    );
    // Were a corner never reached, the run would prove nothing about it.
    expect([...reached].sort()).toEqual([...CASE_STATUSES].sort());
    expect([...done].sort()).toEqual([...CASE_ACTIONS].sort());
  });
});
