import { receiveForm } from '@/lib/actions/receive-form';
import { forgetKept } from '@/lib/actions/report-draft';
import { paths } from '@/lib/config/paths';

/** The return code has been written down: this browser forgets it. */
export function POST(request: Request): Promise<Response> {
  return receiveForm(request, { cookieAuthority: false }, async ({ fields }) => {
    await forgetKept(fields.get('draft')?.[0] ?? '');
    return paths.track();
  });
}
