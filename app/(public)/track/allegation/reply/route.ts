import { receiveForm } from '@/lib/actions/receive-form';
import { replyWithFiles } from '@/lib/actions/reply-with-files';
import { keepUnsentForm } from '@/lib/actions/unsent-form';
import { getHolder } from '@/lib/auth/holder';
import { paths } from '@/lib/config/paths';

/** The answer of the holder of a return code to a question, with its files. */
export async function POST(request: Request): Promise<Response> {
  const holder = await getHolder();
  if (holder === null) return keepUnsentForm(request, { path: paths.trackAllegation(), door: 'RETURN_CODE' });
  return receiveForm(request, { cookieAuthority: true }, async (sent) => {
    const { answer, rfiId } = await replyWithFiles(holder, holder.caseId, sent);
    return `${paths.trackAllegation(answer)}#question-${encodeURIComponent(rfiId)}`;
  });
}
