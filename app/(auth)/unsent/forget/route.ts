import { receiveForm } from '@/lib/actions/receive-form';
import { forgetKept } from '@/lib/actions/report-draft';
import { localPathOr } from '@/lib/config/paths';

/** Throws away what this browser kept of a form that was not sent, and goes where the form says. */
export function POST(request: Request): Promise<Response> {
  return receiveForm(request, { cookieAuthority: false, maxFiles: 0 }, async ({ fields }) => {
    await forgetKept(fields.get('draft')?.[0] ?? '');
    return localPathOr(fields.get('to')?.[0]);
  });
}
