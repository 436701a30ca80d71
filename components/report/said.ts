import { incidentDays, localMoment } from '@/lib/domain/shared/incident-day';
import {
  CLAIMED_FIGURES,
  type AllegationContent,
  type ClaimedFigure,
  type ClaimedRange,
  type ClaimedTime,
  type Consent,
} from '@/lib/domain/case/allegation-content';
import { formatDate, localDigits } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

/** What a source has said, ready to be shown: blank texts and null mean "not said". */
export type Said = {
  readonly narrative: string;
  readonly ourInvolvement: string;
  readonly placeText: string;
  readonly placeTextLatin: string;
  readonly governorate: string | null;
  readonly position: string;
  readonly time: ClaimedTime | null;
  readonly figures: Readonly<Record<ClaimedFigure, ClaimedRange | null>>;
  readonly property: string;
  readonly sourceName: string;
  readonly consent: Consent | null;
};

/** What a form says that has not been sent yet. */
export function saidInForm(content: AllegationContent): Said {
  return {
    ...content,
    placeText: content.place.text,
    placeTextLatin: content.place.textLatin,
    governorate: content.place.governorate,
    position: content.place.given,
  };
}

/** What the recorded values of an allegation say, by field. */
export function saidOnRecord(values: Readonly<Record<string, unknown>>, governorate: string | null): Said {
  const text = (field: string): string => {
    const value = values[field];
    return typeof value === 'string' ? value : '';
  };
  const object = <T>(field: string): T | null => {
    const value = values[field];
    return typeof value === 'object' && value !== null ? (value as T) : null;
  };
  return {
    narrative: text('narrative'),
    ourInvolvement: text('ourInvolvement'),
    placeText: text('placeText'),
    placeTextLatin: text('placeTextLatin'),
    governorate,
    position: object<{ given?: string }>('position')?.given ?? '',
    time: object<ClaimedTime>('incident'),
    figures: {
      killed: object('killed'),
      injured: object('injured'),
      killedMen: object('killedMen'),
      killedWomen: object('killedWomen'),
      killedChildren: object('killedChildren'),
    },
    property: text('property'),
    sourceName: text('sourceName'),
    consent: object('consent'),
  };
}

/** The figures that were said, in the form's order. */
export function saidFigures(
  said: Said,
): readonly { readonly figure: ClaimedFigure; readonly range: ClaimedRange }[] {
  return CLAIMED_FIGURES.flatMap((figure) => {
    const range = said.figures[figure];
    return range === null || (range.min === null && range.max === null) ? [] : [{ figure, range }];
  });
}

/** The parts of a time, in the zone it was said in, for a sentence in the reader's language. */
export type TimeInWords =
  | { readonly kind: 'day' | 'about'; readonly day: string }
  | { readonly kind: 'clock'; readonly day: string; readonly clock: string }
  | { readonly kind: 'window'; readonly day: string; readonly clock: string; readonly until: string }
  | { readonly kind: 'between'; readonly day: string; readonly lastDay: string }
  | null;

/** How a time is said; null when nothing of the date is known. */
export function timeInWords(locale: Locale, time: ClaimedTime | null): TimeInWords {
  if (time === null || time.start === null || time.end === null) return null;
  const [start, end] = [new Date(time.start), new Date(time.end)];
  const days = incidentDays({ from: start, to: end, timeZone: time.zone });
  if (days === null) return null;
  const [day, lastDay] = [formatDate(locale, days.first), formatDate(locale, days.last)];
  const clock = localDigits(locale, localMoment(start, time.zone).clock);
  switch (time.precision) {
    case 'EXACT':
      return { kind: 'clock', day, clock };
    case 'APPROXIMATE':
      return { kind: 'about', day };
    case 'RANGE':
      return time.timeType === 'WINDOW'
        ? { kind: 'window', day, clock, until: localDigits(locale, localMoment(end, time.zone).clock) }
        : { kind: 'between', day, lastDay };
    default:
      return { kind: 'day', day };
  }
}
