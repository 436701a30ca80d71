import { randomUUID } from 'node:crypto';
import { Client } from './client';
import type { Objects } from './matrix';
import { builtActions } from './routes';
import { VISITORS, type Visitor } from './visitors';
import { makeCast, makeMember, makePerson, type Cast, type Person } from '../fixtures/people';
import { REFERENCE, RETURN_CODE } from '../steps/report';
import { paths } from '@/lib/config/paths';
import { changeRole, disableAccount } from '@/lib/db/commands/change-account';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { recusePerson } from '@/lib/db/commands/recuse-person';
import { readAs } from '@/lib/db/scope/as-actor';
import type { OperatorActor, ReporterActor } from '@/lib/domain/case/actor';
import { reportMonth } from '@/lib/domain/shared/dates';
import { ALLEGATION, allegationToReceive } from '@/prisma/factories/allegations';
import { current, done } from '@/prisma/factories/cases';
import { offeredDelegation } from '@/prisma/factories/delegations';
import { recordHistoricDecision } from '@/prisma/factories/historic-decisions';

const OPERATOR: OperatorActor = { kind: 'OPERATOR', userId: null, name: 'access tests' };

/** A word that stands in every case's account and nowhere else: whoever may not read a case may never be sent it. */
export const SECRET = 'Zumurrud-Qanat';

/** People, objects and browsers of the access tests. */
export type World = {
  readonly cast: Cast;
  readonly recused: Person;
  readonly objects: Objects;
  readonly ids: { readonly own: string; readonly other: string; readonly told: string };
  readonly clients: Readonly<Record<Visitor, Client>>;
};

/** Sets everything up: cases through the commands, files and the return code through the doors people use. */
export async function makeWorld(origin: string): Promise<World> {
  const cast = await makeCast();
  const recused = await makePerson('ANALYST', 'Mira');
  const leaving = await makePerson('SUPERVISOR', 'Olaf');
  const clients = Object.fromEntries(
    await Promise.all(VISITORS.map(async (visitor) => [visitor, await Client.open(origin)] as const)),
  ) as Record<Visitor, Client>;
  const accounts = {
    ownReporter: cast.reporter,
    otherReporter: cast.otherReporter,
    analyst: cast.analyst,
    recusedAnalyst: recused,
    supervisor: cast.supervisor,
    auditor: cast.auditor,
    admin: cast.admin,
    disabled: leaving,
  };
  for (const [visitor, { email, password }] of Object.entries(accounts))
    await clients[visitor as keyof typeof accounts].signIn(email, password);
  await done(disableAccount(OPERATOR, { accountId: leaving.actor.userId, version: null }));

  const own = await receivedFor(cast.reporter.actor);
  const other = await receivedFor(cast.otherReporter.actor);
  const told = await tellAsHolder(clients.holder, cast);
  for (const { id } of [own, other, told]) {
    const given = { recusedUserId: recused.actor.userId, rationale: 'A relative lives there.' };
    await done(recusePerson(cast.supervisor.actor, await current(cast.supervisor.actor, id), given));
  }
  const awaiting = await makeMember(cast.reporter.actor.organisationId, 'Yara');
  await done(
    changeRole(
      { kind: 'ADMIN', userId: cast.admin.actor.userId, name: cast.admin.actor.name, unitId: null },
      { accountId: awaiting.actor.userId, version: null },
      { role: 'AUDITOR', organisationId: null },
    ),
  );
  const objects: Objects = {
    own: own.reference,
    other: other.reference,
    told: told.reference,
    missing: 'CH-2026-9999',
    ownFile: await attach(clients.ownReporter, paths.portalEvidence(own.reference), cast, own.id),
    otherFile: await attach(clients.otherReporter, paths.portalEvidence(other.reference), cast, other.id),
    toldFile: await attach(clients.holder, paths.trackEvidence(), cast, told.id),
    account: cast.analyst.actor.userId,
    request: await requestFor(cast, awaiting.actor.userId),
    batch: await historicBatch(cast),
    delegation: await offeredDelegation({ giver: cast.secondSupervisor.actor, delegate: cast.analyst.actor }),
    nothing: randomUUID(),
    month: reportMonth(new Date().toISOString(), 'UTC'),
  };
  return { cast, recused, objects, clients, ids: { own: own.id, other: other.id, told: told.id } };
}

