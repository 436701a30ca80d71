import { describe, expect, it } from 'vitest';
import { EMPTY_DETERMINATION, type DeterminationContent } from '@/lib/domain/assessment/determination';
import {
  CREDIBLE_EXAMPLE,
  DUPLICATE_EXAMPLE,
  NO_ACTION_EXAMPLE,
} from '@/lib/domain/assessment/example-determinations';
import { determinationForm } from '@/lib/schemas/case-determination';
import { determinationTexts, readDeterminationTexts } from '@/lib/schemas/determination-texts';

const formOf = (texts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(texts).map(([name, text]) => [name, [text]]));
const read = (texts: Readonly<Record<string, string>>) => readDeterminationTexts(formOf(texts));

/** A draft somebody is in the middle of: every part begun, none complete. */
const HALF_WRITTEN: DeterminationContent = {
  ...EMPTY_DETERMINATION,
  reason: 'NO_ACTION_IN_AREA',
  sourcesConsulted: [
    { source: 'STRIKE_VIDEO', state: null, reason: 'Asked for on Monday.' },
    { source: 'SITE_VISIT', state: 'NOT_SOUGHT', reason: '' },
  ],
  answers: {
    ...EMPTY_DETERMINATION.answers,
    HARM: { answer: null, note: 'شهادتان متطابقتان.\nLine two.' },
    OUR_OPERATIONS: { answer: 'NO', note: '' },
  },
  killed: { min: 0, best: null, max: 12 },
  contraryEvidence: { kind: 'NAMED', text: '' },
  placeSearch: {
    latinTexts: ['Tell Ruman', 'Tal Rumman'],
    arabicTexts: [],
    candidateIds: [],
    noneFound: true,
  },
  strikeQuery: { centre: null, radiusKm: 2.5, from: 'March', to: '', logsCovered: [], hits: 0 },
  duplicate: { targetReference: '', kind: null, adds: { kind: 'ADDS', text: 'Two more names.' } },
  findings: [
    { id: 'a1', text: '', citations: [{ kind: 'URL', url: 'not yet looked up' }] },
    { id: 'b2', text: 'سقط البيت.', citations: [] },
  ],
  killedChildren: { min: 1, max: null },
  injuredWomen: { min: null, max: 0 },
  lessons: 'Line one.\nLine two.',
  criminality: { kind: 'RAISED', text: '' },
};

describe('the fields of a determination', () => {
  it.each([
    ['empty', EMPTY_DETERMINATION],
    ['credible', CREDIBLE_EXAMPLE],
    ['no action in the area', NO_ACTION_EXAMPLE],
    ['duplicate', DUPLICATE_EXAMPLE],
    ['half written', HALF_WRITTEN],
  ])('say what is on record and read back as the same: %s', (_name, content) => {
    expect(read(determinationTexts(content))).toEqual({ content, problems: [] });
  });

  it('read numbers, days and references as people in the region type them', () => {
    const { content, problems } = read({
      'killed.min': '١٢',
      'killed.max': '1,200',
      'strikeQuery.centre.lat': '٣٥٫١٢٥',
      'strikeQuery.centre.lon': '-4.5',
      'strikeQuery.from': '٢٠١٧-٠٣-٠١',
      'duplicate.targetReference': ' ch-2017-0004/2 ',
    });
    expect(problems).toEqual([]);
    expect(content.killed).toEqual({ min: 12, best: null, max: 1200 });
    expect(content.strikeQuery).toMatchObject({ centre: { lat: 35.125, lon: -4.5 }, from: '2017-03-01' });
    expect(content.duplicate?.targetReference).toBe('CH-2017-0004');
  });

  it('answer what cannot be kept as a problem of its field, all at once, and never as a blank', () => {
    const { problems } = read({
      'killed.min': 'a few',
      'injured.max': '-1',
      'strikeQuery.centre.lat': '35.1',
      'strikeQuery.radiusKm': '5 km',
      'strikeQuery.hits': '2.5',
      contraryEvidence: 'NONE',
      'contraryEvidence.text': 'One post names a fighter.',
      'duplicate.adds': 'NOTHING',
      'duplicate.adds.text': 'A name.',
      'placeSearch.candidateIds': 'place-1',
      'placeSearch.noneFound': 'yes',
      publicText: 'x'.repeat(20_001),
    });
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'contraryEvidence',
      'duplicate.adds',
      'injured.max',
      'killed.min',
      'placeSearch.candidateIds',
      'publicText',
      'strikeQuery.centre',
      'strikeQuery.hits',
      'strikeQuery.radiusKm',
    ]);
  });

  it('are no finding where nothing was typed in a row, and keep the order of the rows', () => {
    const { content } = read({
      'findings.new-2.text': 'Second row.',
      'findings.new-2.EVIDENCE.e9': 'yes',
      'findings.new-1.text': ' ',
      'findings.new-1.urls': '',
      'findings.new-3.strikes': 'Log A, line 3\nLog B, line 9',
      'findings.<script>.text': 'x',
    });
    expect(content.findings).toEqual([
      { id: 'new-2', text: 'Second row.', citations: [{ kind: 'EVIDENCE', id: 'e9' }] },
      {
        id: 'new-3',
        text: '',
        citations: [
          { kind: 'STRIKE', reference: 'Log A, line 3' },
          { kind: 'STRIKE', reference: 'Log B, line 9' },
        ],
      },
    ]);
  });

  it('ask which is meant where a crime is both denied and described', () => {
    const { problems } = read({ criminality: 'NONE', 'criminality.text': 'Somebody ordered it.' });
    expect(problems).toEqual([{ code: 'determination.form.criminalityBoth', field: 'criminality' }]);
  });

  it('keep words typed beside no choice: they name the evidence, or say what is added', () => {
    const { content, problems } = read({
      'contraryEvidence.text': 'A post.',
      'duplicate.adds.text': 'A name.',
    });
    expect(problems).toEqual([]);
    expect(content.contraryEvidence).toEqual({ kind: 'NAMED', text: 'A post.' });
    expect(content.duplicate?.adds).toEqual({ kind: 'ADDS', text: 'A name.' });
  });
});

describe('the form as it is sent', () => {
  const caseId = '0f3ba5a0-1111-4222-8333-944445555666';
  it('names the case, the version and what the button asked for', () => {
    const sent = { caseId, expectedVersion: '7', intent: 'submit', ...determinationTexts(CREDIBLE_EXAMPLE) };
    expect(determinationForm.parse(sent)).toEqual({
      target: { caseId, expectedVersion: 7 },
      intent: 'submit',
      chosen: [],
      content: CREDIBLE_EXAMPLE,
      problems: [],
    });
  });

  it('says which text is to stand where two people had written, and where that was not said', () => {
    const sent = {
      ...{ caseId, expectedVersion: '7', inConflict: ['publicText', 'findings.a', 'killed'] },
      ...{ 'keep.publicText': 'theirs', 'keep.findings.a': 'mine', 'keep.killed': 'both' },
    };
    const { chosen, content } = determinationForm.parse(sent);
    expect(chosen).toEqual([
      { field: 'publicText', keep: 'theirs' },
      { field: 'findings.a', keep: 'mine' },
      { field: 'killed', keep: null },
    ]);
    expect(content.findings).toEqual([]);
  });

  it('is only kept where no button says otherwise', () => {
    expect(determinationForm.parse({ caseId, expectedVersion: '1' })).toMatchObject({ intent: 'save' });
  });
});
