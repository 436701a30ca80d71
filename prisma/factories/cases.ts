import { randomBytes, randomUUID } from 'node:crypto';
import { acceptCase } from '@/lib/db/commands/accept-case';
import type { Acted } from '@/lib/db/commands/act-on-case';
import { agreeCredibilityAssessment } from '@/lib/db/commands/agree-credibility-assessment';
import { appendEvent } from '@/lib/db/commands/append-events';
import { approveDetermination } from '@/lib/db/commands/approve-determination';
import { findCitable } from '@/lib/db/commands/determination-row';
import { recommendCredibilityAssessment } from '@/lib/db/commands/recommend-credibility-assessment';
import { recordNewValues } from '@/lib/db/commands/record-values';
import { submitDetermination } from '@/lib/db/commands/submit-determination';
import { loadCaseState } from '@/lib/db/queries/load-case-state';
import { readAs, writeAs } from '@/lib/db/scope/as-actor';
import type { DeterminationContent } from '@/lib/domain/assessment/determination';
import { potentialFound } from '@/prisma/factories/determinations';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import { PUBLIC_ACTOR, type Actor, type StaffActor } from '@/lib/domain/case/actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import type { Outcome } from '@/lib/domain/shared/outcome';
import { hasArabicLetters, hasLatinLetters } from '@/lib/domain/shared/text';

/** Whoever works and whoever decides. */
export type Crew = { readonly analyst: StaffActor; readonly supervisor: StaffActor };

/** Insists on success: a factory that is refused is a mistake in the test. */
export async function done<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** A received case about an invented event, as it would come from the public form or an organisation. */
export async function receivedCase(
  given: {
    readonly organisationId?: string;
    readonly by?: Actor;
    readonly codeHash?: Uint8Array<ArrayBuffer>;
  } = {},
): Promise<string> {
  const caseId = randomUUID();
  const eventId = randomUUID();
  const actor = given.by ?? PUBLIC_ACTOR;
  await writeAs(actor, async (tx) => {
    const now = new Date();
    const [reference] = await tx.$queryRaw<
      { r: string }[]
    >`select next_case_reference(${now.getUTCFullYear()}::int) as r`;
    await tx.reviewCase.createMany({
      data: [
        {
          id: caseId,
          reference: reference?.r ?? '',
          status: 'RECEIVED',
          statusSince: now,
          organisationId: given.organisationId ?? null,
          sourceKind: given.organisationId ? 'NGO' : 'INDIVIDUAL',
          channel: given.organisationId ? 'PORTAL' : 'WEB_FORM',
          language: 'ar',
          receivedAt: now,
          placeNameLatin: 'Tell Ruman',
          placeNameOriginal: 'تل رمان',
          governorate: 'SY-RA',
          incidentFrom: new Date('2026-03-04T00:00:00Z'),
          incidentTo: new Date('2026-03-05T00:00:00Z'),
          incidentPrecision: 'DAY',
          killedMin: 2,
          killedMax: 4,
        },
      ],
    });
    // Whoever has no portal was given a code.
    if (given.organisationId === undefined && actor.kind === 'PUBLIC')
      await tx.returnCode.createMany({ data: [{ caseId, codeHash: given.codeHash ?? randomBytes(32) }] });
    const commitments = await recordNewValues(tx, { caseId, eventId, recordedBy: null }, [
      {
        objectKind: 'ALLEGATION',
        objectId: caseId,
        field: 'narrative',
        value: 'After midnight we heard an aircraft and then two explosions.',
        audience: 'SUBMITTER',
      },
    ]);
    await appendEvent(tx, actor, {
      id: eventId,
      type: 'CASE_RECEIVED',
      object: { kind: 'CASE', id: caseId },
      caseId,
      toStatus: 'RECEIVED',
      cycle: 1,
      flow: 'RECEIVED',
      commitments,
    });
  });
  return caseId;
}

/** The case as the domain sees it now. */
export async function caseState(actor: Actor, caseId: string): Promise<CaseState> {
  const state = await readAs(actor, (tx) => loadCaseState(tx, actor, caseId));
  if (!state) throw new Error(`no case ${caseId}`);
  return state;
}

