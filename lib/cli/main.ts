import { text } from 'node:stream/consumers';
import { COMMANDS } from '@/lib/cli/commands';
import { dispatch } from '@/lib/cli/dispatch';
import { database } from '@/lib/db/client';

/** The command line's entry, started by bin/attest.mjs with the database's address in its environment. */
process.exitCode = await dispatch(COMMANDS, process.argv.slice(2), {
  write: (line) => process.stdout.write(line),
  note: (line) => process.stderr.write(line),
  readInput: () => text(process.stdin),
  interactive: process.stderr.isTTY === true,
});
await database().$disconnect();
