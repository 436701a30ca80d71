import 'server-only';
import { notFound } from 'next/navigation';
import { NotFoundError } from '@/lib/db/errors';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a query found, for a page: what is not there, or not the reader's, is a 404. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

/** An id out of an address; a 404 where it cannot be one. */
export function idOrNotFound(text: string): string {
  if (!UUID.test(text)) notFound();
  return text.toLowerCase();
}
