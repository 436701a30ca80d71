/** The texts of a form by the names of its fields. */
export type Texts = Readonly<Record<string, string | readonly string[]>>;

const textsOf = (form: FormData, name: string): readonly string[] =>
  form.getAll(name).filter((value) => typeof value === 'string');
const say = (texts: readonly string[]): string => texts.join('\n');

/**
 * What the fields are to hold once another's text has come in: that, with whatever was typed since the form was sent.
 * Null where something was typed in a field that the other had changed: that is for the next merge to say.
 */
export function adoptedTexts(merged: Texts, sent: FormData, now: FormData): Texts | null {
  const names = [...new Set([...sent.keys(), ...now.keys()])].filter((name) => name !== 'expectedVersion');
  const typed = names.filter((name) => say(textsOf(sent, name)) !== say(textsOf(now, name)));
  const cameIn = (name: string): boolean => say([merged[name] ?? ''].flat()) !== say(textsOf(sent, name));
  if (typed.some(cameIn)) return null;
  return { ...merged, ...Object.fromEntries(typed.map((name) => [name, textsOf(now, name)])) };
}
