import { useTranslations } from 'next-intl';
import { FilterBar, FilterText } from '@/components/ui/filter';
import { paths } from '@/lib/config/paths';
import type { PastQuestion } from '@/lib/domain/case/past-moment';

/** Asks for the case as it was on a day, or at a minute of it (UTC). A plain form: the address can be kept and sent. */
export function PastForm({
  reference,
  value,
}: {
  readonly reference: string;
  readonly value?: PastQuestion;
}) {
  const t = useTranslations('casePast');
  const text = (given: string | string[] | undefined): string => (typeof given === 'string' ? given : '');
  return (
    <FilterBar action={paths.casePast(reference)} submit={t('show')}>
      <FilterText name="on" type="date" label={t('on')} value={text(value?.on)} />
      <FilterText name="at" type="time" label={t('at')} value={text(value?.at)} />
    </FilterBar>
  );
}
