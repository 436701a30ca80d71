import { receiveForm } from '@/lib/actions/receive-form';
import { afterStep, sendReport } from '@/lib/actions/send-report';
import { paths } from '@/lib/config/paths';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';

/** Sends a report that was read through. */
export function POST(request: Request): Promise<Response> {
  return receiveForm(request, { cookieAuthority: false }, async ({ fields }) => {
    const next = await sendReport(PUBLIC_ACTOR, fields.get('draft')?.[0] ?? '');
    if (next === null) return paths.reportStep('received');
    return afterStep(next, { form: paths.report, step: paths.reportStep });
  });
}
