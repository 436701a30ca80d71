import { notFound, receiveForm } from '@/lib/actions/receive-form';
import { afterStep, sendReport } from '@/lib/actions/send-report';
import { getActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';

/** Sends an organisation's report that was read through. */
export async function POST(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor !== null && actor.kind !== 'REPORTER') return notFound();
  return receiveForm(request, { cookieAuthority: actor !== null }, async ({ fields }) => {
    const draft = fields.get('draft')?.[0] ?? '';
    if (actor === null) return paths.signIn(paths.portalReport(draft));
    const next = await sendReport(actor, draft);
    return next === null
      ? paths.portal()
      : afterStep(next, { form: paths.portalReport, step: paths.portalReportStep });
  });
}
