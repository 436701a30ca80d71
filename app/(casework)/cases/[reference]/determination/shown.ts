import type { ActionState } from '@/lib/domain/shared/action-state';

/** What the fields show: the values on record, or what was typed with what is wrong with it. */
export type Shown = { readonly state: NonNullable<ActionState> };

/** Whether a part that only some outcomes ask for holds something, and so must stay in sight whatever is chosen. */
export function isKept({ values, problems }: Shown['state'], part: string): boolean {
  const belongs = (name: string): boolean => name === part || name.startsWith(`${part}.`);
  return (
    problems.some(({ field }) => field !== undefined && belongs(field)) ||
    Object.entries(values).some(([name, value]) => belongs(name) && [value].flat().some((one) => one !== ''))
  );
}
