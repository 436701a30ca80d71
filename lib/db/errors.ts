/** There is no such record, or it is not this reader's to see: the two are never told apart (404 either way). */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** True for the database's answer to a broken unique index, whichever layer reports it. */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, 'P2002') || hasCode(error, '23505');
}

function hasCode(error: unknown, code: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && error.code === code) return true;
  if ('originalCode' in error && error.originalCode === code) return true;
  // A raw statement's failure: the driver's own answer is in what Prisma says about it.
  if ('meta' in error && hasCode(error.meta, code)) return true;
  if ('driverAdapterError' in error && hasCode(error.driverAdapterError, code)) return true;
  return 'cause' in error && error.cause !== error && hasCode(error.cause, code);
}

/** True for the database's answer to a broken exclusion constraint: two periods that overlap. */
export function isExclusionViolation(error: unknown): boolean {
  return hasCode(error, '23P01');
}

/** True where the database ended the transaction because another got there first (serialisation, deadlock). */
export function isLostRace(error: unknown): boolean {
  return hasCode(error, 'P2034') || hasCode(error, '40001') || hasCode(error, '40P01');
}

/** True where the database role of this actor has no right to what was tried. */
export function isDenied(error: unknown): boolean {
  return hasCode(error, '42501');
}
