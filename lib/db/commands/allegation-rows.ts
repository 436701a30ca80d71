import { randomUUID } from 'node:crypto';
import type { AllegationToReceive } from '@/lib/db/commands/receive-allegation';
import type { Audience, ValueToRecord } from '@/lib/db/commands/record-values';
import type { Prisma } from '@/lib/db/generated/client';
import { userIdOf, type Actor } from '@/lib/domain/case/actor';
import type { ArchiveContents } from '@/lib/domain/evidence/archive';
import type { HeldBecause } from '@/lib/domain/evidence/judge-file';
import { CLAIMED_FIGURES, type ClaimedRange } from '@/lib/domain/case/allegation-content';

/** A file whose bytes are in storage. `sha256` in hex, `size` in bytes; `mediaType` and `heldBecause` as judged by name and bytes. */
export type FileToAttach = {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly heldBecause: readonly HeldBecause[];
  /** What is in an archive; null for what is none, or can't be looked into. */
  readonly contents: ArchiveContents | null;
  readonly fileName: string;
};

/** The recorded values of an allegation: only what was said. Contact is not among them. */
export function allegationValues({ id, content, ...input }: AllegationToReceive): ValueToRecord[] {
  const { place, time } = content;
  const said = (range: ClaimedRange) => (range.min === null && range.max === null ? null : range);
  const position =
    place.given === '' && place.latitude === null
      ? null
      : { given: place.given, latitude: place.latitude, longitude: place.longitude };
  const values = {
    narrative: content.narrative,
    ourInvolvement: content.ourInvolvement,
    placeText: place.text,
    placeTextLatin: place.textLatin,
    position,
    incident: time.start === null && time.words === '' ? null : time,
    ...Object.fromEntries(CLAIMED_FIGURES.map((figure) => [figure, said(content.figures[figure])])),
    property: content.property,
    sourceName: content.sourceName,
    sourceGrading: input.sourceGrading ?? '',
    sourceUrl: input.sourceUrl ?? '',
    translation: input.translation ?? '',
    consent: content.consent,
  };
  return Object.entries(values).flatMap(([field, value]) =>
    value === null || value === ''
      ? []
      : [{ objectKind: 'ALLEGATION' as const, objectId: id, field, value, audience: 'SUBMITTER' as const }],
  );
}

/** The rows and recorded values of files and links that come with an allegation, or later to its case. */
export function evidenceRows(
  actor: Actor,
  caseId: string,
  attachedAt: Date,
  files: readonly FileToAttach[],
  links: readonly string[],
): { readonly rows: Prisma.EvidenceCreateManyInput[]; readonly values: ValueToRecord[] } {
  const audience = audienceOf(actor);
  const common = { caseId, audience, attachedBy: userIdOf(actor), byKind: actor.kind, attachedAt };
  const items = [
    ...files.map((file) => ({
      row: {
        id: randomUUID(),
        form: 'FILE',
        sha256: new Uint8Array(Buffer.from(file.sha256, 'hex')),
        size: BigInt(file.size),
        mediaType: file.mediaType,
        heldBecause: [...file.heldBecause],
        ...common,
      },
      said: { fileName: file.fileName, title: file.fileName, contents: file.contents },
    })),
    ...links.map((url) => ({
      row: { id: randomUUID(), form: 'LINK', ...common },
      said: { url, title: url, contents: null },
    })),
  ];
  return {
    rows: items.map(({ row }) => row),
    values: items.flatMap(({ row, said }) =>
      Object.entries(said).flatMap(([field, value]) =>
        value === null ? [] : [{ objectKind: 'EVIDENCE' as const, objectId: row.id, field, value, audience }],
      ),
    ),
  };
}

/** What staff bring to a case is not the submitter's to read. */
export function audienceOf(actor: Actor): Audience {
  return actor.kind === 'REPORTER' || actor.kind === 'RETURN_CODE_HOLDER' || actor.kind === 'PUBLIC'
    ? 'SUBMITTER'
    : 'STAFF';
}
