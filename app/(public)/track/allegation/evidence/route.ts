import { attachFiles } from '@/lib/actions/attach-files';
import { receiveForm } from '@/lib/actions/receive-form';
import { keepUnsentForm } from '@/lib/actions/unsent-form';
import { getHolder } from '@/lib/auth/holder';
import { paths } from '@/lib/config/paths';

/** Files and links that the holder of a return code adds. */
export async function POST(request: Request): Promise<Response> {
  const holder = await getHolder();
  if (holder === null) return keepUnsentForm(request, { path: paths.trackAllegation(), door: 'RETURN_CODE' });
  return receiveForm(request, { cookieAuthority: true }, async (sent) => {
    const answer = await attachFiles(holder, holder.caseId, sent);
    return `${paths.trackAllegation(answer)}#files-sent`;
  });
}
