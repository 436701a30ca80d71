import { CASE_KINDS } from './cases-of-every-kind';
import type { Places } from './world';
import { paths } from '@/lib/config/paths';
import { WORKLIST_VIEWS } from '@/lib/domain/case/worklist';
import { ACT_OBJECTS } from '@/lib/domain/ledger/act';

/** A page of the build, and where somebody goes to see it. */
export type Stop = { readonly route: string; readonly addresses: (places: Places) => readonly string[] };

const stop = (route: string, ...addresses: readonly ((places: Places) => string)[]): Stop => ({
  route,
  addresses: (places) => addresses.map((address) => address(places)),
});
const still = (route: string): Stop => stop(route, () => route);

const CASE = '/cases/[reference]';
const FIGURES = '/figures/[kind]';

/** Who goes where. Between them they see every page that the build serves. */
export const TOURS = {
  visitor: [
    still('/'),
    still('/lifecycle'),
    still('/publications'),
    stop('/publications/[month]', ({ month }) => paths.publication(month)),
    still('/publications/undated'),
    stop(
      '/report',
      () => paths.report(),
      ({ holder }) => paths.report(holder.draft),
    ),
    stop('/report/review', ({ holder }) => paths.reportStep('review', holder.draft)),
    stop(
      '/report/received',
      () => paths.reportStep('received'),
      ({ holder }) => paths.reportStep('received', holder.sent),
    ),
    still('/track'),
    still('/track/allegation'),
    still('/sign-in'),
    still('/choose-password'),
    still('/unsent'),
  ],
  member: [
    stop(
      '/portal',
      () => paths.portal(),
      () => paths.portal({ code: 'none-of-ours' }),
    ),
    stop(
      '/portal/[reference]',
      ...(['asked', 'answered', 'credible', 'reopeningRequested'] as const).map(
        (kind) =>
          ({ cases }: Places) =>
            paths.portalAllegation(cases[kind]),
      ),
    ),
    stop(
      '/portal/report',
      () => paths.portalReport(),
      ({ member }) => paths.portalReport(member.draft),
    ),
    stop('/portal/report/review', ({ member }) => paths.portalReportStep('review', member.draft)),
    stop('/portal/report/received', ({ member }) => paths.portalReportStep('received', member.sent)),
  ],
  analyst: [
    stop('/cases', ...WORKLIST_VIEWS.map((view) => () => paths.cases({ view }))),
    stop(
      CASE,
      ...CASE_KINDS.map(
        (kind) =>
          ({ cases }: Places) =>
            paths.case(cases[kind]),
      ),
    ),
  ],
  'analyst at work': [
    still('/cases/new'),
    stop(
      `${CASE}/determination`,
      ...(['initial', 'credibility', 'returned'] as const).map(
        (kind) =>
          ({ cases }: Places) =>
            paths.caseStep(cases[kind], 'determination'),
      ),
    ),
    stop(
      `${CASE}/initial-assessment`,
      ...(['initial', 'recommended', 'credibility'] as const).map(
        (kind) =>
          ({ cases }: Places) =>
            paths.caseStep(cases[kind], 'initial-assessment'),
      ),
    ),
    stop(
      `${CASE}/propose-correction`,
      ({ cases }) => paths.proposeCorrection(cases.credible),
      ...(['KILLED', 'PUBLIC_TEXT', 'INCIDENT_DATE', 'GOVERNORATE', 'PLACE_NAME'] as const).map(
        (field) =>
          ({ cases }: Places) =>
            paths.proposeCorrection(cases.credible, field),
      ),
      ({ cases }) => paths.proposeCorrection(cases.nonCredible, 'REASON'),
      // Nothing of an open case can be corrected, and the page says so.
      ({ cases }) => paths.proposeCorrection(cases.awaiting),
    ),
    stop(
      `${CASE}/compare`,
      ({ cases }) => paths.compare(cases.nonCredible),
      ({ cases }) => paths.compare(cases.duplicate),
    ),
    stop(`${CASE}/held-on-submitter`, ({ cases }) => paths.caseHeld(cases.answered)),
    stop(`${CASE}/history`, ({ cases }) => paths.caseHistory(cases.credible)),
    stop(
      `${CASE}/held`,
      ({ cases }) => paths.caseHeldItems(cases.credible),
      ({ cases }) => paths.caseHeldItems(cases.answered),
    ),
    stop(`${CASE}/held/[number]`, ({ cases }) => paths.caseCustody(cases.answered, 1)),
    stop(
      `${CASE}/past`,
      ({ cases }) => paths.casePast(cases.credible),
      ({ cases }) => `${paths.casePast(cases.credible)}?on=2999-12-31`,
    ),
    { route: `${CASE}/[step]`, addresses: ({ steps }) => steps.analyst },
  ],
  supervisor: [
    stop('/cases', () => paths.cases({ view: 'decision' })),
    stop(
      CASE,
      ...(['recommended', 'awaiting', 'reopeningProposed'] as const).map(
        (kind) =>
          ({ cases }: Places) =>
            paths.case(cases[kind]),
      ),
    ),
    stop(`${CASE}/decide`, ({ cases }) => paths.caseStep(cases.awaiting, 'decide')),
    { route: `${CASE}/[step]`, addresses: ({ steps }) => steps.supervisor },
    still('/delegations'),
    still('/delegations/new'),
    stop('/delegations/[id]', ({ delegation }) => paths.delegation(delegation)),
    still('/figures'),
    stop(FIGURES, ...['state', 'adjust', 'open'].map((kind) => () => paths.enterFigure(kind))),
    still('/historic'),
    stop('/historic/[id]', ({ batch }) => paths.historicBatch(batch)),
  ],
  auditor: [
    stop('/cases', () => paths.cases()),
    stop(CASE, ({ cases }) => paths.case(cases.awaiting)),
    // Whoever may not take a step is told so on its page.
    stop(`${CASE}/[step]`, ({ cases }) => paths.caseStep(cases.awaiting, 'send-rfi')),
    stop(
      '/ledger',
      () => paths.ledger(),
      ...ACT_OBJECTS.map((object) => () => paths.ledger({ object })),
      // Nothing fits, and the page says so.
      () => paths.ledger({ from: '2199-01-01', to: '2198-01-01' }),
    ),
  ],
  admin: [
    still('/admin'),
    still('/admin/accounts'),
    still('/admin/accounts/new'),
    stop('/admin/accounts/[id]', ({ account }) => paths.adminAccount(account)),
    stop('/admin/requests/[id]', ({ request }) => paths.adminRequest(request)),
    still('/admin/organisations'),
    still('/admin/units'),
  ],
} as const satisfies Readonly<Record<string, readonly Stop[]>>;
export type Tour = keyof typeof TOURS;
