import { createHash, randomUUID } from 'node:crypto';
import type { AllegationToReceive } from '@/lib/db/commands/receive-allegation';
import type { AllegationContent } from '@/lib/domain/case/allegation-content';

/** An invented allegation as a relative might send it. */
export const ALLEGATION: AllegationContent = {
  sourceKind: 'INDIVIDUAL',
  sourceName: '',
  language: 'ar',
  narrative: 'بعد منتصف الليل سمعنا طائرة ثم انفجارين.',
  ourInvolvement: 'صوت الطائرة قبل الانفجار.',
  place: {
    text: 'تل رمان',
    textLatin: 'Tell Ruman',
    governorate: 'SY-RA',
    given: '',
    latitude: null,
    longitude: null,
  },
  time: {
    start: '2026-03-03T21:00:00.000Z',
    end: '2026-03-04T21:00:00.000Z',
    precision: 'DAY',
    timeType: 'TIME_OF_DAY',
    zone: 'Asia/Damascus',
    words: 'بعد منتصف الليل',
  },
  figures: {
    killed: { min: 2, max: 4 },
    injured: { min: 3, max: null },
    killedMen: { min: null, max: null },
    killedWomen: { min: 1, max: 1 },
    killedChildren: { min: 0, max: 0 },
  },
  property: '',
  links: ['https://example.org/tell-ruman'],
  contact: { name: 'Ines Okafor', telephone: '', email: 'ines@example.org', otherWay: '' },
  consent: { review: true, publishPlaceAndFigures: true, askOrganisations: false },
};

/** The same, ready to be received; with a return code's hash and one file that no storage holds. */
export function allegationToReceive(given: Partial<AllegationToReceive> = {}): AllegationToReceive {
  return {
    id: randomUUID(),
    channel: 'WEB_FORM',
    content: ALLEGATION,
    codes: [],
    organisationId: null,
    received: null,
    returnCodeHash: new Uint8Array(createHash('sha256').update(randomUUID()).digest()),
    files: [
      {
        sha256: 'ab'.repeat(32),
        size: 15,
        mediaType: 'application/pdf',
        heldBecause: [],
        contents: null,
        fileName: 'تقرير.pdf',
      },
    ],
    ...given,
  };
}
