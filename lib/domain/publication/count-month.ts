import type { AdjustedStock, Conceded, FlowFact, StatedFigure } from '@/lib/domain/publication/flow-facts';
import {
  monthFigures,
  type HarmCounts,
  type MonthCounts,
  type MonthFigures,
} from '@/lib/domain/publication/month-figures';
import {
  minus,
  NOBODY,
  plus,
  sumStated,
  exactly,
  type PeopleRange,
} from '@/lib/domain/publication/people-range';
import { addMonths, isAfter, reportMonth } from '@/lib/domain/shared/dates';

type Fact<K extends FlowFact['kind']> = Extract<FlowFact, { kind: K }>;
type Dated<K extends FlowFact['kind']> = Fact<K> & { readonly month: string };

export type MonthOptions = {
  /** Only what was recorded by this instant counts; everything when left out. */
  readonly asOf?: string;
  /** IANA name of the reviewing body's time zone (process §5). */
  readonly timeZone?: string;
};

/** The facts known at a moment, each with its month, sorted by when they were recorded. */
function knownFacts(
  facts: readonly FlowFact[],
  { asOf, timeZone = 'UTC' }: MonthOptions,
): readonly Dated<FlowFact['kind']>[] {
  return facts
    .filter(({ recordedAt }) => asOf === undefined || !isAfter(recordedAt, asOf))
    .map((fact) => ({ ...fact, month: reportMonth(fact.effectiveAt ?? fact.recordedAt, timeZone) }))
    .sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt));
}

type Cycle = {
  readonly caseId: string;
  readonly number: number;
  readonly entry: Dated<'RECEIVED' | 'REOPENED' | 'CARRIED_IN'> | null;
  readonly exit: Dated<'COMPLETED' | 'SCREENED_OUT'> | null;
};

/** One entry and one exit for each cycle of each case; what was recorded later replaces what was recorded before. */
function cyclesOf(facts: readonly Dated<FlowFact['kind']>[]): readonly Cycle[] {
  const cycles = new Map<string, Cycle>();
  for (const fact of facts) {
    if (!('cycle' in fact) || fact.kind === 'CORRECTION') continue;
    const key = `${fact.caseId} ${String(fact.cycle)}`;
    const known = cycles.get(key) ?? { caseId: fact.caseId, number: fact.cycle, entry: null, exit: null };
    const isExit = fact.kind === 'COMPLETED' || fact.kind === 'SCREENED_OUT';
    cycles.set(key, isExit ? { ...known, exit: fact } : { ...known, entry: fact });
  }
  return [...cycles.values()].sort((a, b) => a.number - b.number);
}

type HarmKind = 'killed' | 'injured';

const concededBy = (exit: Cycle['exit']): Conceded | null => (exit?.kind === 'COMPLETED' ? exit : null);
const peopleOf = (conceded: Conceded | null, harm: HarmKind): PeopleRange =>
  conceded?.outcome === 'CREDIBLE' ? (conceded[harm] ?? NOBODY) : NOBODY;

/** The determination a case was reopened from before this body started, if it was carried in with one. */
function carriedInWith(cycles: readonly Cycle[]): Conceded | null {
  const entry = cycles.find((cycle) => cycle.entry?.kind === 'CARRIED_IN')?.entry;
  return entry?.kind === 'CARRIED_IN' ? entry.earlier : null;
}

function byCase(cycles: readonly Cycle[]): ReadonlyMap<string, readonly Cycle[]> {
  const groups = new Map<string, Cycle[]>();
  for (const cycle of cycles) {
    const group = groups.get(cycle.caseId);
    if (group === undefined) groups.set(cycle.caseId, [cycle]);
    else group.push(cycle);
  }
  return groups;
}

type Known = {
  readonly facts: readonly Dated<FlowFact['kind']>[];
  readonly cyclesOfCase: ReadonlyMap<string, readonly Cycle[]>;
};

function ofKind<K extends FlowFact['kind']>(known: Known, kind: K): readonly Dated<K>[] {
  return known.facts.filter((fact): fact is Dated<K> => fact.kind === kind);
}

