import type { Citation, Finding } from '@/lib/domain/assessment/finding';
import type { TextReader } from '@/lib/schemas/text-reader';

/** A finding's fields are called findings.<id>.<part>; the id is made by the page that offers the row. */
const FIELD = /^findings\.([A-Za-z0-9-]{1,40})\.(?:text|strikes|urls|EVIDENCE\.(.+)|RFI_REPLY\.(.+))$/;

/** The ids of the findings that a form or a set of texts holds something of, in the order in which they stand there. */
export function findingIds(names: Iterable<string>): readonly string[] {
  return [...new Set([...names].flatMap((name) => FIELD.exec(name)?.[1] ?? []))];
}

/** The findings as typed; a row in which nothing stands is none. */
export function findings(read: TextReader): readonly Finding[] {
  return findingIds(read.form.keys())
    .map((id) => ({
      id,
      text: read.text(`findings.${id}.text`),
      citations: [
        ...ticked(read, id, 'EVIDENCE'),
        ...ticked(read, id, 'RFI_REPLY'),
        ...read.lines(`findings.${id}.strikes`).map((reference): Citation => ({ kind: 'STRIKE', reference })),
        ...read.lines(`findings.${id}.urls`).map((url): Citation => ({ kind: 'URL', url })),
      ],
    }))
    .filter(({ text, citations }) => text !== '' || citations.length > 0);
}

function ticked(read: TextReader, id: string, kind: 'EVIDENCE' | 'RFI_REPLY'): readonly Citation[] {
  const start = `findings.${id}.${kind}.`;
  return [...read.form.keys()]
    .filter((name) => name.startsWith(start) && read.text(name) !== '')
    .map((name) => ({ kind, id: name.slice(start.length) }));
}

/** What stands in the fields of findings on record. */
export function findingTexts(written: readonly Finding[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    written.flatMap(({ id, text, citations }) => [
      [`findings.${id}.text`, text],
      ...citations.flatMap((one) =>
        one.kind === 'EVIDENCE' || one.kind === 'RFI_REPLY'
          ? [[`findings.${id}.${one.kind}.${one.id}`, 'yes']]
          : [],
      ),
      [
        `findings.${id}.strikes`,
        lines(citations.flatMap((one) => (one.kind === 'STRIKE' ? one.reference : []))),
      ],
      [`findings.${id}.urls`, lines(citations.flatMap((one) => (one.kind === 'URL' ? one.url : [])))],
    ]),
  ) as Readonly<Record<string, string>>;
}

const lines = (values: readonly string[]): string => values.join('\n');
