import { forgetKept } from '@/lib/actions/report-draft';
import { forgetHolder } from '@/lib/auth/holder';

/** Where "leave at once" leads: an ordinary page that gives nothing away. */
const ELSEWHERE = 'https://www.wikipedia.org/';

/** Leaves at once: what was begun here and the opened allegation are forgotten, and another site is shown. */
export async function GET(): Promise<Response> {
  await forgetKept();
  await forgetHolder();
  return new Response(null, {
    status: 303,
    headers: {
      Location: ELSEWHERE,
      'Cache-Control': 'no-store',
      'Clear-Site-Data': '"cache"',
      'Referrer-Policy': 'no-referrer',
    },
  });
}
