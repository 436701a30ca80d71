import { z } from 'zod';
import type { ApprovalCheck } from '@/lib/domain/case/action-inputs';
import { choicesIn } from '@/lib/schemas/chosen-parts';
import { readDeterminationTexts } from '@/lib/schemas/determination-texts';
import { textsOf } from '@/lib/schemas/form-texts';

const LONGEST_TEXT = 20_000;
const text = z.string().max(LONGEST_TEXT, 'tooLong').default('');

/** Which case, and the version the page was made from. */
const target = { caseId: z.uuid('invalid'), expectedVersion: z.coerce.number().int().min(1) };

/** The submitted determination that the reader was shown. */
const shown = { ...target, determinationId: z.uuid('invalid') };

/**
 * The form in which a determination is written. What was typed becomes a DeterminationContent, as far as it goes;
 * `problems` says what of it could not be kept as it stands.
 */
export const determinationForm = z
  .looseObject({ ...target, intent: z.enum(['save', 'submit', 'moreFindings']).default('save') })
  .transform(({ caseId, expectedVersion, intent, ...fields }) => {
    const form = textsOf(fields);
    return {
      target: { caseId, expectedVersion },
      intent,
      chosen: choicesIn(form),
      ...readDeterminationTexts(form),
    };
  });

/** A supervisor's approval: bound to the hash of what was shown. */
export const approval = z.object({
  ...shown,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, 'invalid'),
  checks: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => {
      const has = (check: ApprovalCheck): boolean => [given].flat().includes(check);
      return {
        reviewProperlyConducted: has('reviewProperlyConducted'),
        resultsConsistentWithEvidence: has('resultsConsistentWithEvidence'),
        criteriaMet: has('criteriaMet'),
      };
    }),
  approvalRemarks: text,
  arrivalsRead: z
    .string()
    .default('')
    .transform((value) => value === 'yes'),
});

/** A supervisor's return, with what is to be mended. */
export const returnToAuthor = z.object({ ...shown, remarks: text });
