import type { ActionState } from '@/lib/domain/shared/action-state';

/** One typed value of a field, or what stands there to begin with. */
export function typed(state: ActionState, name: string, otherwise = ''): string {
  const value = state?.values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? (state === null ? otherwise : ''));
}

/** All chosen values of a field that takes several. Once a form was sent, nothing chosen means none. */
export function typedAll(
  state: ActionState,
  name: string,
  otherwise: readonly string[] = [],
): readonly string[] {
  const value = state?.values[name];
  if (value === undefined) return state === null ? otherwise : [];
  return typeof value === 'string' ? [value] : value;
}
