import { getTranslations } from 'next-intl/server';
import { PublicShell } from '@/components/shell/public-shell';
import { StateBlock } from '@/components/ui/section';
import { ButtonLink } from '@/components/ui/button';
import { env } from '@/lib/config/env';
import { paths } from '@/lib/config/paths';

/** What is not there, and what is not yours: the same page. */
export default async function NotFound() {
  const t = await getTranslations('states');
  return (
    <PublicShell here={null} path={paths.front()} bodyNames={env().bodyNames}>
      <h1 className="doc-h1">{t('notFoundTitle')}</h1>
      <StateBlock
        title={t('notFoundNext')}
        actions={<ButtonLink href={paths.front()}>{t('toFront')}</ButtonLink>}
      >
        <p>{t('notFoundBody')}</p>
      </StateBlock>
    </PublicShell>
  );
}
