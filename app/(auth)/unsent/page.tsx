import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hidden } from '@/components/forms/inputs';
import { PublicShell } from '@/components/shell/public-shell';
import { Button, ButtonLink } from '@/components/ui/button';
import { Facts } from '@/components/ui/text';
import { oneOf } from '@/lib/actions/kept-report';
import type { UnsentForm } from '@/lib/actions/report-draft';
import { getUnsentForm } from '@/lib/actions/unsent-form';
import { getActor } from '@/lib/auth/actor';
import { getHolder } from '@/lib/auth/holder';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';

type Given = { readonly searchParams: Promise<{ readonly kept?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.unsent'))('title'), robots: { index: false } };
}

/** What somebody wrote on a form and sent when their session had ended: all of it, and the way back to the form. */
export default async function UnsentPage({ searchParams }: Given) {
  const id = oneOf((await searchParams).kept);
  const unsent = await getUnsentForm(id);
  const t = await getTranslations('auth.unsent');
  return (
    <PublicShell here={null} path={paths.unsent(id)} bodyNames={env().bodyNames}>
      <div className="doc">
        <h1 className="doc-h1">{t(unsent === null ? 'nothingTitle' : 'title')}</h1>
        {unsent === null || id === undefined ? <p>{t('nothing')}</p> : <Unsent id={id} unsent={unsent} />}
      </div>
    </PublicShell>
  );
}

async function Unsent({ id, unsent }: { readonly id: string; readonly unsent: UnsentForm }) {
  const [t, fields] = await Promise.all([
    getTranslations('auth.unsent'),
    getTranslations('caseActions.fields'),
  ]);
  const isHolders = unsent.door === 'RETURN_CODE';
  const isSomebody = (isHolders ? await getHolder() : await getActor()) !== null;
  const label = (name: string): string => (fields.has(name) ? fields(name) : t('words'));
  return (
    <>
      <p>{t(isHolders ? 'textHolder' : 'text')}</p>
      {unsent.hadFiles && <p>{t('files')}</p>}
      <Facts
        items={Object.entries(unsent.written).map(([name, value]) => ({
          term: label(name),
          value: (
            <span dir="auto" className="as-written">
              {[value].flat().join('\n')}
            </span>
          ),
        }))}
      />
      <form action={paths.unsentForget()} method="post" className="btn-row mt-6">
        {isSomebody ? (
          <ButtonLink look="go" href={withKept(unsent.path, id)}>
            {t('back')}
          </ButtonLink>
        ) : (
          <ButtonLink look="go" href={isHolders ? paths.track() : paths.signIn(paths.unsent(id))}>
            {t(isHolders ? 'giveCode' : 'signIn')}
          </ButtonLink>
        )}
        <Hidden name="draft" value={id} />
        <Hidden name="to" value={isSomebody ? unsent.path : paths.front()} />
        <Button>{t('forget')}</Button>
      </form>
    </>
  );
}

/** The form's address, with the name of what was kept: the steps of a case fill themselves in again. */
function withKept(path: string, id: string): string {
  const [before = '', query = ''] = path.split('?');
  const asked = new URLSearchParams(query);
  asked.set('unsent', id);
  return `${before}?${asked}`;
}
