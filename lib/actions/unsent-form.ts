import 'server-only';
import { keep, openKept, type UnsentForm } from '@/lib/actions/report-draft';
import { receiveForm } from '@/lib/actions/receive-form';
import { paths } from '@/lib/config/paths';
import { draftStore } from '@/lib/storage/evidence';
import { newDraftToken } from '@/lib/storage/drafts';

/** Where a form was, and how its sender becomes somebody again. */
export type FormPlace = Pick<UnsentForm, 'path' | 'door'>;

type Written = UnsentForm['written'];

/** Names that a page gives its form, and nobody writes. */
const OF_THE_FORM = ['go', 'draft', 'language', 'locale', 'expectedVersion', 'removeFile'];
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const CHOICE = /^[A-Z][A-Z_]*$/;

/**
 * Keeps what was written on a form whose sender was signed out meanwhile, under a key that only the browser holds, for a
 * day. Answers where the browser goes: to what was written, or straight to the door where nothing was.
 */
export async function keepUnsent(place: FormPlace, sent: Written, hadFiles: boolean): Promise<string> {
  const written = Object.fromEntries(Object.entries(sent).filter(([name, value]) => isWritten(name, value)));
  if (Object.keys(written).length === 0)
    return place.door === 'SIGN_IN' ? paths.signIn(place.path) : paths.track();
  await draftStore().sweep(new Date());
  return paths.unsent(await keep(newDraftToken(), { stage: 'UNSENT', ...place, written, hadFiles }));
}

/** The same for a form that a route handler receives. No file of it is stored: nobody fills the disk from outside. */
export function keepUnsentForm(request: Request, place: FormPlace): Promise<Response> {
  return receiveForm(request, { cookieAuthority: false, maxFiles: 0 }, async ({ fields, refused }) =>
    keepUnsent(place, Object.fromEntries(fields), refused.length > 0),
  );
}

/** What was kept so; null where this browser holds nothing under the name. */
export async function getUnsentForm(id: string | undefined): Promise<UnsentForm | null> {
  const kept = (await openKept(id))?.kept;
  return kept?.stage === 'UNSENT' ? kept : null;
}

/** Whether a person wrote this, and a page did not put it there. */
function isWritten(name: string, value: string | readonly string[]): boolean {
  if (OF_THE_FORM.includes(name)) return false;
  return [value].flat().some((one) => one.trim() !== '' && !ID.test(one) && !CHOICE.test(one));
}
