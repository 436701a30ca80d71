import { administration, casework, everyone, members, signedIn, type Answers } from './visitors';
import { paths } from '@/lib/config/paths';

/** What the rows' addresses are about. */
export type Objects = {
  /** of the own reporter's organisation */
  readonly own: string;
  readonly other: string;
  /** told by a person, opened by return code */
  readonly told: string;
  /** a well-formed reference of no case */
  readonly missing: string;
  readonly ownFile: string;
  readonly otherFile: string;
  readonly toldFile: string;
  readonly account: string;
  readonly request: string;
  readonly batch: string;
  readonly delegation: string;
  /** a well-formed id of nothing */
  readonly nothing: string;
  /** the month it is, "YYYY-MM" */
  readonly month: string;
};

/** Who gets what from one address. A POST sends an empty form. */
export type Row = {
  readonly route: string;
  readonly method: 'GET' | 'POST';
  /** whose, or which */
  readonly of: string;
  readonly path: (objects: Objects) => string;
  readonly answers: Answers;
};

type Path = Row['path'];
const get = (route: string, of: string, path: Path, answers: Answers): Row => ({
  ...{ route, method: 'GET', of, path, answers },
});
const post = (route: string, of: string, path: Path, answers: Answers): Row => ({
  ...{ route, method: 'POST', of, path, answers },
});
const page = (path: string, answers: Answers): Row => get(path, 'the page', () => path, answers);
const form = (path: string, answers: Answers): Row => post(path, 'an empty form', () => path, answers);

/** A page of staff about one case: every case alike, and nothing where there is none. */
const casePages = (route: string, path: (reference: string) => string): readonly Row[] => [
  get(route, 'own case', ({ own }) => path(own), casework('OK')),
  get(route, 'other case', ({ other }) => path(other), casework('OK')),
  get(route, 'told case', ({ told }) => path(told), casework('OK')),
  get(route, 'missing case', ({ missing }) => path(missing), casework('NOT_FOUND')),
];

const PUBLIC: readonly Row[] = [
  page('/', everyone('OK')),
  page('/lifecycle', everyone('OK')),
  page('/publications', everyone('OK')),
  get('/publications/[month]', 'this month', ({ month }) => paths.publication(month), everyone('OK')),
  get('/publications/[month]', 'no month', () => paths.publication('2026-13'), everyone('NOT_FOUND')),
  page('/publications/undated', everyone('OK')),
  page('/report', everyone('OK')),
  page('/report/review', everyone('TO /report')),
  page('/report/received', everyone('OK')),
  form('/report/submit', everyone('TO /report')),
  form('/report/send', everyone('TO /report/received')),
  form('/report/done', everyone('TO /track')),
  page('/track', everyone('OK')),
  page('/track/allegation', { ...everyone('TO /track'), holder: 'OK' }),
  form('/track/allegation/evidence', { ...everyone('TO /track'), holder: 'TO /track/allegation' }),
  form('/track/allegation/reply', { ...everyone('TO /track'), holder: 'TO /track/allegation' }),
  page('/choose-password', everyone('OK')),
  page('/unsent', everyone('OK')),
  form('/unsent/forget', everyone('TO /')),
  page('/sign-in', {
    ...signedIn({
      ownReporter: 'TO /portal',
      otherReporter: 'TO /portal',
      analyst: 'TO /cases',
      recusedAnalyst: 'TO /cases',
      supervisor: 'TO /cases',
      auditor: 'TO /cases',
      admin: 'TO /admin',
    }),
    ...{ anonymous: 'OK', holder: 'OK', disabled: 'OK' },
  }),
  get('/language/[locale]', 'a language', () => paths.language('en', '/track'), everyone('TO /track')),
  get('/language/[locale]', 'another site', () => paths.language('en', '//x.example'), everyone('TO /')),
  get('/language/[locale]', 'no language', () => paths.language('xx', '/'), everyone('NOT_FOUND')),
  page('/api/health', everyone('OK')),
  page('/icon.svg', everyone('OK')),
  get('/api/auth/[...nextauth]', 'session', () => '/api/auth/session', everyone('OK')),
  // Without its own token next-auth changes nothing; it asks again.
  post('/api/auth/[...nextauth]', 'sign-out', () => '/api/auth/signout', everyone('TO /api/auth/signout')),
  post(
    '/api/auth/[...nextauth]',
    'sign-in',
    () => '/api/auth/callback/credentials',
    everyone('TO /api/auth/signin'),
  ),
];

