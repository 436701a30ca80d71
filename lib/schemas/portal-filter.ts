import { z } from 'zod';
import { parseMoment } from '@/lib/domain/shared/dates';
import { storable } from '@/lib/domain/shared/text';

const STATES = ['OPEN', 'ANSWERED', 'AWAITING_REPLY'] as const;
const AFTER = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/;

const one = (value: unknown): unknown => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? storable(first) : first;
};

/** What stands in the address of an organisation's list; whatever makes no sense counts as not chosen. */
export const portalFilter = z.object({
  state: z.preprocess(one, z.enum(STATES).nullable()).catch(null).default(null),
  year: z.preprocess(one, z.coerce.number().int().min(1990).max(2199).nullable()).catch(null).default(null),
  code: z.preprocess(one, z.string().trim().min(1).max(100).nullable()).catch(null).default(null),
  after: z
    .preprocess(one, z.string().regex(AFTER).nullable())
    .catch(null)
    .default(null)
    .transform((text) => {
      const [, receivedAt = '', id = ''] = AFTER.exec(text ?? '') ?? [];
      return id === '' || parseMoment(receivedAt) === null || !z.uuid().safeParse(id).success
        ? null
        : { receivedAt, id };
    }),
});

/** A cursor as it stands in an address. */
export function cursorText({ receivedAt, id }: { readonly receivedAt: string; readonly id: string }): string {
  return `${receivedAt}_${id}`;
}
