import { paths } from '@/lib/config/paths';
import { getCaseExtract } from '@/lib/db/queries/case-page';
import { computeMonth, itemsOfMonth } from '@/lib/db/queries/figures-of-month';
import { figuresOverview } from '@/lib/db/queries/figures-totals';
import { resolveSession } from '@/lib/db/queries/resolve-session';
import { getWorklist, wholeView } from '@/lib/db/queries/worklist';
import { getRailCounts } from '@/lib/db/queries/worklist-counts';
import { ON_CASE_PAGE } from '@/lib/domain/case/case-extract';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { NO_FILTERS } from '@/lib/domain/case/worklist';
import { insist } from '@/lib/testing/bench/http-client';
import type { Pair, Work } from '@/lib/testing/bench/load';
import type { Visit } from '@/lib/testing/bench/visit';
import { receiveOne } from '@/lib/testing/bench/writing';
import { caseOfSize, type CaseSize } from '@/prisma/factories/case-of-size';

/** Items on a month's page (app/(public)/publications/[month]). */
const ITEMS_ON_A_PAGE = 250;
/** Areas of the made-up cases. */
const AREAS = ['IQ-NI', 'IQ-AN', 'IQ-KI', 'IQ-SD', 'SY-RA', 'SY-DY', 'SY-HA', 'SY-HL', 'SY-HM', 'SY-ID'];
/** Years that a worklist is narrowed to: so many that the page is full at every size. */
const YEARS = 7;

type Narrowed = { readonly area: string; readonly from: string; readonly to: string };

/** Worklists narrowed to an area and a time, each another one. */
async function narrowed(count: number): Promise<readonly Narrowed[]> {
  return Array.from({ length: count }, (_none, n) => {
    const month = n % 48;
    const year = 2015 + Math.floor(month / 12);
    const day = `${String((month % 12) + 1).padStart(2, '0')}-${String((n % 27) + 1).padStart(2, '0')}`;
    return { area: AREAS[n % AREAS.length] ?? '', from: `${year}-${day}`, to: `${year + YEARS}-${day}` };
  });
}

/** So many of what there is, over and over. */
function around<T>(things: readonly T[]): Work<T>['make'] {
  if (things.length === 0) throw new Error('nothing to read was found');
  return async (count) =>
    Array.from({ length: Math.ceil(count / things.length) }, () => things)
      .flat()
      .slice(0, count);
}

/** The open cases of an area and a time. */
export function worklistPage({ http, analyst, cookie, tokenHash }: Visit): Pair<Narrowed> {
  return {
    http: {
      make: narrowed,
      run: async (filter) =>
        insist(await http.get(paths.cases({ view: 'open', ...filter }), cookie), 200, '/cases/CH-'),
    },
    sql: {
      make: narrowed,
      run: async ({ area, from, to }) => {
        await resolveSession(tokenHash);
        const filters = { ...NO_FILTERS, governorate: area, from, to };
        const question = { ...wholeView('open', 'received', false), filters };
        await getWorklist(analyst, question);
      },
    },
  };
}

/** A case with its history. */
export function casePage(visit: Visit): Pair<string> {
  const { http, analyst, cookie, tokenHash } = visit;
  const make = around(visit.references);
  return {
    http: {
      make,
      run: async (reference) => insist(await http.get(paths.case(reference), cookie), 200, reference),
    },
    sql: {
      make,
      run: async (reference) => {
        await resolveSession(tokenHash);
        await getCaseExtract(analyst, reference, {
          events: { before: null, most: ON_CASE_PAGE.events },
          evidence: { before: null, most: ON_CASE_PAGE.evidence },
        });
        await getRailCounts(analyst);
      },
    },
  };
}

/** A small case: what most of them hold. */
const SMALL: CaseSize = { events: 20, evidence: 4, allegations: 1 };
const LARGE: CaseSize = { events: 500, evidence: 200, allegations: 40 };

/** A small and a large case, made by the commands that the pages use, which are then opened over and over. */
export function casesOfSizes(visit: Visit): { readonly small: Pair<string>; readonly large: Pair<string> } {
  const of = (size: CaseSize): Pair<string> => {
    let made: Promise<{ readonly reference: string }> | null = null;
    const page = casePage(visit);
    const make: Work<string>['make'] = async (count) => {
      made ??= caseOfSize(visit, size);
      return around([(await made).reference])(count);
    };
    return { http: { ...page.http, make }, sql: { ...page.sql, make } };
  };
  return { small: of(SMALL), large: of(LARGE) };
}

/** A month's report, figures kept from the reader before. */
export function monthPage({ http, months }: Visit): Pair<string> {
  const make = around(months);
  return {
    http: {
      make,
      run: async (month) => insist(await http.get(paths.publication(month)), 200, 'id="reconciliation"'),
    },
    sql: {
      make,
      run: async (month) => {
        const now = new Date();
        await computeMonth(PUBLIC_ACTOR, month, now);
        await figuresOverview(PUBLIC_ACTOR, now);
        await figuresOverview(PUBLIC_ACTOR, now);
        await itemsOfMonth(PUBLIC_ACTOR, month, { limit: ITEMS_ON_A_PAGE, offset: 0 });
      },
    },
  };
}

/** The totals to date, on the front page; the SQL is that of the totals alone. */
export function totals({ http }: Visit): Pair<string> {
  const make = around([paths.front()]);
  return {
    http: { make, run: async (path) => insist(await http.get(path), 200, 'class="tot"') },
    sql: {
      make,
      run: async () => {
        await figuresOverview(PUBLIC_ACTOR, new Date());
      },
    },
  };
}

/** The same for whoever comes first after the ledger has taken in something that moves figures: nothing is kept yet. */
export function afterReceipt<T>({ http, sql }: Pair<T>): Pair<T> {
  const before = async (): Promise<void> => {
    await receiveOne();
  };
  return { http: { ...http, before }, sql: { ...sql, before } };
}
