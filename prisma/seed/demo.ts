import { randomUUID } from 'node:crypto';
import { confirmFigure } from '@/lib/db/commands/confirm-figure';
import { enterOpeningBalance } from '@/lib/db/commands/enter-opening-balance';
import { acceptCase } from '@/lib/db/commands/accept-case';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { grantReopening } from '@/lib/db/commands/grant-reopening';
import { proposeReopening } from '@/lib/db/commands/propose-reopening';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { replyToRfi } from '@/lib/db/commands/reply-to-rfi';
import { requestReopening } from '@/lib/db/commands/request-reopening';
import { returnDetermination } from '@/lib/db/commands/return-determination';
import { sendRfi } from '@/lib/db/commands/send-rfi';
import { stateFigure } from '@/lib/db/commands/state-figure';
import { readAs } from '@/lib/db/scope/as-actor';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import { PUBLIC_ACTOR, type Actor } from '@/lib/domain/case/actor';
import { reportMonth } from '@/lib/domain/shared/dates';
import {
  assessmentOf,
  caseState,
  closed,
  current,
  done,
  submitted,
  underCredibilityAssessment,
  ALL_CHECKS,
  type Crew,
} from '@/prisma/factories/cases';
import {
  credibleDetermination,
  duplicateOf,
  insufficientInformation,
} from '@/prisma/factories/determinations';
import { contentOf, TOLD, type Told } from '@/prisma/seed/demo-allegations';
import { seedDelegation, seedNotes } from '@/prisma/seed/demo-notes';
import { demoSignIns, isSeeded, seedPeople, type Cast, type SignIn } from '@/prisma/seed/demo-people';

/**
 * The example that `npm run demo` shows: an invented body, people, organisations, places and events, brought in
 * through the same commands that people use. Runs once; later calls only answer the sign-ins.
 */
export async function seedDemo({ adminUrl }: { adminUrl: string }): Promise<{ signIns: readonly SignIn[] }> {
  const secret = new URL(adminUrl).password || adminUrl;
  if (!(await isSeeded())) {
    const now = new Date();
    const cast = await seedPeople(secret);
    await seedOpening(cast, now);
    await seedCases(cast, now);
    await seedDelegation(cast, now);
  }
  return { signIns: demoSignIns(secret) };
}

/** The month `back` months before the one that `now` lies in, as YYYY-MM. */
function monthBefore(now: Date, back: number): string {
  return reportMonth(
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 15)).toISOString(),
    'UTC',
  );
}

/** The body takes over a campaign that has run for a while: stocks at the end of a month, stated by one, confirmed by another. */
async function seedOpening({ lena, ines }: Cast, now: Date): Promise<void> {
  const opening = await done(
    enterOpeningBalance(lena, {
      month: monthBefore(now, 3),
      openCases: 6,
      reopenedCases: 1,
      killed: 61,
      injured: 34,
      reports: 148,
      credible: 17,
      nonCredible: 112,
      duplicate: 13,
    }),
  );
  await done(confirmFigure(ines, 'OPENING_BALANCE', opening.figureId));
  const strikes = [
    [3, 4118],
    [2, 4163],
    [1, 4201],
  ] as const;
  for (const [back, value] of strikes) {
    const stated = await done(
      stateFigure(lena, { figure: 'STRIKES_TO_DATE', month: monthBefore(now, back), value }),
    );
    await done(confirmFigure(ines, 'STATED_FIGURE', stated.figureId));
  }
}

