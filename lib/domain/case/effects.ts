import type { Effects } from '@/lib/domain/case/effect';
import { EFFECTS_BESIDE } from '@/lib/domain/case/effects-beside';
import { EFFECTS_OF_INVESTIGATION } from '@/lib/domain/case/effects-of-investigation';
import { EFFECTS_OF_LOAD } from '@/lib/domain/case/effects-of-load';
import { EFFECTS_TO_DECISION } from '@/lib/domain/case/effects-to-decision';

/** What each action does, once it has been found allowed. */
export const EFFECTS: Effects = {
  ...EFFECTS_TO_DECISION,
  ...EFFECTS_OF_INVESTIGATION,
  ...EFFECTS_OF_LOAD,
  ...EFFECTS_BESIDE,
};
