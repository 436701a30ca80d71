import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { logLevel } from '@/lib/config/env';

/**
 * The structured log: one JSON object a line on standard output. It says what happened and to which
 * id, never who somebody is: no names, no addresses of machines, no text of a case.
 */
export const log = pino({
  level: logLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** What may accompany a fault: ids, codes and numbers. */
export type FaultContext = Readonly<Record<string, string | number | boolean | null>>;

/** Frames of a stack worth keeping. */
const STACK_FRAMES = 12;

/**
 * Logs a fault (something nobody foresaw) once.
 * @returns the reference id that the error page shows and the log line carries
 */
export function logFault(error: unknown, context: FaultContext = {}): string {
  const reference = newReference();
  log.error({ reference, ...context, fault: describeFault(error) }, 'fault');
  return reference;
}

/**
 * A fault without what it may quote: a database error repeats the values of a row in `message` and
 * `detail`, so of those only the codes and names are kept.
 */
export function describeFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, constraint, table, meta } = error as Error &
    Record<'code' | 'constraint' | 'table' | 'meta', unknown>;
  // A query that Prisma itself refuses has no code, but its message repeats every value.
  const fromDatabase =
    typeof code === 'string' || meta !== undefined || error.name.startsWith('PrismaClient');
  return {
    kind: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(fromDatabase ? {} : { message: error.message }),
    stack: frames(error),
    ...(error.cause === undefined ? {} : { cause: describeFault(error.cause) }),
  };
}

/** The stack's frames without its first line, which repeats the message. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, STACK_FRAMES);
}

/** Short enough to read out over a telephone, without letters that look alike. */
function newReference(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  return Array.from(randomBytes(8), (byte) => letters[byte % letters.length]).join('');
}
