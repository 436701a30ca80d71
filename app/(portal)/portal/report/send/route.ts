import { notFound, receiveForm, seeOther } from '@/lib/actions/receive-form';
import { sendReport } from '@/lib/actions/send-report';
import { getActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';

/** Sends an organisation's report that was read through. */
export async function POST(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return seeOther(paths.signIn(paths.portalReport()));
  if (actor.kind !== 'REPORTER') return notFound();
  return receiveForm(request, { cookieAuthority: true }, async ({ fields }) => {
    const next = await sendReport(actor, fields.get('draft')?.[0] ?? '');
    if (next === null) return paths.portal();
    return next.step === 'RECEIVED'
      ? paths.portalReportStep('received', next.draft)
      : paths.portalReport(next.draft);
  });
}