async function seedCases(cast: Cast, now: Date): Promise<void> {
  const { lena, tomas, ines, paul, nour } = cast;
  const cases = new Map<string, string>();
  for (const told of TOLD) cases.set(told.key, await receive(cast, told, now));
  const id = (key: string): string => cases.get(key) ?? '';
  const first: Crew = { analyst: lena, supervisor: ines };
  const second: Crew = { analyst: tomas, supervisor: paul };

  // Decided and standing.
  await closed(
    second,
    id('khirbat-al-naura'),
    found(
      0,
      1,
      'A person who came into the target area after the weapon was released was unintentionally injured.',
    ),
  );
  await closed(
    first,
    id('hawi-al-khuzama'),
    found(
      5,
      10,
      'During a strike on a workshop used by fighters, people in the market beside it were unintentionally killed and injured.',
    ),
  );
  const market = await caseState(lena, id('hawi-al-khuzama'));
  await closed(second, id('hawi-al-khuzama-again'), duplicateOf(market.reference, false, true));
  await closed(second, id('al-mazraa'), insufficientInformation());
  // Whoever told of it does not wish the place to be known: the month's page withholds it.
  await closed(
    first,
    id('rasm-al-tut'),
    found(
      0,
      2,
      'During a strike on a vehicle taken for one of fighters, two people were unintentionally injured.',
    ),
  );

  // Found non-credible, asked about again with new evidence, reopened, and now awaiting a second decision.
  await closed(second, id('umm-al-sidr'), insufficientInformation());
  await done(
    requestReopening(
      nour,
      id('umm-al-sidr'),
      'We have found a second witness, and photographs of the house.',
    ),
  );
  await done(
    proposeReopening(lena, await current(lena, id('umm-al-sidr')), {
      basis: 'NEW_EVIDENCE',
      whatChanged: 'A second witness and photographs from the organisation.',
    }),
  );
  const { reopening } = await caseState(ines, id('umm-al-sidr'));
  await done(
    grantReopening(ines, await current(ines, id('umm-al-sidr')), {
      proposalId: reopening?.id ?? '',
      reopenTo: 'UNDER_CREDIBILITY_ASSESSMENT',
    }),
  );
  await submitted(first, id('umm-al-sidr'), credibleDetermination(6, 3));

  // Under way in every other state.
  await underCredibilityAssessment(first, id('tell-ruman'));
  const rejected = await submitted(first, id('tell-ruman'), credibleDetermination(2, 0));
  await done(
    returnDetermination(paul, await current(paul, id('tell-ruman')), {
      determinationId: rejected.determinationId,
      remarks: 'Say why no witness was interviewed, and weigh the time of the engagement.',
    }),
  );
  await underCredibilityAssessment(second, id('bir-al-hanash'));
  await done(acceptCase(lena, await current(lena, id('kani-rehan'))));
  await done(
    sendRfi(lena, await current(lena, id('kani-rehan')), {
      question: 'At what hour did the pupils leave, and is there a photograph of the crater?',
      dueOn: null,
    }),
  );
  await replyOf(
    nour,
    id('kani-rehan'),
    'انصرف التلاميذ في الثانية عشرة والنصف. ليست لدينا صورة للحفرة، ولدى المعلم صور للجدار.',
  );
  await done(acceptCase(tomas, await current(tomas, id('girde-sor'))));
  await done(
    recommendCredibilityAssessment(
      tomas,
      await current(tomas, id('girde-sor')),
      await assessmentOf(
        tomas,
        id('girde-sor'),
        'The council names houses and a time, and holds remnants of a munition.',
      ),
    ),
  );
  await done(acceptCase(tomas, await current(tomas, id('ayn-al-sawsan'))));
  await seedNotes(cast, { asked: id('kani-rehan'), handedOver: id('ayn-al-sawsan') });
  await approveOne(second, id('bir-al-hanash'));
}

/** A credible finding with its own figures and its own words for the public. */
function found(killed: number, injured: number, publicText: string): DeterminationContent {
  return {
    ...credibleDetermination(killed, injured),
    killed: { best: killed, min: killed, max: killed },
    publicText,
  };
}

/** The case at Bir al-Hanash is decided today, so that the current month shows a credible finding by two people. */
async function approveOne(crew: Crew, caseId: string): Promise<void> {
  const approval = await submitted(
    crew,
    caseId,
    found(
      1,
      2,
      'During a strike on a camp taken for one of fighters, three shepherds were unintentionally killed or injured.',
    ),
  );
  await done(
    approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
      ...approval,
      checks: ALL_CHECKS,
      remarks: 'Agreed.',
    }),
  );
}

async function replyOf(by: Actor, caseId: string, reply: string): Promise<void> {
  const rfi = await readAs(by, (tx) => tx.rfi.findFirst({ where: { caseId }, select: { id: true } }));
  await done(replyToRfi(by, caseId, { rfiId: rfi?.id ?? '', reply }));
}

const DAY_MS = 86_400_000;

/** Each comes the way it would: organisations through the portal, people through the form, the rest logged by an analyst. */
async function receive({ lena, nour }: Cast, told: Told, now: Date): Promise<string> {
  const viaPortal = told.sourceName === 'Nahr Documentation';
  const viaForm = told.source === 'INDIVIDUAL';
  const actor = viaPortal ? nour : viaForm ? PUBLIC_ACTOR : lena;
  const arrived = new Date(now.getTime() - Math.max(0, told.daysAgo - 3) * DAY_MS);
  const receipt = await done(
    receiveAllegation(actor, {
      id: randomUUID(),
      channel: viaPortal
        ? 'PORTAL'
        : viaForm
          ? 'WEB_FORM'
          : told.source === 'SELF_REPORT'
            ? 'IN_PERSON'
            : 'PUBLISHED',
      content: contentOf(told, now),
      codes: viaPortal ? [`ND-${400 + told.daysAgo}`] : [],
      organisationId: viaPortal ? nour.organisationId : null,
      received: viaPortal || viaForm ? null : { at: arrived.toISOString(), precision: 'INSTANT' },
      returnCodeHash: null,
      files: [],
    }),
  );
  return receipt.caseId;
}
