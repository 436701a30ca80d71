import type { DuplicateLink } from '@/lib/domain/assessment/determination';
import type { SourceKind } from '@/lib/domain/case/allegation';
import type { ClaimedRange } from '@/lib/domain/case/allegation-content';
import type { CaseStatus } from '@/lib/domain/case/status';

/** What one source says of an event, as it stands on record. */
export type EventAllegation = {
  readonly reference: string;
  readonly cycle: number;
  readonly status: CaseStatus;
  readonly sourceKind: SourceKind;
  readonly organisation: string | null;
  readonly codes: readonly string[];
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  readonly governorate: string | null;
  readonly killed: ClaimedRange;
  readonly injured: ClaimedRange;
  /** The latest version of each value of the allegation, by field. */
  readonly values: Readonly<Record<string, unknown>>;
  /** How it belongs to the first one; null for the first one itself. */
  readonly link: Pick<DuplicateLink, 'kind' | 'adds'> | null;
};

/** Every allegation on one event, the case the others are duplicates of first. `more` are left out. */
export type AllegationsOnEvent = {
  /** The case that was asked for. */
  readonly reference: string;
  readonly placeNameLatin: string | null;
  readonly placeNameOriginal: string | null;
  readonly allegations: readonly EventAllegation[];
  readonly more: number;
};
