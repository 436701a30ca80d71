import { receiveForm } from '@/lib/actions/receive-form';
import { saveReport } from '@/lib/actions/send-report';
import { paths } from '@/lib/config/paths';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';

/** The report form, as typed and with its files; nothing is sent on yet. */
export function POST(request: Request): Promise<Response> {
  return receiveForm(request, { cookieAuthority: false }, async (sent) => {
    const { step, draft } = await saveReport(PUBLIC_ACTOR, sent);
    if (step === 'REVIEW') return paths.reportStep('review', draft);
    return step === 'FILES' ? `${paths.report(draft)}#files` : paths.report(draft);
  });
}
