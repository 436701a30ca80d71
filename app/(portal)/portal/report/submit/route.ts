import { notFound, receiveForm, seeOther } from '@/lib/actions/receive-form';
import { saveReport } from '@/lib/actions/send-report';
import { getActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';

/** The report form of a member of an organisation; nothing is sent on yet. */
export async function POST(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return seeOther(paths.signIn(paths.portalReport()));
  if (actor.kind !== 'REPORTER') return notFound();
  return receiveForm(request, { cookieAuthority: true }, async (sent) => {
    const { step, draft } = await saveReport(actor, sent);
    if (step === 'REVIEW') return paths.portalReportStep('review', draft);
    return step === 'FILES' ? `${paths.portalReport(draft)}#files` : paths.portalReport(draft);
  });
}