const secretly = { ...ALLEGATION, narrative: `${SECRET}. ${ALLEGATION.narrative}` };

async function receivedFor(member: ReporterActor): Promise<{ id: string; reference: string }> {
  const { caseId, reference } = await done(
    receiveAllegation(
      member,
      allegationToReceive({
        channel: 'PORTAL',
        content: { ...secretly, sourceKind: 'NGO', contact: null },
        organisationId: member.organisationId,
        returnCodeHash: null,
        files: [],
      }),
    ),
  );
  return { id: caseId, reference };
}

/** Reports without an account and opens the report with its return code, all by plain requests. */
export async function tellAsHolder(
  client: Client,
  cast: Cast,
): Promise<{ id: string; reference: string; draft: string }> {
  const written = await client.post('/report/submit', {
    language: 'en',
    narrative: `${SECRET}. We heard an aircraft.`,
    placeText: 'Tell Ruman',
    dateKind: 'UNKNOWN',
    timeKind: 'UNKNOWN',
    sourceKind: 'INDIVIDUAL',
    contactKind: 'ANONYMOUS',
    consentReview: 'yes',
    go: 'review',
  });
  const draft = new URL(written.headers()['location'] ?? '', 'http://any').searchParams.get('draft') ?? '';
  await client.post('/report/send', { draft });
  const confirmation = await (await client.get(paths.reportStep('received', draft))).text();
  const text = confirmation.replace(/<!--.*?-->|<\/?span>/g, '');
  const reference = firstMatch(text, REFERENCE);
  const open = builtActions().find(({ name }) => name === 'openReport');
  const opened = await client.act(paths.track(), open?.id ?? '', { code: firstMatch(text, RETURN_CODE) });
  if (opened.headers()['x-action-redirect'] === undefined)
    throw new Error(`the return code opened nothing: ${await opened.text()}`);
  const id = await readAs(cast.auditor.actor, (tx) =>
    tx.reviewCase.findUniqueOrThrow({ where: { reference }, select: { id: true } }),
  );
  return { id: id.id, reference, draft };
}

/** What a pattern for a whole text finds inside a longer one. */
function firstMatch(text: string, whole: RegExp): string {
  const found = new RegExp(`(?<=>)${whole.source.slice(1, -1)}(?=<)`).exec(text);
  if (!found) throw new Error(`nothing like ${whole} in the page`);
  return found[0];
}

async function attach(client: Client, path: string, cast: Cast, caseId: string): Promise<string> {
  const sent = await client.post(path, {
    files: { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(`${SECRET} ${caseId}`) },
  });
  if (sent.status() !== 303) throw new Error(`${path} took no file: ${sent.status()}`);
  const row = await readAs(cast.auditor.actor, (tx) =>
    tx.evidence.findFirstOrThrow({ where: { caseId, sha256: { not: null } }, select: { id: true } }),
  );
  return row.id;
}

async function requestFor(cast: Cast, userId: string): Promise<string> {
  const admin = cast.admin.actor;
  const row = await readAs({ ...admin, kind: 'ADMIN' }, (tx) =>
    tx.accountRequest.findFirstOrThrow({ where: { userId }, select: { id: true } }),
  );
  return row.id;
}

async function historicBatch(cast: Cast): Promise<string> {
  const { determinationId } = await recordHistoricDecision(cast.secondSupervisor.actor, {
    ...{ day: null, outcome: 'NON_CREDIBLE', reason: null, killed: null, injured: null },
  });
  const row = await readAs(cast.auditor.actor, (tx) =>
    tx.determination.findUniqueOrThrow({ where: { id: determinationId }, select: { batchId: true } }),
  );
  return row.batchId ?? '';
}
