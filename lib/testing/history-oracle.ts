import type { HistoryEvent } from '@/lib/domain/case/case-file';

/**
 * Judges a case's history by process §6, with a record of its own: it knows nothing of the table of transitions, of
 * `decide` or of replay. Written out by hand so that a mistake there does not excuse itself here.
 */
const ASSESSING = ['UNDER_INITIAL_ASSESSMENT', 'UNDER_CREDIBILITY_ASSESSMENT', 'UNDER_INVESTIGATION'];
const COMPLETED = ['CLOSED_CREDIBLE', 'CLOSED_NON_CREDIBLE', 'CLOSED_DUPLICATE'];
const LEGAL: ReadonlySet<string> = new Set([
  'RECEIVED>UNDER_INITIAL_ASSESSMENT',
  'RECEIVED>SCREENED_OUT',
  'UNDER_INITIAL_ASSESSMENT>SCREENED_OUT',
  'UNDER_INITIAL_ASSESSMENT>UNDER_CREDIBILITY_ASSESSMENT',
  'UNDER_INITIAL_ASSESSMENT>UNDER_INVESTIGATION',
  'UNDER_CREDIBILITY_ASSESSMENT>UNDER_INVESTIGATION',
  'UNDER_INVESTIGATION>UNDER_CREDIBILITY_ASSESSMENT',
  ...ASSESSING.flatMap((status) => [`${status}>AWAITING_DECISION`, `AWAITING_DECISION>${status}`]),
  ...COMPLETED.map((status) => `AWAITING_DECISION>${status}`),
  ...[...COMPLETED, 'SCREENED_OUT'].flatMap((status) => [
    `${status}>UNDER_INITIAL_ASSESSMENT`,
    `${status}>UNDER_CREDIBILITY_ASSESSMENT`,
  ]),
]);

/** Working on a cycle: logging, describing evidence, assessing, writing a determination, sending requests. */
const WORK: ReadonlySet<string> = new Set([
  'CASE_RECEIVED',
  'INITIAL_ASSESSMENT_SAVED',
  'CREDIBILITY_ASSESSMENT_RECOMMENDED',
  'DETERMINATION_DRAFT_SAVED',
  'DETERMINATION_SUBMITTED',
  'DETERMINATION_WITHDRAWN',
  'SCREENING_OUT_PROPOSED',
  'RFI_SENT',
  'RFI_REMINDED',
  'RFI_WITHDRAWN',
  'EVIDENCE_ATTACHED',
  'EVIDENCE_RELEASED',
  'INVESTIGATION_CONCLUDED',
]);
const WITHOUT_WORKERS: ReadonlySet<string> = new Set([
  'DETERMINATION_APPROVED',
  'DETERMINATION_RETURNED',
  'CASE_SCREENED_OUT',
  'CREDIBILITY_ASSESSMENT_AGREED',
]);
const PUTS_FORWARD: Readonly<Record<string, string>> = {
  CREDIBILITY_ASSESSMENT_RECOMMENDED: 'recommendation',
  SCREENING_OUT_PROPOSED: 'screening',
  REOPENING_PROPOSED: 'reopening',
  CORRECTION_PROPOSED: 'correction',
  RETURN_CODE_PROPOSED: 'returnCode',
};
const ANSWERS: Readonly<Record<string, string>> = {
  CREDIBILITY_ASSESSMENT_AGREED: 'recommendation',
  RECOMMENDATION_RETURNED: 'recommendation',
  CASE_SCREENED_OUT: 'screening',
  SCREENING_OUT_REFUSED: 'screening',
  CASE_REOPENED: 'reopening',
  REOPENING_REFUSED: 'reopening',
  CORRECTION_APPROVED: 'correction',
  CORRECTION_REFUSED: 'correction',
  RETURN_CODE_ISSUED: 'returnCode',
  RETURN_CODE_REFUSED: 'returnCode',
};

/** What only a supervisor decides, or whom one has lent the authority. */
const DECISIONS: ReadonlySet<string> = new Set([
  'CASE_ASSIGNED',
  'INVESTIGATION_DIRECTED',
  'INVESTIGATION_EXTENDED',
  'DETERMINATION_APPROVED',
  'DETERMINATION_RETURNED',
  ...Object.keys(ANSWERS),
]);

/**
 * What is wrong with a history, in words; nothing when it could have happened by the book. `givers` names who lent the
 * authority of each delegation.
 */
