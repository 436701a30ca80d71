/**
 * Every address of the application, built in one place. Pages, actions, e-mails, tests and the
 * access matrix take them from here; a raw path anywhere else is a mistake.
 */

/** How a path parameter is put into an address. */
const part = (value: string): string => encodeURIComponent(value);

/** A worklist of the casework pages: what the reader must do next, narrowed, ordered, and from which place on. */
export interface WorklistFilter {
  readonly view?: string;
  readonly q?: string;
  readonly state?: string;
  readonly area?: string;
  readonly source?: string;
  readonly assigned?: string;
  /** ISO days. */
  readonly from?: string;
  readonly to?: string;
  /** What it is ordered by; with a minus before it, the other way round. */
  readonly sort?: string;
  /** The place to go on from, or back from. */
  readonly after?: string;
  readonly before?: string;
  /** The number the first row has in the whole list. */
  readonly n?: number;
}

/** A stretch of the ledger: narrowed, and before or after an entry. */
export interface LedgerFilter {
  readonly object?: string;
  readonly actors?: string;
  /** The account of who did it. */
  readonly by?: string;
  /** ISO days. */
  readonly from?: string;
  readonly to?: string;
  /** Only what is older than the entry with this number, or newer. */
  readonly before?: number;
  readonly after?: number;
}

/** The steps of a report, after the form itself. */
export type ReportStep = 'submit' | 'review' | 'send' | 'received' | 'done';

/** What an organisation looks for among its own allegations; `after` is a row of the page before. */
export interface PortalFilter {
  readonly state?: string;
  readonly year?: number;
  readonly code?: string;
  readonly after?: string;
}

