import { REPLY_USES, type WeighedReply } from '@/lib/domain/assessment/weighed-reply';
import type { TextReader } from '@/lib/schemas/text-reader';

/** A reply's fields are called replies.<id of the request> and replies.<id>.how. */
const FIELD = /^replies\.([A-Za-z0-9-]{1,40})(?:\.how)?$/;

/** What became of each reply, as typed; one of which nothing is said is none. In the order of their ids. */
export function weighedReplies(read: TextReader): readonly WeighedReply[] {
  const ids = [...new Set([...read.form.keys()].flatMap((name) => FIELD.exec(name)?.[1] ?? []))].sort();
  return ids
    .map((rfiId) => ({
      rfiId,
      use: read.choice(`replies.${rfiId}`, REPLY_USES),
      how: read.text(`replies.${rfiId}.how`),
    }))
    .filter(({ use, how }) => use !== null || how !== '');
}

/** What stands in the fields of replies on record. */
export function replyTexts(replies: readonly WeighedReply[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    replies.flatMap(({ rfiId, use, how }) => [
      [`replies.${rfiId}`, use ?? ''],
      [`replies.${rfiId}.how`, how],
    ]),
  ) as Readonly<Record<string, string>>;
}
