import { getLocale, getTranslations } from 'next-intl/server';
import { Note } from '@/components/ui/text';
import type { HeldDelegation } from '@/lib/domain/case/actor';
import { formatInstant } from '@/lib/i18n/format';

/** Says, before a decision, in whose place it would be made; nothing where it is the reader's own. */
export async function ActsFor({ delegation }: { readonly delegation: HeldDelegation | null | undefined }) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), getLocale()]);
  if (!delegation) return null;
  const { giver, until } = delegation;
  return (
    <div className="notices">
      <Note>
        <p>{t('actsFor', { giver: giver.name, until: formatInstant(locale, until) })}</p>
      </Note>
    </div>
  );
}
