import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { WatchForm } from './watch-form';
import { CaseworkShell } from '@/app/(casework)/casework-shell';
import { CaseKeys } from '@/components/case/case-keys';
import { CaseDocument } from '@/components/case/case-document';
import { placeOf } from '@/components/case/case-steps';
import { ClientMessages } from '@/components/shell/client-messages';
import { FilesForm } from '@/components/track/files-form';
import { fileLimits, getUploadAnswer, oneOf } from '@/lib/actions/kept-report';
import { requireActor } from '@/lib/auth/actor';
import { rememberShown } from '@/lib/actions/look-at-case';
import { getCaseAttention } from '@/lib/db/queries/case-attention';
import { findDelegates } from '@/lib/db/queries/find-delegates';
import { paths } from '@/lib/config/paths';
import { getCaseExtract, getCaseForActor } from '@/lib/db/queries/case-page';
import { citableIds } from '@/lib/domain/assessment/finding';
import { ON_CASE_PAGE } from '@/lib/domain/case/case-extract';
import type { StaffActor } from '@/lib/domain/case/actor';
import { citableSources } from '@/lib/domain/case/citable-sources';
import { currentDetermination, determinationContent, type CaseFile } from '@/lib/domain/case/case-file';
import { newToReader } from '@/lib/domain/case/case-notes';
import { othersMay } from '@/lib/domain/case/others-may';
import { availableActions } from '@/lib/domain/case/permissions';
import { displayReference } from '@/lib/domain/case/reference';

type Given = {
  readonly params: Promise<{ readonly reference: string }>;
  readonly searchParams: Promise<{ readonly upload?: string | string[]; readonly whole?: string | string[] }>;
};

/**
 * The reader and the case, once a request; a case that is not there, or not theirs, is a 404. Of a long history and of
 * much evidence the newest is read, or all of it where the address asks for the whole.
 */
const requireCase = cache(
  async (reference: string, isWhole: boolean): Promise<{ actor: StaffActor; file: CaseFile }> => {
    const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
    const file = await (isWhole
      ? getCaseForActor(actor, reference)
      : getCaseExtract(actor, reference, NEWEST));
    if (file === null) notFound();
    return { actor, file };
  },
);
const NEWEST = {
  events: { before: null, most: ON_CASE_PAGE.events },
  evidence: { before: null, most: ON_CASE_PAGE.evidence },
};

async function read({ params, searchParams }: Given) {
  return requireCase((await params).reference, oneOf((await searchParams).whole) === 'yes');
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { file } = await read(given);
  const { state, head } = file;
  const name = head.placeNameLatin ?? head.placeNameOriginal;
  const reference = displayReference(state.reference, state.cycle);
  return { title: name === null ? reference : `${reference}, ${name}` };
}

/** One case as one document, with what the reader may do beside it. What that is, the domain alone says. */
export default async function CasePage(given: Given) {
  const { actor, file } = await read(given);
  const t = await getTranslations('worklist.views');
  const { state } = file;
  const record = currentDetermination(file);
  const available =
    record === null || record.stage === 'HISTORIC'
      ? availableActions(state, actor)
      : availableActions(state, actor, {
          content: determinationContent(file, record.id),
          duplicateTarget: record.target,
          citable: citableIds(citableSources(file)),
        });
  const placeIfAllowed = (
    action: 'MARK_REPLY_READ' | 'SAVE_DETERMINATION_DRAFT' | 'ADD_NOTE',
  ): string | null =>
    available.some((one) => one.action === action && one.allowed) ? placeOf(state.reference, action) : null;
  const mayAttach = available.some((one) => one.action === 'ATTACH_EVIDENCE' && one.allowed);
  const upload = mayAttach ? await getUploadAnswer(oneOf((await given.searchParams).upload)) : null;
  const [attention, delegates] = await Promise.all([getCaseAttention(actor, state.id), findDelegates(actor)]);
  // Before the rail counts what is new: the reader is looking at it now. The marks on the page stay as they were read.
  await rememberShown(actor, state.id, newToReader(file, actor.userId, attention));
  return (
    <CaseworkShell actor={actor} here={null}>
      <ClientMessages namespaces={['notes.watch']}>
        <WatchForm caseId={state.id} isWatched={attention.seenSeq !== null} />
      </ClientMessages>
      <p className="small back">
        <Link href={paths.cases({ view: file.head.closedAt === null ? 'open' : 'closed' })} prefetch={false}>
          {t(file.head.closedAt === null ? 'open' : 'closed')}
        </Link>
      </p>
      <CaseDocument
        file={file}
        facts={{
          available,
          others: othersMay(state, actor, file.people, delegates),
          readsOnly: actor.kind === 'AUDITOR',
        }}
        addEvidence={
          mayAttach ? (
            <FilesForm action={paths.caseEvidence(state.reference)} limits={fileLimits()} result={upload} />
          ) : null
        }
        readHref={placeIfAllowed('MARK_REPLY_READ')}
        mendHref={placeIfAllowed('SAVE_DETERMINATION_DRAFT')}
        notesRead={{
          readerId: actor.userId,
          unread: attention.mentions.filter(({ isRead }) => !isRead),
        }}
        noteHref={placeIfAllowed('ADD_NOTE')}
        heldHref={paths.caseHeld(file.state.reference)}
      />
      <ClientMessages namespaces={['common.keys', 'casePage.keys']}>
        <CaseKeys />
      </ClientMessages>
    </CaseworkShell>
  );
}
