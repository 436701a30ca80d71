import { useTranslations } from 'next-intl';
import { Mark } from '@/components/ui/mark';
import type {
  HarmCounts,
  Identity,
  IdentityName,
  MonthFigures,
} from '@/lib/domain/publication/month-figures';
import { formatNumber } from '@/lib/i18n/format';
import { direction, type Locale } from '@/lib/i18n/locales';

type Term = { readonly sign: '+' | '−'; readonly value: number | null };

const plus = (value: number | null): Term => ({ sign: '+', value });
const minus = (value: number | null): Term => ({ sign: '−', value });

/** An adjustment adds or takes away: its sign stands before it. */
const signed = (value: number): Term => (value < 0 ? minus(-value) : plus(value));

function harmTerms(harm: HarmCounts): readonly Term[] {
  return [
    plus(harm.before?.min ?? null),
    plus(harm.inMonth?.min ?? null),
    ...(harm.elsewhere.max === 0 ? [] : [plus(harm.elsewhere.min)]),
    minus(harm.superseded.min),
    ...(harm.corrections.min === 0 ? [] : [signed(harm.corrections.min)]),
    ...(harm.adjustments === 0 ? [] : [signed(harm.adjustments)]),
  ];
}

function termsOf(name: IdentityName, figures: MonthFigures): readonly Term[] {
  switch (name) {
    case 'OPEN':
      return [
        plus(figures.carriedOver),
        plus(figures.received),
        ...(figures.broughtIn === 0 ? [] : [signed(figures.broughtIn)]),
        minus(figures.completed),
        minus(figures.screenedOut),
        ...(figures.openAdjustment === 0 ? [] : [signed(figures.openAdjustment)]),
      ];
    case 'PLAIN_OPEN':
      return [plus(figures.carriedOver), plus(figures.received), minus(figures.completed)];
    case 'COMPLETED':
      return [plus(figures.credible), plus(figures.nonCredible), plus(figures.duplicate)];
    case 'KILLED_TO_DATE':
      return harmTerms(figures.killed);
    case 'INJURED_TO_DATE':
      return harmTerms(figures.injured);
  }
}

/** Every identity of a month: what it is computed from, the result, and what was counted case by case (process §5). */
export function Reconciliation({
  locale,
  figures,
}: {
  readonly locale: Locale;
  readonly figures: MonthFigures;
}) {
  const t = useTranslations('publication');
  const notStated = useTranslations('figures')('notStated');
  const state = useTranslations('enums.IdentityState');
  const number = (value: number | null): string => (value === null ? notStated : formatNumber(locale, value));
  const termWords = (name: IdentityName): string => {
    const harm = name === 'INJURED_TO_DATE' ? figures.injured : figures.killed;
    if (name === 'KILLED_TO_DATE' || name === 'INJURED_TO_DATE')
      return t('terms.HARM', {
        elsewhere: harm.elsewhere.max === 0 ? 'no' : 'yes',
        corrected: harm.corrections.min === 0 ? 'no' : 'yes',
        adjusted: harm.adjustments === 0 ? 'no' : 'yes',
      });
    return t(`terms.${name}`, {
      broughtIn: figures.broughtIn === 0 ? 'no' : 'yes',
      adjusted: figures.openAdjustment === 0 ? 'no' : 'yes',
    });
  };
  const sum = (name: IdentityName): string =>
    termsOf(name, figures)
      .map(({ sign, value }, n) => (n === 0 ? number(value) : ` ${sign} ${number(value)}`))
      .join('');
  // The shorter form says the same as the full one unless something is left out of it.
  const shown = figures.identities.filter(
    ({ name, state: is }) => name !== 'PLAIN_OPEN' || is === 'EXPLAINED',
  );
  return (
    <table className="tb rec">
      <thead>
        <tr>
          <th scope="col">{t('figure')}</th>
          <th scope="col" className="d-calc">
            {t('computedAs')}
          </th>
          <th scope="col" className="n">
            {t('result')}
          </th>
          <th scope="col" className="n">
            {t('counted')}
          </th>
          <th scope="col">
            <span className="vh">{t('agrees')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((identity) => (
          <tr key={identity.name}>
            <th scope="row">{t(`row.${identity.name}`)}</th>
            <td className="m d-calc">
              <bdi dir={direction(locale)}>{sum(identity.name)}</bdi>
              <small>{termWords(identity.name)}</small>
            </td>
            <td className={isHarm(identity) ? 'n harm' : 'n'}>{number(identity.expected)}</td>
            <td className={isHarm(identity) ? 'v harm' : 'v'}>{number(identity.stated)}</td>
            <td className="ok">
              <StateOf identity={identity} words={state(identity.state)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isHarm = ({ name }: Identity): boolean => name === 'KILLED_TO_DATE' || name === 'INJURED_TO_DATE';

function StateOf({ identity, words }: { readonly identity: Identity; readonly words: string }) {
  if (identity.state !== 'HOLDS') return <span className="small">{words}</span>;
  return (
    <>
      <Mark name="tick" />
      <span className="vh">{words}</span>
    </>
  );
}
