import { receiveForm } from '@/lib/actions/receive-form';
import { afterStep, saveReport } from '@/lib/actions/send-report';
import { paths } from '@/lib/config/paths';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';

/** The report form, as typed and with its files; nothing is sent on yet. */
export function POST(request: Request): Promise<Response> {
  return receiveForm(request, { cookieAuthority: false }, async (sent) =>
    afterStep(await saveReport(PUBLIC_ACTOR, sent), { form: paths.report, step: paths.reportStep }),
  );
}
