import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { flowRoom, niceTicks, statedRuns, yearPlaces } from '@/components/chart/month-axis';
import { localDigits } from '@/lib/i18n/format';
import { direction } from '@/lib/i18n/locales';

/** One month: its key (YYYY-MM), its short name, and the figures; null where not stated. */
export type MonthPoint = {
  readonly month: string;
  readonly label: string;
  readonly open: number | null;
  readonly received: number | null;
  readonly completed: number | null;
};

type Labels = {
  /** What the picture shows, for those who do not see it. */
  readonly summary: string;
  readonly open: string;
  /** The bars' names, each with the last month's count. */
  readonly received: string;
  readonly completed: string;
};

type Given = {
  readonly points: readonly MonthPoint[];
  readonly labels: Labels;
  /** Digits of the reader's language. */
  readonly format: (value: number) => string;
};

/** How many months fit a phone. */
const NARROW_MONTHS = 12;
const TOP = 40;
const OPEN_FLOOR = 180;
const FLOW_HEIGHT = 62;
/** What a half without bars keeps. */
const FLOW_LEAST = 6;
/** A year's name with a gap beside it. */
const YEAR_ROOM = 38;
const START = 38;
/** Room at the end for the last figures. */
const END_ROOM = 52;

/**
 * Time runs as the page is read. Open at the end of each month as a line; received (filled) and completed (outlined) as bars. Ink on paper, redrawn
 * rather than shrunk on a phone, with a table beneath for those who would rather read.
 */
export function MonthChart({ table, ...given }: Given & { readonly table: ReactNode }) {
  return (
    <figure>
      <div className="wide">
        <Drawing width={760} {...given} />
      </div>
      <div className="narrow">
        <Drawing width={358} {...given} points={given.points.slice(-NARROW_MONTHS)} />
      </div>
      <div className="chart-table">{table}</div>
    </figure>
  );
}

function Drawing({ width, points, labels, format }: Given & { readonly width: number }) {
  const isFromRight = direction(useLocale()) === 'rtl';
  /** Where something this far from the start of the lines stands. */
  const at = (fromStart: number): number => (isFromRight ? width - fromStart : fromStart);
  const anchor = isFromRight ? 'end' : 'start';
  const end = width - END_ROOM;
  const ticks = niceTicks(Math.max(0, ...points.map((point) => point.open ?? 0)));
  const highest = ticks.at(-1) ?? 1;
  const step = (end - START) / Math.max(1, points.length);
  const x = (place: number): number => round(at(START + step * (place + 0.5)));
  const y = (open: number): number => round(TOP + (1 - open / highest) * (OPEN_FLOOR - TOP));
  const room = flowRoom(points, FLOW_HEIGHT, FLOW_LEAST);
  const zero = OPEN_FLOOR + 44 + room.above;
  const axis = zero + room.beneath + 38;
  const runs = statedRuns(points);
  const stated = runs.flat();
  const last = stated.at(-1);
  const peak = stated.reduce<(typeof stated)[number] | undefined>(
    (best, point) => (best === undefined || point.open > best.open ? point : best),
    undefined,
  );
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${axis + 18}`} role="img" aria-label={labels.summary}>
      <text x={at(4)} y="12" className="t-b" textAnchor={anchor}>
        {labels.open}
      </text>
      {ticks.map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? 'ax' : 'gr'}
            x1={at(START)}
            x2={at(end)}
            y1={y(value)}
            y2={y(value)}
          />
          <text x={at(START - 8)} y={y(value) + 4} textAnchor={isFromRight ? 'start' : 'end'}>
            {format(value)}
          </text>
        </g>
      ))}
      {runs.map((run) => (
        <polyline
          key={run[0]?.at}
          className="ln"
          points={run.map((point) => `${x(point.at)},${y(point.open)}`).join(' ')}
        />
      ))}
      {peak && peak.at !== last?.at && (
        <>
          <circle cx={x(peak.at)} cy={y(peak.open)} r="3.5" className="b1" />
          <text x={x(peak.at)} y={y(peak.open) - 8} className="t-b" textAnchor="middle">
            {format(peak.open)}
          </text>
        </>
      )}
      {last && (
        <>
          <circle cx={x(last.at)} cy={y(last.open)} r="3.5" className="b1" />
          <text
            x={x(last.at) + (isFromRight ? -10 : 10)}
            y={y(last.open) + 4}
            className="t-b"
            textAnchor={anchor}
          >
            {format(last.open)}
          </text>
        </>
      )}
      <Flows {...{ points, labels, step, x, at, anchor, end, zero, room }} />
      <MonthNames {...{ points, width, step, x, axis }} />
    </svg>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Received above the line, completed beneath it, to one scale. */
function Flows({
  points,
  labels,
  step,
  x,
  at,
  anchor,
  end,
  zero,
  room,
}: Pick<Given, 'points' | 'labels'> & {
  readonly step: number;
  readonly x: (place: number) => number;
  readonly at: (fromStart: number) => number;
  readonly anchor: 'start' | 'end';
  readonly end: number;
  readonly zero: number;
  readonly room: ReturnType<typeof flowRoom>;
}) {
  const length = (value: number): number => round(value * room.perOne);
  const breadth = round(Math.min(step * 0.66, 34));
  return (
    <>
      <text x={at(4)} y={OPEN_FLOOR + 28} className="t-b" textAnchor={anchor}>
        {labels.received}
      </text>
      {points.map((point, place) => (
        <g key={point.month}>
          {point.received !== null && (
            <rect
              className="b1"
              x={round(x(place) - breadth / 2)}
              width={breadth}
              y={zero - length(point.received)}
              height={length(point.received)}
            />
          )}
          {point.completed !== null && (
            <rect
              className="b2"
              x={round(x(place) - breadth / 2) + 0.5}
              width={Math.max(0, breadth - 1)}
              y={zero + 0.5}
              height={length(point.completed)}
            />
          )}
        </g>
      ))}
      <line className="ax" x1={at(START)} x2={at(end)} y1={zero} y2={zero} />
      <text x={at(4)} y={zero + room.beneath + 18} className="t-b" textAnchor={anchor}>
        {labels.completed}
      </text>
    </>
  );
}

/** The months along the foot, as many as fit, with the year under the first of each. */
function MonthNames({
  points,
  width,
  step,
  x,
  axis,
}: {
  readonly points: readonly MonthPoint[];
  readonly width: number;
  readonly step: number;
  readonly axis: number;
  readonly x: (at: number) => number;
}) {
  const locale = useLocale();
  const every = Math.max(1, Math.ceil(points.length / (width / 86)));
  const years = yearPlaces(
    points.map((point) => point.month),
    step,
    YEAR_ROOM,
  );
  return points.map((point, at) => (
    <g key={point.month}>
      {at % every === 0 && (
        <text x={x(at)} y={axis} textAnchor="middle">
          {point.label}
        </text>
      )}
      {years.includes(at) && (
        <text x={x(at)} y={axis + 15} textAnchor="middle" className="t-b">
          {localDigits(locale, point.month.slice(0, 4))}
        </text>
      )}
    </g>
  ));
}
