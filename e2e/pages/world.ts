import { makeCasesOfEveryKind, type CaseKind } from './cases-of-every-kind';
import { Client } from '../access/client';
import { tellAsHolder } from '../access/world';
import { makeMember, type Cast } from '../fixtures/people';
import type { StorageState } from '../fixtures/stage';
import { paths } from '@/lib/config/paths';
import { changeRole } from '@/lib/db/commands/change-account';
import { readAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';
import { availableActions } from '@/lib/domain/case/permissions';
import { stepSlug, STEP_ACTIONS } from '@/lib/domain/case/step-slugs';
import { reportMonth } from '@/lib/domain/shared/dates';
import { caseState } from '@/prisma/factories/cases';
import { delegationInForce } from '@/prisma/factories/delegations';
import { recordHistoricDecision } from '@/prisma/factories/historic-decisions';

/** What the pages' addresses are made of. */
export type Places = {
  /** references */
  readonly cases: Readonly<Record<CaseKind, string>>;
  /** one address for each step of a case that an analyst can take, and one for those only a supervisor can */
  readonly steps: { readonly analyst: readonly string[]; readonly supervisor: readonly string[] };
  readonly month: string;
  readonly account: string;
  readonly request: string;
  readonly batch: string;
  /** in force, from a supervisor to the analyst at work */
  readonly delegation: string;
  readonly holder: Begun;
  readonly member: Begun;
};

/** The public names of a report still to be read through and of one that was sent, in the same browser. */
type Begun = { readonly draft: string; readonly sent: string };

/** Cases and papers of every kind, and two browsers in the middle of a report. */
export type PagesWorld = {
  readonly places: Places;
  readonly visitor: StorageState;
  readonly member: StorageState;
};

export async function makePagesWorld(cast: Cast, origin: string): Promise<PagesWorld> {
  const ids = await makeCasesOfEveryKind(cast);
  await recordHistoricDecision(cast.secondSupervisor.actor, UNDATED);
  const [holder, member] = [await Client.open(origin), await Client.open(origin)];
  const told = await tellAsHolder(holder, cast);
  await member.signIn(cast.reporter.email, cast.reporter.password);
  const references = await Promise.all(
    Object.entries(ids).map(async ([kind, id]) => [
      kind,
      (await caseState(cast.auditor.actor, id)).reference,
    ]),
  );
  const analysts = await stepsOf(cast.analyst.actor, Object.values(ids), new Set());
  const supervisors = await stepsOf(cast.supervisor.actor, Object.values(ids), new Set(analysts.keys()));
  const places: Places = {
    cases: Object.fromEntries(references) as Places['cases'],
    steps: { analyst: [...analysts.values()], supervisor: [...supervisors.values()] },
    month: reportMonth(new Date().toISOString(), 'UTC'),
    account: cast.analyst.actor.userId,
    request: await waitingRequest(cast),
    batch: await batchOf(cast, ids.historic),
    delegation: await delegationInForce({
      giver: cast.secondSupervisor.actor,
      delegate: cast.secondAnalyst.actor,
    }),
    holder: { draft: await begin(holder, '/report/submit'), sent: told.draft },
    member: {
      draft: await begin(member, '/portal/report/submit'),
      sent: await send(member, await begin(member, '/portal/report/submit')),
    },
  };
  const states = { visitor: await holder.http.storageState(), member: await member.http.storageState() };
  return { places, ...states };
}

/** What earlier bodies decided on no stated day has a page once there is any. */
const UNDATED = { day: null, outcome: 'CREDIBLE', reason: null, killed: 1, injured: 0 } as const;

/** Where each step that this person can take is taken, but for those already known. */
async function stepsOf(
  actor: StaffActor,
  caseIds: readonly string[],
  known: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const id of caseIds) {
    const state = await caseState(actor, id);
    for (const { action, allowed } of availableActions(state, actor)) {
      const slug = stepSlug(action);
      if (!allowed || slug === null || !STEP_ACTIONS.some((step) => step === action)) continue;
      // Files are sent from the case page itself.
      if (action === 'ATTACH_EVIDENCE' || known.has(action) || found.has(action)) continue;
      found.set(action, paths.caseStep(state.reference, slug));
    }
  }
  return found;
}

const REPORT = {
  ...{ language: 'ar', narrative: 'بعد منتصف الليل سمعنا طائرة ثم انفجارين.', placeText: 'تل رمان' },
  ...{ dateKind: 'DAY', timeKind: 'UNKNOWN', day: '4', month: '3', year: '2026' },
  ...{ sourceKind: 'INDIVIDUAL', contactKind: 'ANONYMOUS', consentReview: 'yes', go: 'review' },
};

async function begin(client: Client, to: string): Promise<string> {
  const answer = await client.post(to, REPORT);
  const draft = new URL(answer.headers()['location'] ?? '', 'http://any').searchParams.get('draft');
  if (draft === null) throw new Error(`${to} kept no report: ${answer.status()}`);
  return draft;
}

async function send(client: Client, draft: string): Promise<string> {
  const answer = await client.post('/portal/report/send', { draft });
  const sent = new URL(answer.headers()['location'] ?? '', 'http://any').searchParams.get('draft');
  if (sent === null) throw new Error(`nothing was sent: ${answer.status()}`);
  return sent;
}

/** A new part for an account waits for a second administrator. */
async function waitingRequest({ admin, reporter }: Cast): Promise<string> {
  const actor = { ...admin.actor, kind: 'ADMIN' as const };
  const awaiting = await makeMember(reporter.actor.organisationId, 'Yara');
  const { userId } = awaiting.actor;
  const asked = await changeRole(
    actor,
    { accountId: userId, version: null },
    { role: 'AUDITOR', organisationId: null },
  );
  if (!asked.ok) throw new Error(`refused: ${JSON.stringify(asked)}`);
  const row = await readAs(actor, (tx) =>
    tx.accountRequest.findFirstOrThrow({ where: { userId }, select: { id: true } }),
  );
  return row.id;
}

async function batchOf({ auditor }: Cast, caseId: string): Promise<string> {
  const row = await readAs(auditor.actor, (tx) =>
    tx.determination.findFirstOrThrow({ where: { caseId }, select: { batchId: true } }),
  );
  return row.batchId ?? '';
}
