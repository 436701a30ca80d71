import { notFound, receiveForm } from '@/lib/actions/receive-form';
import { replyWithFiles } from '@/lib/actions/reply-with-files';
import { keepUnsentForm } from '@/lib/actions/unsent-form';
import { getActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { findCaseId } from '@/lib/db/queries/find-case-id';

type Given = { params: Promise<{ reference: string }> };

/** An organisation's answer to a question about its own allegation, with its files. */
export async function POST(request: Request, { params }: Given): Promise<Response> {
  const { reference } = await params;
  const actor = await getActor();
  if (actor === null)
    return keepUnsentForm(request, { path: paths.portalAllegation(reference), door: 'SIGN_IN' });
  if (actor.kind !== 'REPORTER') return notFound();
  // Before the body is read: nobody fills the disk for a case that is not theirs.
  const caseId = await findCaseId(actor, reference);
  if (caseId === null) return notFound();
  return receiveForm(request, { cookieAuthority: true }, async (sent) => {
    const { answer, rfiId } = await replyWithFiles(actor, caseId, sent);
    return `${paths.portalAllegation(reference, answer)}#question-${encodeURIComponent(rfiId)}`;
  });
}