/** The version a reader would have on the page now. */
export async function current(
  actor: Actor,
  caseId: string,
): Promise<{ caseId: string; expectedVersion: number }> {
  return { caseId, expectedVersion: (await caseState(actor, caseId)).version };
}

/** Takes a received case to initial assessment. */
export async function accepted({ analyst }: Crew, caseId: string): Promise<void> {
  await done(acceptCase(analyst, await current(analyst, caseId)));
}

/** A complete initial assessment of a case: the place and the days it names were looked for. */
export async function assessmentOf(
  actor: Actor,
  caseId: string,
  reasons?: string,
): Promise<InitialAssessment> {
  const row = await readAs(actor, (tx) => tx.reviewCase.findUniqueOrThrow({ where: { id: caseId } }));
  const day = (at: Date): string => at.toISOString().slice(0, 10);
  const from = row.incidentFrom ?? row.receivedAt;
  return potentialFound(reasons, {
    latin: hasLatinLetters(row.placeNameLatin ?? '') ? (row.placeNameLatin ?? '') : 'Tell Ruman',
    arabic: hasArabicLetters(row.placeNameOriginal ?? '') ? (row.placeNameOriginal ?? '') : 'تل رمان',
    centre: { lat: row.latitude ?? 35.1, lon: row.longitude ?? 40.2 },
    from: day(from),
    to: day(row.incidentTo ?? from),
  });
}

/** Takes a received case to credibility assessment, by both people. */
export async function underCredibilityAssessment(crew: Crew, caseId: string): Promise<void> {
  await accepted(crew, caseId);
  await done(
    recommendCredibilityAssessment(
      crew.analyst,
      await current(crew.analyst, caseId),
      await assessmentOf(crew.analyst, caseId),
    ),
  );
  const { recommendation } = await caseState(crew.supervisor, caseId);
  await done(
    agreeCredibilityAssessment(crew.supervisor, await current(crew.supervisor, caseId), {
      proposalId: recommendation?.id ?? '',
    }),
  );
}

/** A determination that also says of each reply on the case, where nothing is said yet, that it was used. */
async function withRepliesWeighed(
  actor: StaffActor,
  caseId: string,
  content: DeterminationContent,
): Promise<DeterminationContent> {
  const { replyIds } = await readAs(actor, (tx) => findCitable(tx, caseId));
  const unsaid = replyIds.filter((id) => !content.replies.some(({ rfiId }) => rfiId === id));
  const weighed = unsaid.map((rfiId) => ({ rfiId, use: 'USED', how: 'For the hour.' }) as const);
  return { ...content, replies: [...content.replies, ...weighed] };
}

/** Submits a determination from wherever the case is being assessed; answers what its approver must name. */
export async function submitted(
  { analyst }: Crew,
  caseId: string,
  content: DeterminationContent,
): Promise<{ determinationId: string; contentHash: string }> {
  const whole = await withRepliesWeighed(analyst, caseId, content);
  await done(submitDetermination(analyst, await current(analyst, caseId), whole));
  const { determination } = await caseState(analyst, caseId);
  return { determinationId: determination?.id ?? '', contentHash: determination?.contentHash ?? '' };
}

/** All three checks of an approval, given. */
export const ALL_CHECKS = {
  reviewProperlyConducted: true,
  resultsConsistentWithEvidence: true,
  criteriaMet: true,
};

/** Takes a received case all the way to a closed one. */
export async function closed(crew: Crew, caseId: string, content: DeterminationContent): Promise<Acted> {
  if (content.outcome === 'CREDIBLE') await underCredibilityAssessment(crew, caseId);
  else await accepted(crew, caseId);
  const approval = await submitted(crew, caseId, content);
  return done(
    approveDetermination(crew.supervisor, await current(crew.supervisor, caseId), {
      ...approval,
      checks: ALL_CHECKS,
      remarks: '',
    }),
  );
}
