import { addInformation } from '@/lib/db/commands/add-information';
import { addNote } from '@/lib/db/commands/add-note';
import { attachEvidence } from '@/lib/db/commands/attach-evidence';
import { saveDeterminationDraft } from '@/lib/db/commands/save-determination-draft';
import { readAs } from '@/lib/db/scope/as-actor';
import {
  accepted,
  assessmentOf,
  caseState,
  closed,
  current,
  done,
  receivedCase,
  type Crew,
} from '@/prisma/factories/cases';
import { saveInitialAssessment } from '@/lib/db/commands/save-initial-assessment';
import { credibleDetermination, duplicateOf } from '@/prisma/factories/determinations';

/** How much a case has come to hold. */
export type CaseSize = {
  /** Entries of its history, all told. */
  readonly events: number;
  /** Files and links. */
  readonly evidence: number;
  /** What was reported of the event: the case's own report, and those closed as its duplicates. */
  readonly allegations: number;
};

/** Of a hundred entries, how many are notes, and how many are something that was added to the report. */
const NOTES = 4;
const ADDED = 2;

/**
 * A case that grew to this size by the commands that the pages use: found to have been reported again and again, with
 * files attached, notes and additions, and a draft of its determination saved over and over. Answers its id and reference.
 */
export async function caseOfSize(
  crew: Crew,
  size: CaseSize,
): Promise<{ readonly caseId: string; readonly reference: string }> {
  const { analyst } = crew;
  const caseId = await receivedCase();
  await accepted(crew, caseId);
  await done(
    saveInitialAssessment(
      analyst,
      await current(analyst, caseId),
      await assessmentOf(analyst, caseId, 'The photographs and the time agree.'),
    ),
  );
  const { reference } = await caseState(analyst, caseId);
  for (let n = 1; n < size.allegations; n += 1)
    await closed(crew, await receivedCase(), duplicateOf(reference, true));
  for (let n = 0; n < size.evidence; n += 1) await attachOne(crew, caseId, n);
  for (let n = 0; n < share(size, NOTES); n += 1)
    await done(
      addNote(analyst, caseId, { note: `Asked again who was in the house (${n + 1}).`, mentionedIds: [] }),
    );
  for (let n = 0; n < share(size, ADDED); n += 1)
    await done(addInformation(analyst, caseId, `Another account names the street (${n + 1}).`));
  const written = await readAs(analyst, (tx) => tx.caseEvent.count({ where: { caseId } }));
  for (let n = written; n < size.events; n += 1)
    await done(
      saveDeterminationDraft(analyst, await current(analyst, caseId), {
        ...credibleDetermination(),
        publicText: `People in the house beside the one that was struck were killed. Version ${n}.`,
      }),
    );
  return { caseId, reference };
}

const share = ({ events }: CaseSize, ofHundred: number): number => Math.floor((events * ofHundred) / 100);

/** Every third item is a link, the others are photographs; all different. */
function attachOne({ analyst }: Crew, caseId: string, n: number): Promise<unknown> {
  const link = `https://example.org/reports/${caseId}/${n + 1}`;
  const photograph = {
    sha256: `${caseId.replaceAll('-', '')}${String(n).padStart(32, '0')}`,
    size: 100_000 + n,
    mediaType: 'image/jpeg',
    heldBecause: [],
    contents: null,
    fileName: `house-${n + 1}.jpg`,
  };
  return done(
    attachEvidence(
      analyst,
      caseId,
      n % 3 === 2 ? { files: [], links: [link] } : { files: [photograph], links: [] },
    ),
  );
}
