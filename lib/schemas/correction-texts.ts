import type { ConcededRange } from '@/lib/domain/assessment/determination';
import { REASONS } from '@/lib/domain/assessment/outcome';
import type { CorrectableField, Correction, IncidentTime } from '@/lib/domain/case/correction';
import type { Problem } from '@/lib/domain/shared/outcome';
import { dayInterval, rangeInterval, readDay } from '@/lib/domain/shared/time-interval';
import { TextReader } from '@/lib/schemas/text-reader';

/** The new value of a field from the controls of that field, with what cannot be read. Null where no field was chosen. */
export function readCorrection(
  field: CorrectableField | null,
  controls: Readonly<Record<string, unknown>>,
): { readonly correction: Correction | null; readonly problems: readonly Problem[] } {
  const texts = Object.entries(controls).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, [value]] as const] : [],
  );
  const read = new TextReader(new Map(texts));
  return { correction: field === null ? null : correctionOf(field, read), problems: read.problems };
}

function correctionOf(field: CorrectableField, read: TextReader): Correction {
  switch (field) {
    case 'KILLED':
      return { field, to: range(read, 'killed') };
    case 'INJURED':
      return { field, to: range(read, 'injured') };
    case 'REASON':
      return { field, to: read.choice('reason', REASONS) };
    case 'PUBLIC_TEXT':
      return { field, to: read.text('publicText') };
    case 'INCIDENT_DATE':
      return { field, to: days(read) };
    case 'GOVERNORATE':
      return { field, to: read.text('governorate') };
    case 'PLACE_NAME':
      return { field, to: read.text('placeName') };
  }
}

function range(read: TextReader, figure: 'killed' | 'injured'): ConcededRange {
  return {
    best: read.count(`${figure}.best`),
    min: read.count(`${figure}.min`),
    max: read.count(`${figure}.max`),
  };
}

/** From a first day to a last one, which may be left blank; a date corrected afterwards is known to the day. */
function days(read: TextReader): IncidentTime {
  const first = day(read, 'from');
  const last = day(read, 'to') ?? first;
  if (first === null || last === null) return { from: null, to: null, precision: null };
  const { from, to, precision } =
    first === last ? dayInterval(first, 'UTC') : rangeInterval(first, last, 'UTC');
  return { from, to, precision };
}

function day(read: TextReader, name: string): string | null {
  const text = read.text(name);
  const known = readDay(text);
  if (text !== '' && known === null) read.problems.push({ code: 'dateUnreadable', field: name });
  return known;
}