/** The values that are set, as a query string with its question mark; empty when none is. */
function query(values: object): string {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return entries.length === 0
    ? ''
    : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`;
}

export const paths = {
  front: () => '/',
  language: (locale: string, to: string) => `/language/${part(locale)}${query({ to })}`,

  // Public: no account needed.
  /** @param draft the public name of what this browser has begun, from the draft's cookie */
  report: (draft?: string) => `/report${query({ draft })}`,
  reportStep: (step: ReportStep, draft?: string) => `/report/${step}${query({ draft })}`,
  reportLeave: () => '/report/leave',
  track: () => '/track',
  /** @param upload the public name of the answer to an upload */
  trackAllegation: (upload?: string) => `/track/allegation${query({ upload })}`,
  trackReply: () => '/track/allegation/reply',
  trackEvidence: () => '/track/allegation/evidence',
  trackLeave: () => '/track/leave',
  publications: () => '/publications',
  /** @param month as YYYY-MM */
  publication: (month: string, filter: { readonly page?: number; readonly asOf?: string } = {}) =>
    `/publications/${part(month)}${query(filter)}`,
  publicationUndated: () => '/publications/undated',
  /** where staff enter and confirm the figures that the body states */
  statedFigures: () => '/figures',
  /** @param kind "state", "adjust" or "open" */
  enterFigure: (kind: string) => `/figures/${part(kind)}`,
  /** who decides for whom */
  delegations: () => '/delegations',
  giveDelegation: () => '/delegations/new',
  delegation: (id: string) => `/delegations/${part(id)}`,
  lifecycle: () => '/lifecycle',
  data: () => '/data',
  verify: () => '/verify',

  signIn: (to?: string) => `/sign-in${query({ to })}`,
  secondStep: (to?: string) => `/sign-in/second-step${query({ to })}`,
  signOut: () => '/sign-out',
  /** @param kept the public name of a form that came after its sender was signed out */
  unsent: (kept?: string) => `/unsent${query({ kept })}`,
  unsentForget: () => '/unsent/forget',
  /** where a one-time code becomes a password; the code itself is never part of an address */
  choosePassword: () => '/choose-password',

  // A submitting organisation.
  portal: (filter: PortalFilter = {}) => `/portal${query(filter)}`,
  portalReport: (draft?: string) => `/portal/report${query({ draft })}`,
  portalReportStep: (step: ReportStep, draft?: string) => `/portal/report/${step}${query({ draft })}`,
  portalAllegation: (reference: string, upload?: string) => `/portal/${part(reference)}${query({ upload })}`,
  portalReply: (reference: string) => `/portal/${part(reference)}/reply`,
  portalEvidence: (reference: string) => `/portal/${part(reference)}/evidence`,

  // Signed-in staff.
  cases: (filter: WorklistFilter = {}) => `/cases${query(filter)}`,
  logAllegation: () => '/cases/new',
  case: (reference: string) => `/cases/${part(reference)}`,
  /** the case with all that it holds on one page, however much */
  caseWhole: (reference: string) => `/cases/${part(reference)}?whole=yes`,
  /** @param before the entry that the stretch of the history ends before */
  caseHistory: (reference: string, before?: number) =>
    `/cases/${part(reference)}/history${query({ before })}`,
  /** @param before the number that the stretch of files and links ends before */
  caseHeldItems: (reference: string, before?: number) => `/cases/${part(reference)}/held${query({ before })}`,
  /** the place where the item with this number stands */
  caseHeldItem: (reference: string, number: number) =>
    `/cases/${part(reference)}/held${query({ before: number + 1 })}#e-${number}`,
  /** the custody record of the item with this number */
  caseCustody: (reference: string, number: number) => `/cases/${part(reference)}/held/${number}`,
  /** @param step a page of one step of the case's work, e.g. "assess" */
  caseStep: (reference: string, step: string) => `/cases/${part(reference)}/${part(step)}`,
  /** every allegation on the event of a case, beside each other */
  compare: (reference: string) => `/cases/${part(reference)}/compare`,
  /** @param field what is to be corrected; without one, the page asks which */
  proposeCorrection: (reference: string, field?: string) =>
    `/cases/${part(reference)}/propose-correction${query({ field })}`,
  /** The case as it was after an entry of the ledger; without one, the page asks for the moment. */
  /** What is held on the submitter, for printing. */
  caseHeld: (reference: string) => `/cases/${part(reference)}/held-on-submitter`,
  casePast: (reference: string, entry?: number) =>
    `/cases/${part(reference)}/past${query(entry === undefined ? {} : { entry })}`,
  /** The whole case as a PDF. */
  caseFile: (reference: string) => `/cases/${part(reference)}/file`,
  /** Where files sent from the case page go. */
  caseEvidence: (reference: string) => `/cases/${part(reference)}/evidence`,
  evidence: (id: string) => `/api/evidence/${part(id)}`,

  /** every recorded act, those that belong to no case among them */
  ledger: (filter: LedgerFilter = {}) => `/ledger${query(filter)}`,

  // Determinations made elsewhere and brought in, batch by batch.
  historicBatches: () => '/historic',
  historicBatch: (id: string) => `/historic/${part(id)}`,

  admin: () => '/admin',
  adminAccounts: (filter: { readonly q?: string; readonly role?: string; readonly page?: number } = {}) =>
    `/admin/accounts${query(filter)}`,
  adminNewAccount: () => '/admin/accounts/new',
  adminAccount: (id: string) => `/admin/accounts/${part(id)}`,
  /** what waits for a second administrator */
  adminRequest: (id: string) => `/admin/requests/${part(id)}`,
  adminOrganisations: () => '/admin/organisations',
  adminUnits: () => '/admin/units',

  health: () => '/api/health',
} as const;

/**
 * Whether a "return to" address stays on this site: a path that starts with one slash. Anything else
 * (another host, a protocol, a backslash that browsers read as a slash) does not.
 */
export function isLocalPath(to: string): boolean {
  return /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(to);
}

/** The address if it stays on this site, else the front page. */
export function localPathOr(to: string | null | undefined, otherwise: string = paths.front()): string {
  return to && isLocalPath(to) ? to : otherwise;
}
