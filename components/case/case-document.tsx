import { placeOf } from '@/components/case/case-steps';
import type { ReactNode } from 'react';
import { CaseSummary, CaseTop } from '@/components/case/case-top';
import { Panel, type PanelFacts } from '@/components/case/panel';
import { SectionAlleged } from '@/components/case/section-alleged';
import { SectionFinding, SectionSources } from '@/components/case/section-finding';
import { SectionHarm } from '@/components/case/section-harm';
import { SectionHeld } from '@/components/case/section-held';
import { SectionHistory } from '@/components/case/section-history';
import { SectionNotes, type NotesRead } from '@/components/case/section-notes';
import { SectionLooked } from '@/components/case/section-looked';
import { SectionQuestions } from '@/components/case/section-questions';
import { SectionResponses } from '@/components/case/section-responses';
import { SectionWhere } from '@/components/case/section-where';
import type { CaseFile } from '@/lib/domain/case/case-file';

/** A case as one document in eleven parts, with the panel beside it. */
export function CaseDocument({
  file,
  facts,
  addEvidence,
  readHref,
  mendHref,
  notesRead,
  noteHref,
  heldHref,
}: {
  readonly file: CaseFile;
  /** What the reader may do; null on a view of the past, where nobody may do anything. */
  readonly facts: PanelFacts | null;
  /** Adds files and links; null for who may not. */
  readonly addEvidence: ReactNode;
  /** Where an unread reply is marked as read; null for who may not. */
  readonly readHref: string | null;
  /** Where the determination is written; null for who may not now. */
  readonly mendHref: string | null;
  /** Who has yet to read which note; null on a view of the past. */
  readonly notesRead: NotesRead | null;
  /** Where a note is written; null for who may not. */
  readonly noteHref: string | null;
  /** What is held on the submitter, for printing; null on a view of the past. */
  readonly heldHref: string | null;
}) {
  const mayRelease = facts?.available.some(({ action, allowed }) => action === 'RELEASE_EVIDENCE' && allowed);
  const releaseHref = mayRelease === true ? placeOf(file.state.reference, 'RELEASE_EVIDENCE') : null;
  return (
    <>
      <CaseTop file={file} />
      <div className="case-grid">
        <div>
          <CaseSummary file={file} isPast={facts === null} />
          <SectionAlleged file={file} />
          <SectionWhere file={file} />
          <SectionHarm file={file} />
          <SectionHeld
            file={file}
            addForm={addEvidence}
            releaseHref={releaseHref}
            leadsToCustody={heldHref !== null}
          />
          <SectionLooked file={file} />
          <SectionSources file={file} mendHref={mendHref} />
          <SectionFinding file={file} />
          <SectionQuestions file={file} readHref={readHref} />
          <SectionResponses file={file} heldHref={heldHref} />
          <SectionNotes file={file} read={notesRead} addHref={noteHref} />
          <SectionHistory file={file} />
        </div>
        {facts !== null && <Panel file={file} facts={facts} />}
      </div>
    </>
  );
}
