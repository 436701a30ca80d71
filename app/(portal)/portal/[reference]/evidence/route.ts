import { attachFiles } from '@/lib/actions/attach-files';
import { notFound, receiveForm } from '@/lib/actions/receive-form';
import { keepUnsentForm } from '@/lib/actions/unsent-form';
import { getActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getAllegation } from '@/lib/db/queries/get-allegation';

type Given = { params: Promise<{ reference: string }> };

/** Files and links an organisation adds to its own allegation. */
export async function POST(request: Request, { params }: Given): Promise<Response> {
  const { reference } = await params;
  const actor = await getActor();
  if (actor === null)
    return keepUnsentForm(request, { path: paths.portalAllegation(reference), door: 'SIGN_IN' });
  // Before the body is read: nobody fills the disk for a case that is not theirs.
  const allegation = actor.kind === 'REPORTER' ? await getAllegation(actor, reference) : null;
  if (allegation === null) return notFound();
  return receiveForm(request, { cookieAuthority: true }, async (sent) => {
    const answer = await attachFiles(actor, allegation.caseId, sent);
    return `${paths.portalAllegation(reference, answer)}#files-sent`;
  });
}
