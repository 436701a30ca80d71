import type { Problem } from '@/lib/domain/shared/outcome';
import type { ProblemCode } from '@/lib/domain/shared/problem-codes';

/** Builds a problem with a code that is known to have a message. */
export function problem(code: ProblemCode, field?: string, params?: Problem['params']): Problem {
  return { code, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }) };
}

/** A required field of an action was left blank. */
export function missingField(field: string): Problem {
  return { code: `missing.${field}`, field };
}
