import { z } from 'zod';
import type { LedgerFilter } from '@/lib/config/paths';
import type { LedgerQuestion } from '@/lib/db/queries/ledger-page';
import { ACT_OBJECTS, ACTOR_GROUPS } from '@/lib/domain/ledger/act';
import { readDay } from '@/lib/domain/shared/time-interval';
import { placeInList, searchText, type SearchParams } from '@/lib/schemas/search-params';

/** What a reader can narrow the ledger by, as it stands in the address. */
export const LEDGER_FILTERS = ['object', 'actors', 'by', 'from', 'to'] as const;
export type LedgerFilterName = (typeof LEDGER_FILTERS)[number];

/** The ledger's address, read: what is not understood is left out, and named so that the page can say so. */
export type ReadLedgerQuestion = {
  readonly question: LedgerQuestion;
  /** The same as parts of an address, without the place. */
  readonly given: LedgerFilter;
  readonly notUnderstood: readonly LedgerFilterName[];
};

const UUID = z.uuid();
const oneOf = <T extends string>(known: readonly T[], text: string): T | null =>
  known.find((value) => value === text) ?? null;

/** The first entry has the number 0, so what is newer than it can be asked for, too. */
const placeAfter = (text: string): number | null => (text === '0' ? 0 : placeInList(text));

/** Reads the address of the ledger. */
export function readLedgerQuestion(params: SearchParams): ReadLedgerQuestion {
  const text = (name: string): string => searchText(params, name);
  const by = text('by');
  const filters = {
    object: oneOf(ACT_OBJECTS, text('object')),
    actors: oneOf(ACTOR_GROUPS, text('actors')),
    personId: UUID.safeParse(by).success ? by.toLowerCase() : null,
    from: readDay(text('from')),
    to: readDay(text('to')),
  };
  const understood: Readonly<Record<LedgerFilterName, string | null>> = {
    object: filters.object,
    actors: filters.actors,
    by: filters.personId,
    from: filters.from,
    to: filters.to,
  };
  const before = placeInList(text('before'));
  return {
    question: { filters, before, after: before === null ? placeAfter(text('after')) : null },
    given: Object.fromEntries(Object.entries(understood).filter(([, value]) => value !== null)),
    notUnderstood: LEDGER_FILTERS.filter((name) => text(name) !== '' && understood[name] === null),
  };
}
