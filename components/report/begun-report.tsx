import { useTranslations } from 'next-intl';
import { Hidden } from '@/components/forms/inputs';
import { Button, ButtonLink } from '@/components/ui/button';
import { StateBlock } from '@/components/ui/section';
import { paths } from '@/lib/config/paths';

/** That this browser keeps a report which was begun and not sent: to go on with it, or to throw it away. */
export function BegunReport({
  href,
  draft,
  back,
}: {
  readonly href: string;
  readonly draft: string;
  /** Where the browser goes when it was thrown away. */
  readonly back: string;
}) {
  const t = useTranslations('report.begun');
  return (
    <StateBlock
      title={t('title')}
      actions={
        <form action={paths.unsentForget()} method="post" className="btn-row">
          <ButtonLink href={href}>{t('continue')}</ButtonLink>
          <Hidden name="draft" value={draft} />
          <Hidden name="to" value={back} />
          <Button>{t('discard')}</Button>
        </form>
      }
    >
      <p>{t('text')}</p>
    </StateBlock>
  );
}
