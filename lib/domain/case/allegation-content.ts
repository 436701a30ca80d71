import type { SourceKind } from '@/lib/domain/case/allegation';
import type { TimePrecision, TimeType } from '@/lib/domain/shared/incident-time';

/** People as the source counts them. Null is "not known or not asked", never 0; an end alone may be known. */
export type ClaimedRange = { readonly min: number | null; readonly max: number | null };

/** The five ways an allegation counts people (process §8). */
export const CLAIMED_FIGURES = ['killed', 'injured', 'killedMen', 'killedWomen', 'killedChildren'] as const;
export type ClaimedFigure = (typeof CLAIMED_FIGURES)[number];

/** When it happened as the source knows it. `start` and `end` are ISO 8601 UTC; `end` is not part of a longer interval. */
export type ClaimedTime = {
  readonly start: string | null;
  readonly end: string | null;
  readonly precision: TimePrecision | null;
  readonly timeType: TimeType;
  /** IANA zone in which the source's words were read. */
  readonly zone: string;
  /** What the source said about the time, in the source's words. */
  readonly words: string;
};

/** Where it happened. `given` is the position as the source wrote it; latitude and longitude only where it reads one way. */
export type ClaimedPlace = {
  readonly text: string;
  readonly textLatin: string;
  /** ISO 3166-2 code, or null when the source named none. */
  readonly governorate: string | null;
  readonly given: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** What the source allows (process §8): consent can be withdrawn later. */
export type Consent = {
  readonly review: boolean;
  readonly publishPlaceAndFigures: boolean;
  readonly askOrganisations: boolean;
};

/** How to reach the source; kept in its own compartment. All blank means anonymous. */
export type SourceContact = {
  readonly name: string;
  readonly telephone: string;
  readonly email: string;
  readonly otherWay: string;
};

/** One allegation as its source tells it (process §8). Blank text is "not said". */
export type AllegationContent = {
  readonly sourceKind: SourceKind;
  /** An organisation or medium; a private person's name is contact and stays in its compartment. */
  readonly sourceName: string;
  readonly language: string;
  readonly narrative: string;
  readonly ourInvolvement: string;
  readonly place: ClaimedPlace;
  readonly time: ClaimedTime;
  readonly figures: Readonly<Record<ClaimedFigure, ClaimedRange>>;
  readonly property: string;
  readonly links: readonly string[];
  readonly contact: SourceContact | null;
  readonly consent: Consent;
};
