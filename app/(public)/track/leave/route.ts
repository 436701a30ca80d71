import { receiveForm } from '@/lib/actions/receive-form';
import { forgetHolder } from '@/lib/auth/holder';
import { paths } from '@/lib/config/paths';

/** Closes the allegation in this browser; the return code opens it again. */
export function POST(request: Request): Promise<Response> {
  return receiveForm(request, { cookieAuthority: true }, async () => {
    await forgetHolder();
    return paths.track();
  });
}
