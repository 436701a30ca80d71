import { useTranslations } from 'next-intl';
import type { HarmCounts } from '@/lib/domain/publication/month-figures';
import { addMonths } from '@/lib/domain/shared/dates';
import { formatMonth, formatNumber } from '@/lib/i18n/format';
import { direction, type Locale } from '@/lib/i18n/locales';

type Step = {
  readonly key: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly isStock: boolean;
};

const HEIGHT = 190;
const GROUND = 150;
const HIGHEST = 34;
const WIDTH = 720;

/** How the cumulative number of killed came from one month's end to the next; null where an end is not stated. */
export function Walk({
  locale,
  month,
  killed,
}: {
  readonly locale: Locale;
  readonly month: string;
  readonly killed: HarmCounts;
}) {
  const t = useTranslations('publication');
  const { before, inMonth, after } = killed;
  if (before === null || inMonth === null || after === null) return null;
  const changes = [
    ['inMonth', inMonth.min],
    ['elsewhere', killed.elsewhere.min],
    ['superseded', -killed.superseded.min],
    ['corrections', killed.corrections.min],
    ['adjustments', killed.adjustments],
  ] as const;
  const steps: Step[] = [
    {
      key: 'before',
      label: t('walkStep.before', { month: formatMonth(locale, addMonths(month, -1)) }),
      from: 0,
      to: before.min,
      isStock: true,
    },
  ];
  let level = before.min;
  for (const [key, by] of changes) {
    if (by === 0) continue;
    const label = t(`walkStep.${key}`, { month: formatMonth(locale, month) });
    steps.push({ key, label, from: level, to: level + by, isStock: false });
    level += by;
  }
  steps.push({
    key: 'after',
    label: t('walkStep.after', { month: formatMonth(locale, month) }),
    from: 0,
    to: after.min,
    isStock: true,
  });
  const number = (value: number): string => formatNumber(locale, value);
  const change = ({ from, to, isStock }: Step): string =>
    isStock ? number(to) : `${to < from ? '−' : '+'}${number(Math.abs(to - from))}`;
  const ends = { before: number(before.min), after: number(after.min) };
  return (
    <>
      <h3>{t('walk', ends)}</h3>
      <figure className="walk">
        <Drawing
          steps={steps}
          change={change}
          summary={t('walkSummary', ends)}
          fromEnd={direction(locale) === 'rtl'}
        />
        <table className="tb narrow">
          <tbody>
            {steps.map((step) => (
              <tr key={step.key}>
                <th scope="row">{step.label}</th>
                <td className="n">
                  <bdi dir="ltr">{change(step)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <figcaption className="fig-cap small quiet">
          {t('walkNote')} <span className="wide">{t('walkScale')}</span>
        </figcaption>
      </figure>
    </>
  );
}

function Drawing({
  steps,
  change,
  summary,
  fromEnd,
}: {
  readonly steps: readonly Step[];
  readonly change: (step: Step) => string;
  readonly summary: string;
  /** Drawn from the right, as the page is read. */
  readonly fromEnd: boolean;
}) {
  const levels = steps.flatMap(({ from, to, isStock }) => (isStock ? [to] : [from, to]));
  const most = Math.max(...levels);
  const spread = Math.max(1, most - Math.min(...levels));
  // The lowest level keeps a third of the height, so that the broken columns still read as columns.
  const y = (value: number): number => HIGHEST + ((most - value) / spread) * (GROUND - HIGHEST) * 0.62;
  const step = WIDTH / steps.length;
  const width = Math.min(110, step * 0.66);
  return (
    <svg
      className="chart wide"
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      role="img"
      aria-label={summary}
    >
      {steps.map((one, n) => {
        const place = fromEnd ? steps.length - 1 - n : n;
        const x = step * place + (step - width) / 2;
        const top = Math.min(y(one.from), y(one.to));
        const isLess = !one.isStock && one.to < one.from;
        const bar = one.isStock
          ? { y: y(one.to), height: GROUND - y(one.to) }
          : { y: top, height: Math.max(2, Math.abs(y(one.from) - y(one.to))) };
        return (
          <g key={one.key}>
            <rect
              x={x}
              width={width}
              {...bar}
              fill={isLess ? 'none' : 'var(--color-harm)'}
              fillOpacity={one.isStock || isLess ? undefined : 0.45}
              stroke={isLess ? 'var(--color-harm)' : undefined}
              strokeDasharray={isLess ? '4 3' : undefined}
              strokeWidth={isLess ? 1.5 : undefined}
            />
            {one.isStock && (
              <path
                d={`M${String(x - 4)} 141l${String(width + 8)} -6`}
                stroke="var(--color-paper)"
                strokeWidth="4"
              />
            )}
            {n < steps.length - 1 && (
              <line
                className="ax"
                x1={fromEnd ? x : x + width}
                x2={fromEnd ? x + width - step : x + step}
                y1={y(one.to)}
                y2={y(one.to)}
              />
            )}
            <text
              className="t-b"
              x={x + width / 2}
              y={bar.y - 8}
              textAnchor="middle"
              style={{ fontSize: 15 }}
            >
              {change(one)}
            </text>
            <text x={x + width / 2} y={GROUND + 18} textAnchor="middle">
              {one.label}
            </text>
          </g>
        );
      })}
      <line className="ax" x1="0" x2={WIDTH} y1={GROUND} y2={GROUND} />
    </svg>
  );
}
