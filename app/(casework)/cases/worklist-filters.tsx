import { getLocale, getTranslations } from 'next-intl/server';
import { countText } from '@/components/case/count-text';
import { AppliedFilters, FilterBar, FilterSelect, FilterText } from '@/components/ui/filter';
import { paths, type WorklistFilter } from '@/lib/config/paths';
import type { StaffMember } from '@/lib/db/queries/staff-directory';
import { SOURCE_KINDS } from '@/lib/domain/case/allegation';
import { CASE_STATUSES, CLOSED_STATUSES, OPEN_STATUSES } from '@/lib/domain/case/status';
import { isPersonal } from '@/lib/domain/case/worklist';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { formatDate } from '@/lib/i18n/format';
import type { ReadQuestion } from './read-question';

type FilterName = 'q' | 'state' | 'area' | 'source' | 'assigned' | 'from' | 'to';
const NAMES: readonly FilterName[] = ['q', 'state', 'area', 'source', 'assigned', 'from', 'to'];

/** The filters of a worklist, those in use with a way to remove each, and how many rows they leave. */
export async function WorklistFilters({
  read: { question, given },
  staff,
  found,
  whole,
}: {
  readonly read: ReadQuestion;
  readonly staff: readonly StaffMember[];
  readonly found: number;
  readonly whole: number;
}) {
  const [t, locale, statuses, sources] = await Promise.all([
    getTranslations('worklist'),
    getLocale(),
    getTranslations('enums.CaseStatus'),
    getTranslations('enums.SourceKind'),
  ]);
  const value = (name: FilterName): string => given[name] ?? '';
  const known = isPersonal(question.view)
    ? CASE_STATUSES
    : question.view === 'closed'
      ? CLOSED_STATUSES
      : OPEN_STATUSES;
  const areas = GOVERNORATES.map((area) => ({ value: area.code, label: area[locale] }));
  const people = staff.map((person) => ({ value: person.id, label: person.name }));
  const choices = {
    state: known.map((status) => ({ value: status, label: statuses(status) })),
    area: areas,
    source: SOURCE_KINDS.map((kind) => ({ value: kind, label: sources(kind) })),
    assigned: [{ value: 'nobody', label: t('nobody') }, ...people],
  };
  const wordFor = (name: FilterName): string => {
    if (name === 'q') return value(name);
    if (name === 'from' || name === 'to') return formatDate(locale, value(name));
    return choices[name].find((choice) => choice.value === value(name))?.label ?? value(name);
  };
  const applied = NAMES.filter((name) => value(name) !== '').map((name) => ({
    key: name,
    text: t(`applied.${name}`, { value: wordFor(name) }),
    withoutHref: paths.cases({ ...given, [name]: undefined } as WorklistFilter),
  }));
  const kept = { view: question.view, ...(given.sort === undefined ? {} : { sort: given.sort }) };
  return (
    <>
      <FilterBar action={paths.cases()} kept={kept} submit={t('show')}>
        <FilterText name="q" type="search" label={t('filter.q')} value={value('q')} />
        {(['state', 'area', 'source', 'assigned'] as const).map((name) => (
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
      <AppliedFilters
        found={
          applied.length > 0
            ? t('foundOf', { found: countText(locale, found), whole: countText(locale, whole), count: whole })
            : t('foundAll', { found: countText(locale, found), count: found })
        }
        applied={applied}
      />
    </>
  );
}