const PORTAL: readonly Row[] = [
  page('/portal', members('OK')),
  get(
    '/portal/[reference]',
    'own case',
    ({ own }) => paths.portalAllegation(own),
    members('OK', 'NOT_FOUND'),
  ),
  get(
    '/portal/[reference]',
    'other case',
    (o) => paths.portalAllegation(o.other),
    members('NOT_FOUND', 'OK'),
  ),
  get('/portal/[reference]', 'told case', (o) => paths.portalAllegation(o.told), members('NOT_FOUND')),
  get('/portal/[reference]', 'missing', (o) => paths.portalAllegation(o.missing), members('NOT_FOUND')),
  page('/portal/report', members('OK')),
  page('/portal/report/review', members('TO /portal/report')),
  page('/portal/report/received', members('TO /portal')),
  form('/portal/report/submit', members('TO /portal/report')),
  form('/portal/report/send', members('TO /portal')),
  ...(['own', 'other', 'told', 'missing'] as const).map((whose) =>
    post(
      '/portal/[reference]/evidence',
      whose,
      (objects) => paths.portalEvidence(objects[whose]),
      members(
        whose === 'own' ? 'TO /portal/[reference]' : 'NOT_FOUND',
        whose === 'other' ? 'TO /portal/[reference]' : 'NOT_FOUND',
      ),
    ),
  ),
  ...(['own', 'other', 'told', 'missing'] as const).map((whose) =>
    post(
      '/portal/[reference]/reply',
      whose,
      (objects) => paths.portalReply(objects[whose]),
      members(
        whose === 'own' ? 'TO /portal/[reference]' : 'NOT_FOUND',
        whose === 'other' ? 'TO /portal/[reference]' : 'NOT_FOUND',
      ),
    ),
  ),
];

