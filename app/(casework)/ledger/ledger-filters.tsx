import { getLocale, getTranslations } from 'next-intl/server';
import { AppliedFilters, FilterBar, FilterSelect, FilterText } from '@/components/ui/filter';
import { Note } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { LedgerPerson } from '@/lib/db/queries/ledger-page';
import { ACT_OBJECTS, ACTOR_GROUPS } from '@/lib/domain/ledger/act';
import { formatDate } from '@/lib/i18n/format';
import { LEDGER_FILTERS, type LedgerFilterName, type ReadLedgerQuestion } from './read-ledger-question';

/** The filters of the ledger, those in use with a way to remove each, and what of the address could not be used. */
export async function LedgerFilters({
  read: { question, given, notUnderstood },
  people,
  found,
}: {
  readonly read: ReadLedgerQuestion;
  readonly people: readonly LedgerPerson[];
  readonly found: string;
}) {
  const [t, common, locale] = await Promise.all([
    getTranslations('ledger'),
    getTranslations('common'),
    getLocale(),
  ]);
  const { from, to } = question.filters;
  const value = (name: LedgerFilterName): string => given[name] ?? '';
  const choices = {
    object: ACT_OBJECTS.map((object) => ({ value: object, label: t(`object.${object}`) })),
    actors: ACTOR_GROUPS.map((group) => ({ value: group, label: t(`actors.${group}`) })),
    by: people.map(({ id, name }) => ({ value: id, label: name })),
  };
  const wordFor = (name: LedgerFilterName): string => {
    if (name === 'from' || name === 'to') return formatDate(locale, value(name));
    return choices[name].find((choice) => choice.value === value(name))?.label ?? t('nobodyKnown');
  };
  return (
    <>
      <FilterBar action={paths.ledger()} submit={t('show')}>
        {(['object', 'actors', 'by'] as const).map((name) => (
          <FilterSelect
            key={name}
            name={name}
            label={t(`filter.${name}`)}
            value={value(name)}
            any={t(`any.${name}`)}
            choices={choices[name]}
          />
        ))}
        <FilterText name="from" type="date" label={t('filter.from')} value={value('from')} />
        <FilterText name="to" type="date" label={t('filter.to')} value={value('to')} />
      </FilterBar>
      {notUnderstood.length > 0 && (
        <Note>
          {t('notUnderstood', {
            names: notUnderstood.map((name) => t(`filter.${name}`)).join(common('comma')),
          })}
        </Note>
      )}
      {from !== null && to !== null && from > to && <Note>{t('daysBackwards')}</Note>}
      <AppliedFilters
        found={found}
        applied={LEDGER_FILTERS.filter((name) => value(name) !== '').map((name) => ({
          key: name,
          text: t(`applied.${name}`, { value: wordFor(name) }),
          withoutHref: paths.ledger({ ...given, [name]: undefined }),
        }))}
      />
    </>
  );
}