const adjusted = (known: Known, stock: AdjustedStock, isCounted: (month: string) => boolean): number =>
  ofKind(known, 'ADJUSTMENT')
    .filter((fact) => fact.stock === stock && isCounted(fact.month))
    .reduce((total, fact) => total + fact.by, 0);

/** The opening stock in force at the end of a month; without an opening balance every stock starts from nothing. */
function openingStock<T>(
  known: Known,
  month: string,
  none: T,
  pick: (fact: Dated<'OPENING_STOCKS'>) => T,
): T {
  const openings = ofKind(known, 'OPENING_STOCKS').filter((fact) => fact.month <= month);
  const last = openings.at(-1);
  return last === undefined ? none : pick(last);
}

/** The corrections made to what one cycle concedes, up to the end of a month. */
function correctionsOf(known: Known, cycle: Cycle, month: string, harm: HarmKind): PeopleRange {
  return ofKind(known, 'CORRECTION')
    .filter((fact) => fact.caseId === cycle.caseId && fact.cycle === cycle.number && fact.month <= month)
    .map((fact) => fact[harm])
    .reduce(plus, NOBODY);
}

/** The cycle whose determination stands at the end of a month: the last one completed by then. */
function standingCycle(cycles: readonly Cycle[], month: string): Cycle | undefined {
  return cycles.filter(({ exit }) => exit?.kind === 'COMPLETED' && exit.month <= month).at(-1);
}

const stockOf = (harm: HarmKind): AdjustedStock => (harm === 'killed' ? 'KILLED' : 'INJURED');

/** Cumulative at the end of a month, on top of the opening stock in force at the end of `openingAt`. */
function harmToDate(known: Known, month: string, harm: HarmKind, openingAt: string): PeopleRange | null {
  const opening = openingStock<PeopleRange | null>(known, openingAt, NOBODY, (fact) => fact[harm]);
  if (opening === null) return null;
  let total = plus(opening, exactly(adjusted(known, stockOf(harm), (when) => when <= month)));
  for (const cycles of known.cyclesOfCase.values()) {
    const decided = standingCycle(cycles, month);
    if (decided === undefined) continue;
    total = plus(
      total,
      plus(peopleOf(concededBy(decided.exit), harm), correctionsOf(known, decided, month, harm)),
    );
    // What the opening stock holds for a case carried in is replaced, not added to.
    total = minus(total, peopleOf(carriedInWith(cycles), harm));
  }
  return total;
}

/** What a closing takes back: the earlier determination as it stood, corrections included. */
function supersededBy(known: Known, cycle: Cycle, month: string, harm: HarmKind): PeopleRange {
  const cycles = known.cyclesOfCase.get(cycle.caseId) ?? [];
  const earlier = cycles
    .filter(({ number, exit }) => number < cycle.number && exit?.kind === 'COMPLETED')
    .at(-1);
  if (earlier === undefined) return peopleOf(carriedInWith(cycles), harm);
  return plus(peopleOf(concededBy(earlier.exit), harm), correctionsOf(known, earlier, month, harm));
}

/** Corrections of the month, except to determinations that had been replaced before it. */
function correctionsIn(known: Known, month: string, harm: HarmKind): PeopleRange {
  const stoodBefore = (fact: Dated<'CORRECTION'>): boolean => {
    const standing = standingCycle(known.cyclesOfCase.get(fact.caseId) ?? [], addMonths(month, -1));
    return standing === undefined || standing.number <= fact.cycle;
  };
  return ofKind(known, 'CORRECTION')
    .filter((fact) => fact.month === month && stoodBefore(fact))
    .map((fact) => fact[harm])
    .reduce(plus, NOBODY);
}