const CASEWORK: readonly Row[] = [
  page(
    '/cases',
    signedIn({
      ownReporter: 'TO /portal',
      otherReporter: 'TO /portal',
      analyst: 'OK',
      recusedAnalyst: 'OK',
      supervisor: 'OK',
      auditor: 'OK',
      admin: 'TO /admin',
    }),
  ),
  page('/cases/new', { ...casework('NOT_FOUND'), analyst: 'OK', recusedAnalyst: 'OK' }),
  ...casePages('/cases/[reference]', paths.case),
  ...casePages('/cases/[reference]/compare', paths.compare),
  ...casePages('/cases/[reference]/propose-correction', (reference) => paths.proposeCorrection(reference)),
  ...casePages('/cases/[reference]/[step]', (reference) => paths.caseStep(reference, 'send-rfi')),
  get(
    '/cases/[reference]/[step]',
    'no step',
    ({ own }) => paths.caseStep(own, 'no-step'),
    casework('NOT_FOUND'),
  ),
  ...casePages('/cases/[reference]/initial-assessment', (reference) =>
    paths.caseStep(reference, 'initial-assessment'),
  ),
  ...casePages('/cases/[reference]/determination', (reference) => paths.caseStep(reference, 'determination')),
  ...casePages('/cases/[reference]/decide', (reference) => paths.caseStep(reference, 'decide')),
  ...casePages('/cases/[reference]/file', paths.caseFile),
  ...casePages('/cases/[reference]/held-on-submitter', paths.caseHeld),
  ...casePages('/cases/[reference]/history', (reference) => paths.caseHistory(reference)),
  ...casePages('/cases/[reference]/held', (reference) => paths.caseHeldItems(reference)),
  get('/cases/[reference]/held/[number]', 'own file', ({ own }) => paths.caseCustody(own, 1), casework('OK')),
  get(
    '/cases/[reference]/held/[number]',
    'no file',
    ({ own }) => paths.caseCustody(own, 99),
    casework('NOT_FOUND'),
  ),
  get(
    '/cases/[reference]/held/[number]',
    'missing case',
    (o) => paths.caseCustody(o.missing, 1),
    casework('NOT_FOUND'),
  ),
  ...casePages('/cases/[reference]/past', (reference) => `${paths.casePast(reference)}?on=2999-12-31`),
  post(
    '/cases/[reference]/evidence',
    'own case',
    ({ own }) => paths.caseEvidence(own),
    casework('TO /cases/[reference]', 'NOT_FOUND'),
  ),
  post(
    '/cases/[reference]/evidence',
    'missing case',
    ({ missing }) => paths.caseEvidence(missing),
    casework('NOT_FOUND'),
  ),
  page('/delegations', casework('OK')),
  page('/delegations/new', { ...casework('NOT_FOUND'), supervisor: 'OK' }),
  get('/delegations/[id]', 'one', ({ delegation }) => paths.delegation(delegation), casework('OK')),
  get('/delegations/[id]', 'missing', ({ nothing }) => paths.delegation(nothing), casework('NOT_FOUND')),
  page('/figures', casework('OK')),
  get('/figures/[kind]', 'a kind', () => paths.enterFigure('adjust'), casework('OK', 'NOT_FOUND')),
  get('/figures/[kind]', 'no kind', () => paths.enterFigure('nothing'), casework('NOT_FOUND')),
  page('/historic', casework('OK')),
  page('/ledger', { ...casework('OK'), analyst: 'NOT_FOUND', recusedAnalyst: 'NOT_FOUND' }),
  get('/historic/[id]', 'a batch', ({ batch }) => paths.historicBatch(batch), casework('OK')),
  get('/historic/[id]', 'missing', ({ nothing }) => paths.historicBatch(nothing), casework('NOT_FOUND')),
  page('/admin', administration('OK')),
  page('/admin/accounts', administration('OK')),
  page('/admin/accounts/new', administration('OK')),
  get(
    '/admin/accounts/[id]',
    'an account',
    ({ account }) => paths.adminAccount(account),
    administration('OK'),
  ),
  get('/admin/accounts/[id]', 'missing', (o) => paths.adminAccount(o.nothing), administration('NOT_FOUND')),
  get(
    '/admin/requests/[id]',
    'a request',
    ({ request }) => paths.adminRequest(request),
    administration('OK'),
  ),
  get('/admin/requests/[id]', 'missing', (o) => paths.adminRequest(o.nothing), administration('NOT_FOUND')),
  page('/admin/organisations', administration('OK')),
  page('/admin/units', administration('OK')),
];

const STAFF_READ: Answers = {
  ...everyone('NOT_FOUND'),
  ...{ analyst: 'OK', recusedAnalyst: 'OK', supervisor: 'OK', auditor: 'OK' },
};
const file = (of: string, path: Path, answers: Answers): Row => get('/api/evidence/[id]', of, path, answers);
const FILES: readonly Row[] = [
  file('own case', (o) => paths.evidence(o.ownFile), { ...STAFF_READ, ownReporter: 'OK' }),
  file('other case', (o) => paths.evidence(o.otherFile), { ...STAFF_READ, otherReporter: 'OK' }),
  file('told case', (o) => paths.evidence(o.toldFile), { ...STAFF_READ, holder: 'OK' }),
  file('missing', (o) => paths.evidence(o.nothing), everyone('NOT_FOUND')),
];

/** Requests that end a session: tried last, by everyone. */
export const ENDINGS: readonly Row[] = [
  page('/sign-out', everyone('TO /')),
  page('/report/leave', everyone('TO https://www.wikipedia.org/')),
  form('/track/leave', everyone('TO /track')),
  form('/sign-out', everyone('TO /')),
];

/**
 * Every route of the build with every method it answers to. access.spec.ts fails for a route without a row, for a row
 * without a route, and for a method that answers and has no row.
 */
export const MATRIX: readonly Row[] = [...PUBLIC, ...PORTAL, ...CASEWORK, ...FILES];
