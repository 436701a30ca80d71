import { EMPTY_INITIAL_ASSESSMENT, type InitialAssessment } from '@/lib/domain/assessment/initial-assessment';
import { valuesOf, type CaseFile, type HistoryEvent } from '@/lib/domain/case/case-file';

/** The initial assessment of one cycle as it stands in a case file. Times are ISO 8601, UTC. */
export type AssessmentRecord = {
  readonly cycle: number;
  readonly assessment: InitialAssessment;
  readonly byId: string | null;
  readonly at: string;
  /** Hex; of what was put forward to a supervisor. Null where it was not, or was changed since. */
  readonly contentHash: string | null;
};

const WRITES: readonly HistoryEvent['type'][] = [
  'INITIAL_ASSESSMENT_SAVED',
  'CREDIBILITY_ASSESSMENT_RECOMMENDED',
];

/** The initial assessments on record, one a cycle, the oldest first; those from before they were kept have none. */
export function initialAssessments(file: CaseFile): readonly AssessmentRecord[] {
  const last = new Map<string, HistoryEvent>();
  for (const event of file.events) {
    const id = event.payload.assessmentId;
    if (WRITES.includes(event.type) && typeof id === 'string') last.set(id, event);
  }
  return [...last].map(([id, event]) => {
    const recorded = valuesOf(file, 'INITIAL_ASSESSMENT', id) as Partial<InitialAssessment>;
    const hash = event.payload.contentHash;
    return {
      cycle: event.cycle ?? 1,
      assessment: { ...EMPTY_INITIAL_ASSESSMENT, ...recorded },
      byId: event.actorId,
      at: event.recordedAt,
      contentHash: typeof hash === 'string' ? hash : null,
    };
  });
}
