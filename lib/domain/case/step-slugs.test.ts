import { describe, expect, it } from 'vitest';
import { ACTIONS } from '@/lib/domain/case/actions';
import { STEP_ACTIONS, stepAction, stepSlug } from '@/lib/domain/case/step-slugs';

describe('step pages', () => {
  it('lead from action to address and back', () => {
    for (const action of STEP_ACTIONS) expect(stepAction(stepSlug(action) ?? '')).toBe(action);
  });

  it('share one for the two answers to a determination, and leave imports without', () => {
    expect(stepSlug('APPROVE_DETERMINATION')).toBe('decide');
    expect(stepSlug('RETURN_DETERMINATION')).toBe('decide');
    expect(stepSlug('SUBMIT_DETERMINATION')).toBe('determination');
    expect(stepSlug('CONFIRM_HISTORIC_BATCH')).toBeNull();
    expect(stepAction('decide')).toBeNull();
    expect(stepAction('toString')).toBeNull();
    expect(stepSlug('RECOMMEND_CREDIBILITY_ASSESSMENT')).toBe('initial-assessment');
    expect(ACTIONS.length).toBe(STEP_ACTIONS.length + 11);
  });
});
