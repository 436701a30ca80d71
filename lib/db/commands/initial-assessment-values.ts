import 'server-only';
import type { ValueToRecord } from '@/lib/db/commands/record-values';
import type { InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import type { Json } from '@/lib/ledger/canonical-json';
import { contentHashOf } from '@/lib/ledger/commitment';

const asJson = (assessment: InitialAssessment): { readonly [field: string]: Json } =>
  JSON.parse(JSON.stringify(assessment)) as { readonly [field: string]: Json };

/** One recorded value for each field. */
export function assessmentValues(
  assessmentId: string,
  assessment: InitialAssessment,
): readonly ValueToRecord[] {
  return Object.entries(asJson(assessment)).map(([field, value]) => ({
    objectKind: 'INITIAL_ASSESSMENT',
    objectId: assessmentId,
    field,
    value,
  }));
}

/** SHA-256 of the canonical assessment, hex: what was put forward to a supervisor. */
export function assessmentHash(assessment: InitialAssessment): string {
  return contentHashOf(asJson(assessment));
}
