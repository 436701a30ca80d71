import { describe, expect, it } from 'vitest';
import { assignments } from '@/lib/schemas/worklist';

const ID = '11111111-2222-4333-8444-555555555555';

describe('the form that assigns ticked rows', () => {
  it('takes none, one and several', () => {
    expect(assignments.parse({ assignee: ID }).cases).toEqual([]);
    expect(assignments.parse({ cases: `${ID}~3` }).cases).toEqual([{ caseId: ID, expectedVersion: 3 }]);
    expect(assignments.parse({ cases: [`${ID}~3`, `${ID}~12`] }).cases).toHaveLength(2);
  });

  it.each(['', ID, `${ID}~0`, `${ID}~1.5`, `${ID}~x`, 'x~1'])('refuses a row that is none: %s', (row) => {
    expect(assignments.safeParse({ cases: row }).success).toBe(false);
  });

  it.each(['x', '1', `${ID}x`])('refuses a person that is none: %s', (assignee) => {
    expect(assignments.safeParse({ assignee }).success).toBe(false);
  });

  it('takes no more rows than a page holds', () => {
    expect(assignments.safeParse({ cases: Array.from({ length: 51 }, () => `${ID}~1`) }).success).toBe(false);
  });
});
