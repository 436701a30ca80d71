// @ts-check
import { spokenTime } from './terminal.mjs';

/**
 * What `npm run bench` says of its measurements: tables for the terminal and for docs/bench, with goals and ratios.
 * @typedef {object} Measured
 * @property {number} requests
 * @property {number} p50 milliseconds
 * @property {number} p95 milliseconds
 * @property {number} perSecond
 * @typedef {{ name: string, concurrency: number, http: Measured, sql: Measured }} Finding
 * @typedef {{ cases: number, events: number, seconds: number, summarySeconds: number, findings: Finding[] }} Size
 * @typedef {object} Report
 * @property {string} date ISO day
 * @property {{ cores: number, memoryGib: number, node: string, postgres: string }} machine
 * @property {Size[]} sizes smallest first
 */

/** What each subject is called. @type {Record<string, string>} */
const TITLES = {
  worklist: 'Worklist page, area and date filter',
  case: 'Case page with its history',
  submit: 'Submit, with its ledger entry',
  transition: 'Transition (accept a case)',
  month: "Month's report page",
  'month-first': "Month's report page, first after a change of the figures",
  totals: 'Front page with the totals',
  'totals-first': 'Front page, first after a change of the figures',
  'case-small': 'Case page, 20 events, 4 items of evidence, 1 allegation',
  'case-large': 'Case page, 500 events, 200 items of evidence, 40 allegations',
};

/**
 * The goals: milliseconds at the median with one request at a time, or pages a second with eight at once; with `over`,
 * how many times the other one's median, both measured in turn.
 * @type {{ name: string, over?: string, side: 'http' | 'sql', concurrency: number, most?: number, least?: number, what: string }[]}
 */
const GOALS = [
  { name: 'worklist', side: 'http', concurrency: 1, most: 25, what: 'worklist page ≤ 25 ms' },
  { name: 'worklist', side: 'http', concurrency: 8, least: 60, what: 'worklist ≥ 60 pages/s at 8' },
  { name: 'case', side: 'http', concurrency: 1, most: 30, what: 'case page ≤ 30 ms' },
  { name: 'case', side: 'http', concurrency: 8, least: 60, what: 'case ≥ 60 pages/s at 8' },
  { name: 'case-large', over: 'case-small', side: 'http', concurrency: 1, most: 1.5, what: 'large case ÷ small case ≤ 1.5' }, // prettier-ignore
  { name: 'submit', side: 'http', concurrency: 1, most: 8, what: 'submit ≤ 8 ms' },
  { name: 'totals', side: 'sql', concurrency: 1, most: 5, what: 'totals (the query) ≤ 5 ms' },
];

/** Ten times the data may take so much longer. */
const MOST_GROWTH = 1.5;
/** Differences below this are the clock's and the neighbours'; milliseconds. */
const NOISE_MS = 1;

/** @param {number} value */
const ms = (value) => (value < 9.95 ? value.toFixed(1) : Math.round(value).toString());
/** @param {number} value */
const count = (value) => value.toLocaleString('en-US');

/** @param {Report} report @param {number} cases @param {string} name @param {number} concurrency */
function find(report, cases, name, concurrency) {
  return report.sizes
    .find((size) => size.cases === cases)
    ?.findings.find((finding) => finding.name === name && finding.concurrency === concurrency);
}

/**
 * Every goal at every size, and whether it was met.
 * @param {Report} report
 * @returns {{ what: string, cases: number, found: number, met: boolean }[]}
 */
export function checkGoals(report) {
  return report.sizes.flatMap(({ cases }) =>
    GOALS.flatMap(({ name, over, side, concurrency, most, least, what }) => {
      const finding = find(report, cases, name, concurrency);
      const other = find(report, cases, over ?? name, concurrency);
      if (!finding || !other) return [];
      const { p50, perSecond } = finding[side];
      const found = least !== undefined ? perSecond : over === undefined ? p50 : p50 / other[side].p50;
      return [{ what, cases, found, met: least === undefined ? found <= (most ?? 0) : found >= least }];
    }),
  );
}

/**
 * How many times longer each subject takes at each size than at the size before, at the median.
 * @param {Report} report
 * @returns {{ name: string, concurrency: number, side: 'http' | 'sql', cases: number, ratio: number, met: boolean }[]}
 */
export function checkGrowth(report) {
  return report.sizes.slice(1).flatMap(({ cases, findings }, n) =>
    findings.flatMap((finding) => {
      const { name, concurrency } = finding;
      const before = find(report, report.sizes[n]?.cases ?? 0, name, concurrency);
      if (!before) return [];
      return /** @type {const} */ (['http', 'sql']).map((side) => {
        const ratio = finding[side].p50 / before[side].p50;
        const met = ratio <= MOST_GROWTH || finding[side].p50 - before[side].p50 < NOISE_MS;
        return { name, concurrency, side, cases, ratio, met };
      });
    }),
  );
}

/**
 * The report as Markdown.
 * @param {Report} report
 */
export function asMarkdown(report) {
  const { machine } = report;
  return [
    `# Bench of ${report.date}`,
    '',
    `${machine.cores} cores and ${machine.memoryGib} GiB, shared by the server, PostgreSQL ${machine.postgres} (fsync on) and the measuring; Node ${machine.node}. Times in milliseconds. "SQL" is the same queries called alone in the measuring process, as the same database role, in the same run.`,
    '',
    ...report.sizes.flatMap((size) => sizeTable(size)),
    '## Goals',
    '',
    ...table(
      ['Goal', 'Cases', 'Found', ''],
      checkGoals(report).map(({ what, cases, found, met }) => [
        what,
        count(cases),
        what.includes('÷') ? found.toFixed(2) : ms(found),
        met ? 'met' : '**missed**',
      ]),
    ),
    ...growthTable(report),
  ].join('\n');
}

/** @param {Size} size */
function sizeTable(size) {
  return [
    `## ${count(size.cases)} cases, ${count(size.events)} events`,
    '',
    `Copied in ${spokenTime(size.seconds * 1000)}; the summary of flows took ${spokenTime(size.summarySeconds * 1000)}.`,
    '',
    ...table(
      ['', 'at once', 'p50', 'p95', 'per second', 'SQL p50', 'SQL p95', 'SQL per second', 'HTTP ÷ SQL'],
      size.findings.map(({ name, concurrency, http, sql }) => [
        TITLES[name] ?? name,
        String(concurrency),
        ms(http.p50),
        ms(http.p95),
        ms(http.perSecond),
        ms(sql.p50),
        ms(sql.p95),
        ms(sql.perSecond),
        (http.p50 / sql.p50).toFixed(1),
      ]),
    ),
  ];
}

/** @param {Report} report */
function growthTable(report) {
  const rows = checkGrowth(report).map(({ name, concurrency, side, cases, ratio, met }) => [
    TITLES[name] ?? name,
    String(concurrency),
    side === 'http' ? 'HTTP' : 'SQL',
    count(cases),
    ratio.toFixed(2),
    met ? 'met' : '**missed**',
  ]);
  if (rows.length === 0) return [];
  return [
    '## Ten times the data',
    '',
    `Median at each size over the median at the size before; the goal is ≤ ${MOST_GROWTH} (differences under ${NOISE_MS} ms count as met).`,
    '',
    ...table(['', 'at once', 'side', 'cases', 'ratio', ''], rows),
  ];
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const widths = head.map((title, n) => Math.max(3, title.length, ...rows.map((row) => row[n]?.length ?? 0)));
  /** @param {string[]} cells */
  const line = (cells) => `| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line), ''];
}
