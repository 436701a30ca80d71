import { parseArgs } from 'node:util';
import { EXIT, UsageError, type Command, type CommandIo, type Options } from '@/lib/cli/command';
import { findOperator } from '@/lib/db/queries/find-operator';
import { SettingsError } from '@/lib/config/env';
import { NotFoundError } from '@/lib/db/errors';
import { describeFault } from '@/lib/log';

const COMMON = {
  json: { type: 'boolean' },
  as: { type: 'string' },
  help: { type: 'boolean' },
} as const satisfies Options;

const COMMON_HELP = `
  --as ADDRESS      act as this person; else as "operator", which auditors see as such
  --json            print one JSON object and nothing else
  --help            say how a command is called

Exit codes: 0 done, 1 refused, 2 called wrongly, 70 a fault.`;

/** Runs the command that the arguments name. Answers the exit code. */
export async function dispatch(
  commands: readonly Command[],
  args: readonly string[],
  io: CommandIo,
): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, n) => args[n] === word));
  if (!command) return explain(commands, args, io);
  try {
    const { values, positionals } = read(command, args.slice(command.name.split(' ').length));
    if (values['help'] === true) {
      io.write(`${command.summary}\n\n  ${command.usage}\n${COMMON_HELP}\n`);
      return EXIT.done;
    }
    const as = values['as'];
    const actor = await findOperator(typeof as === 'string' ? as.trim().toLowerCase() : null);
    if (!actor) throw new UsageError(`--as ${String(as)}: there is no active account with this address`);
    if (actor.role !== null && !command.by.includes(actor.role))
      throw new UsageError(`--as ${String(as)}: this command is for ${command.by.join(' or ')}`);
    const run = await command.load();
    return await run({ actor, json: values['json'] === true, options: values, positionals, io });
  } catch (error) {
    const failed = failure(error, command, io);
    // One object on standard output whatever happened: what reads it need not read words.
    if (args.includes('--json'))
      io.write(`${JSON.stringify({ ok: false, problems: [{ code: failed.code }] })}\n`);
    return failed.exit;
  }
}

function read(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the arguments could not be read');
  }
}

type Failed = { readonly exit: number; readonly code: string };

/** Says to the person what went wrong, and answers the exit code and a word for it. */
function failure(error: unknown, command: Command, io: CommandIo): Failed {
  if (error instanceof UsageError) {
    io.note(`${error.message}\n\n  ${command.usage}\n`);
    return { exit: EXIT.usage, code: 'calledWrongly' };
  }
  if (error instanceof NotFoundError) {
    io.note('There is no such record.\n');
    return { exit: EXIT.refused, code: 'notFound' };
  }
  if (error instanceof SettingsError) {
    io.note(`${error.message}\n`);
    return { exit: EXIT.usage, code: 'settings' };
  }
  // Standard output is the command's: the log's line goes to standard error.
  io.note(`Something went wrong that nobody foresaw.\n${JSON.stringify(describeFault(error))}\n`);
  return { exit: EXIT.fault, code: 'fault' };
}

function explain(commands: readonly Command[], args: readonly string[], io: CommandIo): number {
  const asked = args.length === 0 || args[0] === 'help' || args[0] === '--help' || args[0] === '-h';
  const widest = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`).join('\n');
  const text = `npm run attest -- COMMAND [OPTIONS]\n\n${list}\n${COMMON_HELP}\n`;
  if (asked) io.write(text);
  else io.note(`There is no command "${args.slice(0, 2).join(' ')}".\n\n${text}`);
  return asked ? EXIT.done : EXIT.usage;
}
