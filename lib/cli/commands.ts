import type { Command } from '@/lib/cli/command';

/** Every command. Add one here; its code is loaded only when it is called. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'user create',
    summary: 'create an account and print a one-time link to choose its password',
    usage: `npm run attest -- user create --email ADDRESS --name "FULL NAME" --role ROLE
    [--organisation NAME] [--unit NAME] [--locale en|ar] [--password-stdin]

  --role            REPORTER, ANALYST, SUPERVISOR, AUDITOR or ADMIN
  --organisation    a reporter's organisation; created where there is none of that name
  --unit            a military unit the person belongs to; created where there is none of that name
  --password-stdin  read the password from standard input instead of printing a link`,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      organisation: { type: 'string' },
      unit: { type: 'string' },
      locale: { type: 'string' },
      'password-stdin': { type: 'boolean' },
    },
    by: ['ADMIN'],
    load: async () => (await import('@/lib/cli/user')).createUser,
  },
  {
    name: 'user reset',
    summary: 'print a one-time link with which a person chooses a new password',
    usage: `npm run attest -- user reset --email ADDRESS`,
    options: { email: { type: 'string' } },
    by: ['ADMIN'],
    load: async () => (await import('@/lib/cli/user')).resetUser,
  },
  {
    name: 'user disable',
    summary: 'close an account and end its sessions',
    usage: `npm run attest -- user disable --email ADDRESS`,
    options: { email: { type: 'string' } },
    by: ['ADMIN'],
    load: async () => (await import('@/lib/cli/user')).disableUser,
  },
  {
    name: 'user list',
    summary: 'list the accounts',
    usage: `npm run attest -- user list`,
    options: {},
    by: ['ADMIN'],
    load: async () => (await import('@/lib/cli/user')).listUsers,
  },
  {
    name: 'import allegations',
    summary: 'bring in allegations, or the determinations on them, from a file',
    usage: `npm run attest -- import allegations FILE --format FORMAT [--statements FILE]
    [--dry-run] [--locale en|ar]

  --format      airwars-incidents: what is alleged; one case for each row
                airwars-assessments: what was found; import the incidents first
  --statements  with airwars-assessments: the published statements, attached as sources
  --dry-run     decide and report everything, change nothing

  Rows are keyed by airwars_id: a second run changes nothing, a changed file adds versions, an
  interrupted run is continued by running it again. Determinations wait for a second person:
  see "batch confirm". Exit code 0 unless the file could not be read to its end.`,
    options: {
      format: { type: 'string' },
      statements: { type: 'string' },
      'dry-run': { type: 'boolean' },
      locale: { type: 'string' },
    },
    by: ['ANALYST', 'SUPERVISOR'],
    load: async () => (await import('@/lib/cli/import')).importFile,
  },
  {
    name: 'batch list',
    summary: 'list the batches of determinations that were brought in',
    usage: `npm run attest -- batch list`,
    options: {},
    by: ['ANALYST', 'SUPERVISOR', 'AUDITOR'],
    load: async () => (await import('@/lib/cli/batch')).listBatches,
  },
  {
    name: 'batch confirm',
    summary: 'confirm a batch of determinations as its second person',
    usage: `npm run attest -- batch confirm ID --as ADDRESS
    --credible N --non-credible N --duplicate N --killed MIN-MAX

  The totals are those you have from the source, all of them; the batch is refused if it holds others.
  --as must name a supervisor who did not bring the batch in.`,
    options: {
      credible: { type: 'string' },
      'non-credible': { type: 'string' },
      duplicate: { type: 'string' },
      killed: { type: 'string' },
    },
    by: ['SUPERVISOR'],
    load: async () => (await import('@/lib/cli/batch')).confirmBatch,
  },
  {
    name: 'report',
    summary: 'compute a month of the publication from events',
    usage: `npm run attest -- report YYYY-MM [--as-of ISO] [--json]

  --as-of   only what was recorded by this instant counts; a day counts to its last moment in UTC
  --json    { ok, month, zone, asOf, through, statement, figures, identities, elsewhere, undated,
            adjustments, items, … }; null is "not stated", never 0 (docs/monthly-report.md)

  A month whose figures do not add up is refused.`,
    options: { 'as-of': { type: 'string' } },
    by: ['ANALYST', 'SUPERVISOR', 'AUDITOR', 'ADMIN', 'REPORTER'],
    load: async () => (await import('@/lib/cli/report')).reportMonth,
  },
  {
    name: 'figures list',
    summary: 'list the figures that two people enter',
    usage: `npm run attest -- figures list`,
    options: {},
    by: ['ANALYST', 'SUPERVISOR', 'AUDITOR'],
    load: async () => (await import('@/lib/cli/figures')).listFigures,
  },
  {
    name: 'figures state',
    summary: 'enter a figure that the body states for a month',
    usage: `npm run attest -- figures state --month YYYY-MM --figure FIGURE --value N [--as ADDRESS]

  --figure   STRIKES_TO_DATE, ENGAGEMENTS_TO_DATE or REPORTS_TO_DATE`,
    options: { month: { type: 'string' }, figure: { type: 'string' }, value: { type: 'string' } },
    by: ['ANALYST', 'SUPERVISOR'],
    load: async () => (await import('@/lib/cli/figures')).stateFigure,
  },
  {
    name: 'figures adjust',
    summary: 'enter a difference in a published figure that no case explains',
    usage: `npm run attest -- figures adjust --month YYYY-MM --figure FIGURE --by=N --reason TEXT [--as ADDRESS]

  --figure   OPEN, KILLED or INJURED
  --by       the difference, such as 6 or -2 (write --by=-2)`,
    options: {
      month: { type: 'string' },
      figure: { type: 'string' },
      by: { type: 'string' },
      reason: { type: 'string' },
    },
    by: ['ANALYST', 'SUPERVISOR'],
    load: async () => (await import('@/lib/cli/figures')).adjustFigure,
  },
  {
    name: 'figures open',
    summary: 'enter the opening balance of a body that starts in mid-campaign',
    usage: `npm run attest -- figures open --month YYYY-MM --open N [--reopened N] [--killed N] [--injured N]
    [--reports N] [--credible N] [--non-credible N] [--duplicate N] [--as ADDRESS]

  Every stock at the end of that month; what is left out is "not stated".`,
    options: {
      month: { type: 'string' },
      open: { type: 'string' },
      reopened: { type: 'string' },
      killed: { type: 'string' },
      injured: { type: 'string' },
      reports: { type: 'string' },
      credible: { type: 'string' },
      'non-credible': { type: 'string' },
      duplicate: { type: 'string' },
    },
    by: ['ANALYST', 'SUPERVISOR'],
    load: async () => (await import('@/lib/cli/figures')).enterOpening,
  },
  {
    name: 'figures confirm',
    summary: 'confirm an entered figure as its second person',
    usage: `npm run attest -- figures confirm ID --as ADDRESS

  --as must name a supervisor who did not enter it. Confirming an opening balance creates its open cases.`,
    options: {},
    by: ['SUPERVISOR'],
    load: async () => (await import('@/lib/cli/figures')).confirmFigure,
  },
];
