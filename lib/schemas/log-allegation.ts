import { z } from 'zod';
import { CHANNELS } from '@/lib/domain/case/allegation';

const line = z.string().max(500, 'tooLong').default('');

/** What an analyst says of an allegation besides what the source said: how and when it came. */
export const allegationToLog = z.object({
  /** Made once with the page; sending the same form twice logs one case. */
  submissionId: z.uuid('invalid'),
  channel: z.enum(CHANNELS, 'missing.channel'),
  /** ISO day on which the body received it; blank: today. */
  receivedOn: z
    .string()
    .default('')
    .refine(
      (value) => value === '' || (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))),
      'dateUnreadable',
    ),
  sourceGrading: line,
  sourceUrl: z
    .string()
    .max(2000, 'tooLong')
    .default('')
    .refine((value) => value === '' || /^https?:\/\/\S+$/.test(value), 'allegation.notALink'),
});