function harmCounts(known: Known, month: string, harm: HarmKind, left: readonly Cycle[]): HarmCounts {
  const completed = left.filter(({ exit }) => exit?.kind === 'COMPLETED');
  const stated = completed
    .map(({ exit }) => concededBy(exit))
    .filter((conceded) => conceded?.outcome === 'CREDIBLE')
    .map((conceded) => conceded?.[harm] ?? null);
  return {
    inMonth: stated.length === 0 ? NOBODY : sumStated(stated),
    notStatedIn: stated.filter((people) => people === null).length,
    before: harmToDate(known, addMonths(month, -1), harm, month),
    superseded: completed.map((cycle) => supersededBy(known, cycle, month, harm)).reduce(plus, NOBODY),
    corrections: correctionsIn(known, month, harm),
    elsewhere: NOBODY,
    adjustments: adjusted(known, stockOf(harm), (when) => when === month),
    after: harmToDate(known, month, harm, month),
  };
}

const isOpenAtEnd =
  (month: string) =>
  ({ entry, exit }: Cycle): boolean =>
    entry !== null && entry.month <= month && (exit === null || exit.month > month);

function statedFigure(known: Known, month: string, figure: StatedFigure): number | null {
  return (
    ofKind(known, 'STATED_FIGURE')
      .filter((fact) => fact.figure === figure && fact.month === month)
      .at(-1)?.value ?? null
  );
}

/** Counts one month ("YYYY-MM") from facts alone. The same arithmetic as the SQL that feeds `monthFigures`. */
export function countMonth(
  facts: readonly FlowFact[],
  month: string,
  options: MonthOptions = {},
): MonthCounts {
  const dated = knownFacts(facts, options);
  const cycles = cyclesOf(dated);
  const known: Known = { facts: dated, cyclesOfCase: byCase(cycles) };
  const last = addMonths(month, -1);
  const entered = cycles.filter(({ entry }) => entry?.month === month);
  const left = cycles.filter(({ exit }) => exit?.month === month);
  const closedAs = (outcome: Conceded['outcome']): number =>
    left.filter(({ exit }) => concededBy(exit)?.outcome === outcome).length;
  const openEnd = cycles.filter(isOpenAtEnd(month));
  const carriedInNow = entered.filter(({ entry }) => entry?.kind === 'CARRIED_IN').length;
  const reports = openingStock(known, month, 0, (fact) => fact.reports);
  const credible = openingStock(known, month, 0, (fact) => fact.credible);
  const decidedCredible = [...known.cyclesOfCase.values()].filter(
    (ofCase) => concededBy(standingCycle(ofCase, month)?.exit ?? null)?.outcome === 'CREDIBLE',
  );
  const received = cycles.filter(({ entry }) => entry?.kind === 'RECEIVED' && entry.month <= month).length;
  return {
    month,
    historicOnly: false,
    broughtIn: 0,
    carriedOver:
      cycles.filter(isOpenAtEnd(last)).length +
      carriedInNow +
      adjusted(known, 'OPEN', (when) => when < month),
    receivedNew: entered.filter(({ entry }) => entry?.kind === 'RECEIVED').length,
    reopened: entered.filter(({ entry }) => entry?.kind === 'REOPENED').length,
    completed: left.filter(({ exit }) => exit?.kind === 'COMPLETED').length,
    credible: closedAs('CREDIBLE'),
    nonCredible: closedAs('NON_CREDIBLE'),
    duplicate: closedAs('DUPLICATE'),
    screenedOut: left.filter(({ exit }) => exit?.kind === 'SCREENED_OUT').length,
    openAdjustment: adjusted(known, 'OPEN', (when) => when === month),
    openEnd: openEnd.length + adjusted(known, 'OPEN', (when) => when <= month),
    openReopened: openEnd.filter(({ number }) => number > 1).length,
    killed: harmCounts(known, month, 'killed', left),
    injured: harmCounts(known, month, 'injured', left),
    reportsToDate:
      statedFigure(known, month, 'REPORTS_TO_DATE') ?? (reports === null ? null : reports + received),
    credibleToDate: credible === null ? null : credible + decidedCredible.length,
    strikesToDate: statedFigure(known, month, 'STRIKES_TO_DATE'),
    engagementsToDate: statedFigure(known, month, 'ENGAGEMENTS_TO_DATE'),
  };
}

/** One month's published figures from facts (process §5). */
export function computeMonth(
  facts: readonly FlowFact[],
  month: string,
  options: MonthOptions = {},
): MonthFigures {
  return monthFigures(countMonth(facts, month, options));
}
