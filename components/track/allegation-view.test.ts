import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AllegationView, type AllegationShown } from '@/components/track/allegation-view';
import common from '@/messages/en/common.json';
import enums from '@/messages/en/enums.json';
import evidence from '@/messages/en/evidence.json';
import publication from '@/messages/en/publication.json';
import report from '@/messages/en/report.json';
import track from '@/messages/en/track.json';

const CLOSED: AllegationShown = {
  reference: 'CH-2019-0003',
  cycle: 1,
  status: 'CLOSED_CREDIBLE',
  awaitingInformation: false,
  receivedAt: new Date('2019-03-04T10:00:00Z'),
  governorate: null,
  codes: [],
  values: {},
  outcomes: [],
  corrections: [],
  requests: [],
  information: [],
  evidence: [],
  reopeningRequests: [],
  responses: [],
  withdrawals: [],
  ledger: null,
};
const ASKED = {
  id: 'a',
  rationale: 'We have found a witness.',
  at: new Date('2019-06-01T10:00:00Z'),
  decision: null,
  decidedAt: null,
  remarks: null,
} as const;

/** The page as the staff print it: with no form at all, unless one is given. */
function shown(allegation: AllegationShown, reopeningForm: string | null = null): string {
  const view = createElement(AllegationView, {
    ...{ allegation, reopeningForm, replyForm: () => null },
    ...{ informationForm: null, filesForm: null, consentForm: null },
  });
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale: 'en',
      messages: { common, enums, evidence, publication, report, track },
      timeZone: 'UTC',
      children: view,
    }),
  );
}

describe('an allegation as its submitter reads it', () => {
  it('has a part on opening it again where that was asked, or can be', () => {
    expect(shown({ ...CLOSED, reopeningRequests: [ASKED] })).toContain(track.reopenTitle);
    expect(shown(CLOSED, 'the form')).toContain(track.reopenTitle);
  });

  it('has no such part where nobody asked and the reader has no form to ask with', () => {
    expect(shown(CLOSED)).not.toContain(track.reopenTitle);
  });
});
