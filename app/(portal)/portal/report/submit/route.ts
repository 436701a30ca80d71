import { notFound, receiveForm } from '@/lib/actions/receive-form';
import { afterStep, saveReport } from '@/lib/actions/send-report';
import { getActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';

/** The report form of a member of an organisation; nothing is sent on yet. */
export async function POST(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor !== null && actor.kind !== 'REPORTER') return notFound();
  return receiveForm(request, { cookieAuthority: actor !== null }, async (sent) => {
    const saved = await saveReport(actor, sent);
    // Whoever was signed out meanwhile finds it as it was left, as everyone does who reports without an account.
    return actor === null
      ? paths.signIn(paths.portalReport(saved.draft))
      : afterStep(saved, { form: paths.portalReport, step: paths.portalReportStep });
  });
}
