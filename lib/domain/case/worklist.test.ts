import { describe, expect, it } from 'vitest';
import { canSortBy, defaultOrder, isPersonal, viewsFor, WORKLIST_VIEWS } from '@/lib/domain/case/worklist';

describe('the views of a worklist', () => {
  it('are all there for who works on cases; an auditor is given none and mentioned in none', () => {
    expect(viewsFor('ANALYST')).toEqual(WORKLIST_VIEWS);
    expect(viewsFor('SUPERVISOR')).toEqual(WORKLIST_VIEWS);
    expect(WORKLIST_VIEWS.filter((view) => !viewsFor('AUDITOR').includes(view))).toEqual([
      'mine',
      'mentions',
    ]);
  });

  it('start with the oldest open work, and with the latest of what closed or concerns the reader', () => {
    expect(WORKLIST_VIEWS.filter((view) => defaultOrder(view).descending)).toEqual([
      'mentions',
      'watched',
      'closed',
    ]);
    expect(WORKLIST_VIEWS.filter(isPersonal)).toEqual(['mentions', 'watched']);
    expect(WORKLIST_VIEWS.filter((view) => !canSortBy(view, defaultOrder(view).sort))).toEqual([]);
  });
});
