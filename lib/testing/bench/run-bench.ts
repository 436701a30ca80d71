import pg from 'pg';
import { httpClient } from '@/lib/testing/bench/http-client';
import { measure, measureInTurn, type Measured, type Pair, type Work } from '@/lib/testing/bench/load';
import {
  afterReceipt,
  casePage,
  casesOfSizes,
  monthPage,
  totals,
  worklistPage,
} from '@/lib/testing/bench/reading';
import { openVisit, type Visit } from '@/lib/testing/bench/visit';
import { submission, transition } from '@/lib/testing/bench/writing';

/** One measured thing at one concurrency: over HTTP, and the same SQL alone. */
export type Finding = {
  readonly name: string;
  readonly concurrency: number;
  readonly http: Measured;
  readonly sql: Measured;
};

type Subject = {
  readonly http: Work<unknown>;
  readonly sql: Work<unknown>;
  /** Most times measured at each concurrency. */
  readonly most: readonly (readonly [concurrency: number, most: number])[];
};

const READS = [[1, 400], [8, 1600]] as const; // prettier-ignore
const WRITES = [[1, 150], [8, 400]] as const; // prettier-ignore
/** What is measured once after each change to the ledger cannot be measured side by side. */
const AFTER_CHANGE = [[1, 15]] as const;
/** A small and a large case, opened in turn. */
const IN_TURN = { most: 200, warmUp: 25 } as const;
/** The subject that measures them. */
const LARGE_CASE = 'large-case';
/** Longest that one measurement may take. */
const SECONDS = 20;

/** Forgets which type of items a work makes for itself. */
function subject<A, B>(pair: Pair<A, B>, most: Subject['most']): Subject {
  return {
    http: { ...pair.http, run: (item) => pair.http.run(item as A) },
    sql: { ...pair.sql, run: (item) => pair.sql.run(item as B) },
    most,
  };
}

/** Everything that is measured. Reads come first: what is written moves the figures. */
function subjectsOf(visit: Visit): Readonly<Record<string, Subject>> {
  return {
    worklist: subject(worklistPage(visit), READS),
    case: subject(casePage(visit), READS),
    month: subject(monthPage(visit), READS),
    totals: subject(totals(visit), READS),
    submit: subject(submission(visit), WRITES),
    transition: subject(transition(visit), WRITES),
    'month-first': subject(afterReceipt(monthPage(visit)), AFTER_CHANGE),
    'totals-first': subject(afterReceipt(totals(visit)), AFTER_CHANGE),
  };
}

/**
 * Measures a running server and its database. Called by bin/bench.mjs in a process of its own, with the application's
 * settings in its environment.
 * @param only names of subjects; none means all
 */
export async function runBench({
  origin,
  adminUrl,
  cases,
  only,
  log,
}: {
  readonly origin: string;
  readonly adminUrl: string;
  readonly cases: number;
  readonly only: readonly string[];
  readonly log: (line: string) => void;
}): Promise<readonly Finding[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const http = httpClient(origin);
  const visit = await openVisit(http, admin, cases);
  const findings: Finding[] = [];
  const subjects = subjectsOf(visit);
  const known = [...Object.keys(subjects), LARGE_CASE];
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}: ${known.join(', ')}`);
  for (const [name, { http: page, sql, most }] of Object.entries(subjects)) {
    if (only.length > 0 && !only.includes(name)) continue;
    for (const [concurrency, count] of most) {
      const load = { concurrency, warmUp: Math.ceil(count / 8), most: count, seconds: SECONDS };
      const finding = { name, concurrency, http: await measure(page, load), sql: await measure(sql, load) };
      findings.push(finding);
      log(
        `${name} × ${concurrency}: ${finding.http.p50.toFixed(1)} ms, SQL ${finding.sql.p50.toFixed(1)} ms`,
      );
    }
  }
  // Last: what is written for it stays.
  if (only.length === 0 || only.includes(LARGE_CASE)) findings.push(...(await measureSizes(visit, log)));
  http.close();
  await admin.end();
  return findings;
}

/** A small and a large case, page and queries, each pair in turn so that the two can be held against each other. */
async function measureSizes(visit: Visit, log: (line: string) => void): Promise<readonly Finding[]> {
  const { small, large } = casesOfSizes(visit);
  const load = { ...IN_TURN, seconds: 3 * SECONDS };
  const side = (of: 'http' | 'sql') =>
    measureInTurn({ small: subject(small, [])[of], large: subject(large, [])[of] }, load);
  const http = await side('http');
  const sql = await side('sql');
  return (['small', 'large'] as const).map((size) => {
    log(`${size} case in turn: ${http[size].p50.toFixed(1)} ms, SQL ${sql[size].p50.toFixed(1)} ms`);
    return { name: `case-${size}`, concurrency: 1, http: http[size], sql: sql[size] };
  });
}
