import type { ReactNode } from 'react';

/** One month: its key (YYYY-MM), its short name, and the figures; null where not stated. */
export type MonthPoint = {
  readonly month: string;
  readonly label: string;
  readonly open: number | null;
  readonly received: number | null;
  readonly completed: number | null;
};

type Labels = {
  readonly summary: string;
  readonly open: string;
  readonly received: string;
  readonly completed: string;
};

/** How many months fit a phone. */
const NARROW_MONTHS = 12;
const OPEN_HEIGHT = 140;
const FLOW_HEIGHT = 60;
const START = 44;
/** Room at the end for the last figure. */
const END_ROOM = 56;

/**
 * Open at the end of each month as a line; received (filled) and completed (outlined) as bars. Ink on paper, redrawn
 * rather than shrunk on a phone, with a table beneath for those who would rather read.
 */
export function MonthChart({
  points,
  labels,
  format,
  table,
}: {
  readonly points: readonly MonthPoint[];
  readonly labels: Labels;
  /** Digits of the reader's language. */
  readonly format: (value: number) => string;
  readonly table: ReactNode;
}) {
  return (
    <figure>
      <div className="wide">
        <Drawing width={720} points={points} labels={labels} format={format} />
      </div>
      <div className="narrow">
        <Drawing width={360} points={points.slice(-NARROW_MONTHS)} labels={labels} format={format} />
      </div>
      {table}
    </figure>
  );
}

function Drawing({
  width,
  points,
  labels,
  format,
}: {
  readonly width: number;
  readonly points: readonly MonthPoint[];
  readonly labels: Labels;
  readonly format: (value: number) => string;
}) {
  const end = width - END_ROOM;
  const highestOpen = Math.max(1, ...points.map((point) => point.open ?? 0));
  const highestFlow = Math.max(1, ...points.flatMap((point) => [point.received ?? 0, point.completed ?? 0]));
  const step = (end - START) / Math.max(1, points.length);
  const x = (n: number): number => START + step * (n + 0.5);
  const y = (open: number): number => 24 + (1 - open / highestOpen) * (OPEN_HEIGHT - 24);
  const bar = (value: number): number => (value / highestFlow) * FLOW_HEIGHT;
  const zero = OPEN_HEIGHT + 40 + FLOW_HEIGHT;
  const stated = points.flatMap((point, n) => (point.open === null ? [] : [{ n, open: point.open }]));
  const last = stated.at(-1);
  const everyLabel = Math.max(1, Math.ceil(points.length / (width / 90)));
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${zero + FLOW_HEIGHT + 42}`}
      role="img"
      aria-label={labels.summary}
    >
      <text x={START} y={12} className="t-b">
        {labels.open}
      </text>
      {[...new Set([0, Math.round(highestOpen / 2), highestOpen])].map((value) => (
        <g key={value}>
          <line className="gr" x1={START} x2={end} y1={y(value)} y2={y(value)} />
          <text x={START - 8} y={y(value) + 4} textAnchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      <polyline className="ln" points={stated.map(({ n, open }) => `${x(n)},${y(open)}`).join(' ')} />
      {last && (
        <>
          <circle cx={x(last.n)} cy={y(last.open)} r="4" className="b1" />
          <text x={x(last.n) + 10} y={y(last.open) + 4} className="t-b">
            {format(last.open)}
          </text>
        </>
      )}
      <text x={START} y={OPEN_HEIGHT + 28} className="t-b">
        {labels.received}
      </text>
      {points.map((point, n) => (
        <g key={point.month}>
          {point.received !== null && (
            <rect
              className="b1"
              x={x(n) - step * 0.3}
              width={step * 0.6}
              y={zero - bar(point.received)}
              height={bar(point.received)}
            />
          )}
          {point.completed !== null && (
            <rect
              className="b2"
              x={x(n) - step * 0.3}
              width={step * 0.6}
              y={zero}
              height={bar(point.completed)}
            />
          )}
          {n % everyLabel === 0 && (
            <text x={x(n)} y={zero + FLOW_HEIGHT + 36} textAnchor="middle">
              {point.label}
            </text>
          )}
        </g>
      ))}
      <line className="ax" x1={START} x2={end} y1={zero} y2={zero} />
      <text x={START} y={zero + FLOW_HEIGHT + 16} className="t-b">
        {labels.completed}
      </text>
    </svg>
  );
}
