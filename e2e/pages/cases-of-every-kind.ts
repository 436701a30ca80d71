import type { Cast } from '../fixtures/people';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { countersignScreeningOut } from '@/lib/db/commands/countersign-screening-out';
import { directInvestigation } from '@/lib/db/commands/direct-investigation';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { proposeCorrection } from '@/lib/db/commands/propose-correction';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { proposeScreeningOut } from '@/lib/db/commands/propose-screening-out';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import { requestReopening } from '@/lib/db/commands/request-reopening';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { readAs } from '@/lib/db/scope/as-actor';
import { EMPTY_DETERMINATION } from '@/lib/domain/assessment/determination';
import { allegationToReceive } from '@/prisma/factories/allegations';
import {
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
import {
  credibleDetermination,
  duplicateOf,
  insufficientInformation,
  potentialFound,
} from '@/prisma/factories/determinations';
import { recordHistoricDecision } from '@/prisma/factories/historic-decisions';

/** What a case can be found as; every page of the case's work shows something else in each. */
export const CASE_KINDS = [
  'received',
  'initial',
  'recommended',
  'screeningOutProposed',
  'screenedOut',
  'credibility',
  'asked',
  'answered',
  'investigated',
  'awaiting',
  'returned',
  'credible',
  'nonCredible',
  'duplicate',
  'correctionProposed',
  'reopeningRequested',
  'reopeningProposed',
  'reopened',
  'historic',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** A case of every kind, all made through the commands. Whoever `supervisor` is has worked on none of them. */
export async function makeCasesOfEveryKind(cast: Cast): Promise<Readonly<Record<CaseKind, string>>> {
  const crew = { analyst: cast.analyst.actor, supervisor: cast.secondSupervisor.actor };
  const { organisationId } = cast.reporter.actor;
  const ofReporter = () => receivedCase({ organisationId, by: cast.reporter.actor });
  const made: Record<CaseKind, string> = {
    received: await toldCase(cast),
    initial: await receivedCase(),
    recommended: await receivedCase(),
    screeningOutProposed: await receivedCase(),
    screenedOut: await receivedCase(),
    credibility: await receivedCase(),
    asked: await ofReporter(),
    answered: await ofReporter(),
    investigated: await receivedCase(),
    awaiting: await receivedCase(),
    returned: await receivedCase(),
    credible: await ofReporter(),
    nonCredible: await receivedCase(),
    duplicate: await receivedCase(),
    correctionProposed: await receivedCase(),
    reopeningRequested: await ofReporter(),
    reopeningProposed: await receivedCase(),
    reopened: await receivedCase(),
    historic: (await recordHistoricDecision(null, HISTORIC)).caseId,
  };
  await beforeScreening(crew, made);
  await assessed(crew, made, cast);
  await decided(crew, made, cast);
  return made;
}

const HISTORIC = { day: '2019-06-05', outcome: 'CREDIBLE', reason: null, killed: 2, injured: null } as const;

/** With everything a source can say, its contact included. */
async function toldCase({ otherReporter }: Cast): Promise<string> {
  const { organisationId } = otherReporter.actor;
  const given = { channel: 'PORTAL', organisationId, returnCodeHash: null } as const;
  return (await done(receiveAllegation(otherReporter.actor, allegationToReceive(given)))).caseId;
}

type Made = Readonly<Record<CaseKind, string>>;

async function beforeScreening(crew: Crew, made: Made): Promise<void> {
  const { analyst, supervisor } = crew;
  await accepted(crew, made.initial);
  await accepted(crew, made.recommended);
  const target = await current(analyst, made.recommended);
  await done(recommendCredibilityAssessment(analyst, target, potentialFound()));
  for (const caseId of [made.screeningOutProposed, made.screenedOut]) {
    const given = { ground: 'OTHER_THEATRE', rationale: 'The town it names lies elsewhere.' } as const;
    await done(proposeScreeningOut(analyst, await current(analyst, caseId), given));
  }
  const { screeningOut } = await caseState(supervisor, made.screenedOut);
  const given = { proposalId: screeningOut?.id ?? '' };
  await done(countersignScreeningOut(supervisor, await current(supervisor, made.screenedOut), given));
}

async function assessed(crew: Crew, made: Made, { reporter }: Cast): Promise<void> {
  const { analyst, supervisor } = crew;
  for (const kind of ['credibility', 'asked', 'answered', 'awaiting', 'returned'] as const)
    await underCredibilityAssessment(crew, made[kind]);
  const draft = { ...EMPTY_DETERMINATION, outcome: 'CREDIBLE', publicText: 'A house was hit.' } as const;
  await done(saveDeterminationDraft(analyst, await current(analyst, made.credibility), draft));
  // Two questions are open at once in one of them: each has an answer of its own on the page.
  const asked = [
    [made.asked, 'At what hour did it happen?'],
    [made.asked, 'Which house was hit?'],
    [made.answered, 'At what hour did it happen?'],
  ] as const;
  for (const [caseId, question] of asked)
    await done(sendRfi(analyst, await current(analyst, caseId), { question, dueOn: '2030-01-31' }));
  const request = await readAs(analyst, (tx) =>
    tx.rfi.findFirstOrThrow({ where: { caseId: made.answered }, select: { id: true } }),
  );
  const reply = { rfiId: request.id, reply: 'بعد منتصف الليل.' };
  await done(replyToRfi(reporter.actor, made.answered, reply));
  const photograph = {
    ...{ sha256: 'ab'.repeat(32), size: 12_345, mediaType: 'image/jpeg', heldBecause: [], contents: null },
    fileName: 'صورة البيت.jpg',
  };
  await done(attachEvidence(reporter.actor, made.answered, { files: [photograph], links: [] }));
  await accepted(crew, made.investigated);
  await done(
    directInvestigation(supervisor, await current(supervisor, made.investigated), {
      investigationType: 'COMMANDERS_INQUIRY',
      appointingAuthority: 'The commanding general',
      officer: 'Lena Moreau',
      officerId: analyst.userId,
      scope: 'Which aircraft were over the town that night.',
      dueOn: '2030-01-31',
    }),
  );
  await submitted(crew, made.awaiting, credibleDetermination());
  const { determinationId } = await submitted(crew, made.returned, credibleDetermination());
  const remarks = 'Name the house in the text for the public.';
  const target = await current(supervisor, made.returned);
  await done(returnDetermination(supervisor, target, { determinationId, remarks }));
}

async function decided(crew: Crew, made: Made, { reporter }: Cast): Promise<void> {
  const { analyst, supervisor } = crew;
  await closed(crew, made.credible, credibleDetermination());
  for (const kind of ['nonCredible', 'correctionProposed', 'reopeningRequested'] as const)
    await closed(crew, made[kind], insufficientInformation());
  const { reference } = await caseState(analyst, made.nonCredible);
  await closed(crew, made.duplicate, duplicateOf(reference, false, true));
  const correction = {
    correctedField: 'PLACE_NAME',
    correction: { field: 'PLACE_NAME', to: 'Tell Rumman' },
    rationale: 'The name was misspelt.',
  } as const;
  await done(proposeCorrection(analyst, await current(analyst, made.correctionProposed), correction));
  await done(requestReopening(reporter.actor, made.reopeningRequested, 'We have found a witness.'));
  for (const caseId of [made.reopeningProposed, made.reopened]) {
    await closed(crew, caseId, insufficientInformation());
    const given = { basis: 'NEW_EVIDENCE', whatChanged: 'A witness was found who names the day.' } as const;
    await done(proposeReopening(analyst, await current(analyst, caseId), given));
  }
  const { reopening } = await caseState(supervisor, made.reopened);
  const given = { proposalId: reopening?.id ?? '', reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT' } as const;
  await done(grantReopening(supervisor, await current(supervisor, made.reopened), given));
}
