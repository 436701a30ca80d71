import { z } from 'zod';
import {
  canSortBy,
  defaultOrder,
  WORKLIST_SORTS,
  WORKLIST_VIEWS,
  type WorklistSort,
} from '@/lib/domain/case/worklist';
import type { WorklistFilter } from '@/lib/config/paths';
import type { WorklistCursor, WorklistQuestion } from '@/lib/db/queries/worklist';
import { SOURCE_KINDS } from '@/lib/domain/case/allegation';
import { CASE_STATUSES } from '@/lib/domain/case/status';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { parseReference } from '@/lib/domain/case/reference';
import { parseMoment } from '@/lib/domain/shared/dates';
import { readDay } from '@/lib/domain/shared/time-interval';
import { searchText, type SearchParams } from '@/lib/schemas/search-params';

/** A worklist's address, read: what is not understood is left out, so that an old or mistyped link still shows a list. */
export type ReadQuestion = {
  readonly question: WorklistQuestion;
  /** The same as parts of an address, without the place in the list. */
  readonly given: WorklistFilter;
  /** The number of the first row in the whole list. */
  readonly first: number;
};

const UUID = z.uuid();
const oneOf = <T extends string>(known: readonly T[], text: string): T | null =>
  known.find((value) => value === text) ?? null;

/** A cursor in an address: the value ordered by, a tilde, the id. */
export function cursorText({ cursor, id }: { readonly cursor: string; readonly id: string }): string {
  return `${cursor}~${id}`;
}

function readCursor(text: string): WorklistCursor | null {
  const cut = text.lastIndexOf('~');
  const id = text.slice(cut + 1);
  return cut > 0 && UUID.safeParse(id).success ? { value: text.slice(0, cut), id } : null;
}

/** Reads the address of a worklist. */
export function readQuestion(params: SearchParams): ReadQuestion {
  const text = (name: string): string => searchText(params, name);
  const view = oneOf(WORKLIST_VIEWS, text('view')) ?? 'open';
  const order = defaultOrder(view);
  const asked = oneOf(WORKLIST_SORTS, text('sort').replace(/^-/, ''));
  const sort = asked !== null && canSortBy(view, asked) ? asked : order.sort;
  const descending = sort === asked ? text('sort').startsWith('-') : order.descending;
  const assigned = text('assigned');
  const filters = {
    text: text('q') || null,
    status: oneOf(CASE_STATUSES, text('state')),
    governorate: oneOf(
      GOVERNORATES.map(({ code }) => code),
      text('area'),
    ),
    sourceKind: oneOf(SOURCE_KINDS, text('source')),
    assignee:
      assigned === 'nobody'
        ? ('NOBODY' as const)
        : UUID.safeParse(assigned).success
          ? { userId: assigned }
          : null,
    from: readDay(text('from')),
    to: readDay(text('to')),
  };
  const before = readPlace(text('before'), sort);
  const after = before === null ? readPlace(text('after'), sort) : null;
  const number = Number(text('n'));
  const hasPlace = after !== null || before !== null;
  return {
    question: { view, filters, sort, descending, after, before },
    first: hasPlace && Number.isSafeInteger(number) && number > 0 ? number : 1,
    given: {
      view,
      ...(filters.text === null ? {} : { q: filters.text }),
      ...(filters.status === null ? {} : { state: filters.status }),
      ...(filters.governorate === null ? {} : { area: filters.governorate }),
      ...(filters.sourceKind === null ? {} : { source: filters.sourceKind }),
      ...(filters.assignee === null ? {} : { assigned }),
      ...(filters.from === null ? {} : { from: filters.from }),
      ...(filters.to === null ? {} : { to: filters.to }),
      ...(sort === order.sort && descending === order.descending
        ? {}
        : { sort: `${descending ? '-' : ''}${sort}` }),
    },
  };
}

/** A place must hold what the list is ordered by; anything else would be the database's to refuse. */
function readPlace(text: string, sort: WorklistSort): WorklistCursor | null {
  const place = readCursor(text);
  return place !== null && fitsOrder(place.value, sort) ? place : null;
}

function fitsOrder(value: string, sort: WorklistSort): boolean {
  if (sort === 'reference') return parseReference(value)?.reference === value;
  if (sort === 'state') return CASE_STATUSES.some((status) => status === value);
  if (value === 'infinity') return true;
  const time = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)\+00$/.exec(value);
  const [, day = '', clock = ''] = time ?? [];
  return parseMoment(day) !== null && parseMoment(`${day}T${clock}Z`) !== null;
}
