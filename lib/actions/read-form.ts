import type { z } from 'zod';
import type { Problem } from '@/lib/domain/shared/outcome';
import { storable } from '@/lib/domain/shared/text';

/** The text fields of a form: `all` for the schema, `shown` for the page (without secrets). Files are in neither. */
export type TypedFields = {
  readonly all: Readonly<Record<string, string | readonly string[]>>;
  readonly shown: Readonly<Record<string, string | readonly string[]>>;
};

/**
 * Reads a form's text fields, as texts that can be stored; a name that occurs several times becomes a list. Next's own
 * hidden fields are left out.
 */
export function typedFields(form: FormData, secrets: readonly string[]): TypedFields {
  const all: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, sent] of form) {
    if (typeof sent !== 'string' || name.startsWith('$ACTION')) continue;
    const value = storable(sent);
    const before = all[name];
    if (before === undefined) all[name] = value;
    else all[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  const shown = Object.fromEntries(Object.entries(all).filter(([name]) => !secrets.includes(name)));
  return { all: { ...all }, shown };
}

/** A message that a schema gave on purpose is a problem code: words joined by dots, no spaces. */
const CODE = /^[a-z][A-Za-z]*(\.[A-Za-z]+)*$/;

/** What a schema found wrong, as problems; what it gave no code for is "invalid". One problem a field and code. */
export function problemsOf(error: z.ZodError): Problem[] {
  const found = new Map<string, Problem>();
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.');
    const code = CODE.test(issue.message) ? issue.message : 'invalid';
    if (!found.has(`${field}/${code}`))
      found.set(`${field}/${code}`, field === '' ? { code } : { code, field });
  }
  return [...found.values()];
}
