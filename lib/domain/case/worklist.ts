import type { SourceKind } from '@/lib/domain/case/allegation';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { CaseStatus } from '@/lib/domain/case/status';

/** What a reader of the worklist may want to do next; each is a view with its own count. */
export const WORKLIST_VIEWS = [
  'mine',
  'mentions',
  'watched',
  'unassigned',
  'open',
  'decision',
  'information',
  'unread',
  'again',
  'late',
  'reopened',
  'closed',
] as const;
export type WorklistView = (typeof WORKLIST_VIEWS)[number];

/** The orders a list can be put in; each has its index. `closed` is for closed cases only. */
export const WORKLIST_SORTS = ['received', 'incident', 'reference', 'state', 'closed'] as const;
export type WorklistSort = (typeof WORKLIST_SORTS)[number];

/** Views of what concerns the reader, in whatever state the cases are. */
export const PERSONAL_VIEWS = ['mentions', 'watched'] as const satisfies readonly WorklistView[];

/** Whether a view is of that kind; each has a count of cases with something new to the reader, besides. */
export function isPersonal(view: WorklistView): view is (typeof PERSONAL_VIEWS)[number] {
  return PERSONAL_VIEWS.some((personal) => personal === view);
}

/** The views of a kind of reader: nothing is ever assigned to an auditor, nor is one mentioned. */
export function viewsFor(kind: StaffActor['kind']): readonly WorklistView[] {
  return WORKLIST_VIEWS.filter((view) => kind !== 'AUDITOR' || (view !== 'mine' && view !== 'mentions'));
}

/** The order a view starts in: open work oldest first, closed cases and what concerns the reader latest first. */
export function defaultOrder(view: WorklistView): {
  readonly sort: WorklistSort;
  readonly descending: boolean;
} {
  if (view === 'closed') return { sort: 'closed', descending: true };
  return { sort: 'received', descending: isPersonal(view) };
}

/** Whether a list can be put in this order. */
export function canSortBy(view: WorklistView, sort: WorklistSort): boolean {
  if (view === 'closed') return sort === 'closed' || sort === 'reference';
  return sort !== 'closed';
}

/** What narrows a list; null is "any". */
export type WorklistFilters = {
  /** Part of a reference, a place name in either script, or a source's own code. */
  readonly text: string | null;
  readonly status: CaseStatus | null;
  readonly governorate: string | null;
  readonly sourceKind: SourceKind | null;
  /** An account, or nobody. */
  readonly assignee: { readonly userId: string } | 'NOBODY' | null;
  /** ISO days; the strike lies on or after the first and on or before the second. */
  readonly from: string | null;
  readonly to: string | null;
};

export const NO_FILTERS: WorklistFilters = {
  text: null,
  status: null,
  governorate: null,
  sourceKind: null,
  assignee: null,
  from: null,
  to: null,
};

/** Rows on one page of a list. */
export const WORKLIST_PAGE = 50;
/** Counting stops here: beyond it the list says "10,000+". */
export const COUNT_LIMIT = 10_000;
