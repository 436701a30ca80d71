import type { Role } from '@/lib/domain/account/roles';
import type { OperatorActor } from '@/lib/domain/case/actor';

/** What a command's arguments may look like (node:util parseArgs). */
export type Options = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
>;

/** What a command is given. */
export type CommandContext = {
  /** The operator: the person named by `--as`, or nobody in particular. */
  readonly actor: OperatorActor;
  /** `--json`: print one JSON object and nothing else. */
  readonly json: boolean;
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
  readonly io: CommandIo;
};

/** The terminal. `write` is the result (standard output), `note` is for the person (standard error). */
export type CommandIo = {
  readonly write: (text: string) => void;
  readonly note: (text: string) => void;
  readonly readInput: () => Promise<string>;
  /** Whether somebody sits at standard error, so that progress may be drawn over itself. */
  readonly interactive: boolean;
};

/** Ends a command with a message and exit code 2: it was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Exit codes: done; refused or not all done; called wrongly; a fault. */
export const EXIT = { done: 0, refused: 1, usage: 2, fault: 70 } as const;

/** One command of `npm run attest -- …`. */
export type Command = {
  /** Words that call it, e.g. "user create". */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** How it is called, with its options, for `--help`. */
  readonly usage: string;
  readonly options: Options;
  /** Whom `--as` may name; the command's own rules come besides (process §7). */
  readonly by: readonly Role[];
  /** Loaded only when called. Answers the exit code. */
  readonly load: () => Promise<(context: CommandContext) => Promise<number>>;
};

/** One text option, or undefined. Throws UsageError where it is given as something else. */
export function textOption(context: CommandContext, name: string): string | undefined {
  const value = context.options[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new UsageError(`--${name} takes one value`);
}

/** One text option that must be there. */
export function requiredOption(context: CommandContext, name: string): string {
  const value = textOption(context, name);
  if (value === undefined || value.trim() === '') throw new UsageError(`--${name} is missing`);
  return value;
}
