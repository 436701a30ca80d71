import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CaseSection } from '@/components/case/case-section';
import { useWords } from '@/components/case/use-words';
import { Flag } from '@/components/ui/mark';
import { Thread } from '@/components/ui/record';
import type { CaseFile } from '@/lib/domain/case/case-file';
import { notesOf, type CaseNote } from '@/lib/domain/case/case-notes';

/** What the page knows of who has read what; left out on a view of the past. */
export type NotesRead = {
  readonly readerId: string;
  readonly unread: readonly { readonly noteId: string; readonly userId: string }[];
};

/** 10. What the staff wrote to each other: no evidence, and never shown to the submitter. */
export function SectionNotes({
  file,
  read,
  addHref,
}: {
  readonly file: CaseFile;
  readonly read: NotesRead | null;
  /** Where a note is written; null for who may not. */
  readonly addHref: string | null;
}) {
  const t = useTranslations('notes');
  const words = useWords(file);
  const notes = notesOf(file);
  const isNew = (note: CaseNote): boolean =>
    read?.unread.some(({ noteId, userId }) => noteId === note.id && userId === read.readerId) ?? false;
  return (
    <CaseSection id="notes" title={t('title')}>
      <p className="small quiet">{t('staffOnly')}</p>
      {notes.length === 0 ? (
        <p className="quiet">{t('none')}</p>
      ) : (
        <Thread
          items={notes.map((note) => ({
            key: note.id,
            id: `note-${note.id}`,
            when: words.instant(note.writtenAt),
            unread: isNew(note),
            children: (
              <>
                <p className="small">
                  <strong>
                    <bdi>{words.person(note.authorId)}</bdi>
                  </strong>
                  {note.kind === 'HAND_OVER' && <> {t('handedOver')}</>}
                  {note.cycle !== file.state.cycle && <> {t('cycle', { cycle: note.cycle })}</>}{' '}
                  {isNew(note) && <Flag kind="unread">{t('mentionsYou')}</Flag>}
                </p>
                {note.text === null ? (
                  <p className="quiet">{t('erased')}</p>
                ) : (
                  <p dir="auto" className="as-written">
                    {note.text}
                  </p>
                )}
                <Mentioned file={file} note={note} read={read} />
              </>
            ),
          }))}
        />
      )}
      {addHref !== null && (
        <p>
          <Link href={addHref} prefetch={false}>
            {t('add')}
          </Link>
        </p>
      )}
    </CaseSection>
  );
}

/** Whom a note is for, and who of them has not read it. */
function Mentioned({
  file,
  note,
  read,
}: {
  readonly file: CaseFile;
  readonly note: CaseNote;
  readonly read: NotesRead | null;
}) {
  const t = useTranslations('notes');
  const words = useWords(file);
  if (note.mentionedIds.length === 0) return null;
  // The reader is reading it.
  const isUnreadBy = (userId: string): boolean =>
    userId !== read?.readerId &&
    (read?.unread.some((one) => one.noteId === note.id && one.userId === userId) ?? false);
  return (
    <p className="small quiet">
      {t('for')}{' '}
      {note.mentionedIds.map((userId, n) => (
        <span key={userId}>
          {n > 0 && t('separator')}
          <bdi>{words.person(userId)}</bdi>
          {isUnreadBy(userId) && <> {t('notRead')}</>}
        </span>
      ))}
    </p>
  );
}
