import { attachFiles } from '@/lib/actions/attach-files';
import { notFound, receiveForm } from '@/lib/actions/receive-form';
import { keepUnsentForm } from '@/lib/actions/unsent-form';
import { getActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { findCaseId } from '@/lib/db/queries/find-case-id';

type Given = { params: Promise<{ reference: string }> };

/** Files and links the staff attach to a case; who may is decided with the act. */
export async function POST(request: Request, { params }: Given): Promise<Response> {
  const { reference } = await params;
  const actor = await getActor();
  if (actor === null) return keepUnsentForm(request, { path: paths.case(reference), door: 'SIGN_IN' });
  if (actor.kind !== 'ANALYST' && actor.kind !== 'SUPERVISOR') return notFound();
  const caseId = await findCaseId(actor, reference);
  if (caseId === null) return notFound();
  return receiveForm(request, { cookieAuthority: true }, async (sent) => {
    const answer = await attachFiles(actor, caseId, sent);
    return `${paths.case(reference)}?upload=${answer}#files-sent`;
  });
}