export function faultsOf(
  events: readonly HistoryEvent[],
  givers: ReadonlyMap<unknown, string> = new Map(),
): readonly string[] {
  const faults: string[] = [];
  const workers = new Set<string>();
  const recused = new Set<string>();
  const proposers = new Map<string, string | null>();
  let status: string | null = null;
  let unread = 0;
  let cycle = 1;
  let hash: unknown = null;
  let submittedFrom: string | null = null;
  let holdsOpen = false;
  let officer: string | null = null;
  for (const event of events) {
    const fault = (what: string): number => faults.push(`entry ${event.seq}, ${event.type}: ${what}`);
    const { type, actorId, actorKind, payload } = event;
    if (type === 'REVIEW_TASK_RAISED') continue;
    if (event.fromStatus !== status)
      fault(`from ${event.fromStatus ?? 'nothing'}, but it was ${status ?? 'nothing'}`);
    if (status !== null && event.toStatus !== status && !LEGAL.has(`${status}>${event.toStatus ?? ''}`))
      fault(`illegal path ${status} > ${event.toStatus ?? ''}`);
    if (actorKind === 'ADMIN' || (actorKind === 'PUBLIC' && status !== null)) fault(`done by ${actorKind}`);
    if (actorKind === 'AUDITOR' && type !== 'SOURCE_IDENTITY_READ' && type !== 'EVIDENCE_OPENED')
      fault('done by an auditor');
    if (actorId !== null && recused.has(actorId)) fault('done by someone recused');
    const giver = givers.get(payload['delegationId']) ?? null;
    if (payload['delegationId'] !== undefined && giver === null) fault('done for nobody');
    if (DECISIONS.has(type) && actorKind !== 'SUPERVISOR' && giver === null)
      fault('decided by no supervisor');
    if (!DECISIONS.has(type) && type !== 'INVESTIGATION_CONCLUDED' && giver !== null)
      fault('done for somebody, but no decision');
    if (giver !== null && recused.has(giver)) fault('done for someone recused');
    if (giver !== null && WITHOUT_WORKERS.has(type) && (workers.has(giver) || giver === officer))
      fault('decided for someone who worked on the cycle');

    if (WITHOUT_WORKERS.has(type) && (actorId === null || workers.has(actorId) || actorId === officer))
      fault('decided by someone who worked on the cycle');
    const answered = ANSWERS[type];
    if (answered !== undefined) {
      if (!proposers.has(answered)) fault('answers nothing');
      if (proposers.get(answered) === actorId) fault('answered by its proposer');
      proposers.delete(answered);
    }
    const isClosing = type === 'DETERMINATION_APPROVED' || type === 'CASE_SCREENED_OUT';
    if (isClosing && unread > 0) fault('closed over an unread reply');
    if (type === 'DETERMINATION_APPROVED') {
      if (payload.contentHash !== hash) fault('another content was approved than submitted');
      if (holdsOpen) fault('closed during an investigation');
      if (event.toStatus === 'CLOSED_CREDIBLE' && submittedFrom === 'UNDER_INITIAL_ASSESSMENT')
        fault('credible on an initial assessment');
    }

    if (type === 'CASE_REOPENED') {
      cycle += 1;
      workers.clear();
    }
    if (event.cycle !== cycle) fault(`cycle ${event.cycle ?? 0}, but it was ${cycle}`);
    if (actorId !== null && WORK.has(type) && (actorKind === 'ANALYST' || actorKind === 'SUPERVISOR'))
      workers.add(actorId);
    const put = PUTS_FORWARD[type];
    if (put !== undefined) {
      if (proposers.has(put)) fault('a second proposal beside an open one');
      proposers.set(put, actorId);
    }
    if (type === 'DETERMINATION_SUBMITTED') [hash, submittedFrom] = [payload.contentHash, event.fromStatus];
    if (type === 'RFI_REPLY_RECEIVED') unread += 1;
    if (type === 'RFI_REPLY_READ') unread -= 1;
    if (type === 'INVESTIGATION_DIRECTED') {
      holdsOpen = payload.effect === 'HOLDS_CASE_OPEN';
      officer = typeof payload.officerId === 'string' ? payload.officerId : null;
      if (officer !== null) workers.add(officer);
    }
    if (type === 'INVESTIGATION_CONCLUDED') [holdsOpen, officer] = [false, null];
    if (type === 'PERSON_RECUSED' && typeof payload.userId === 'string') recused.add(payload.userId);
    if (event.toStatus !== status && event.toStatus !== 'UNDER_INITIAL_ASSESSMENT') {
      proposers.delete('recommendation');
      proposers.delete('screening');
    }
    status = event.toStatus;
  }
  return faults;
}
