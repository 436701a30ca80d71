/**
 * The arrows of docs/decisions/001-layout.md. Everything not in `allowed` is forbidden.
 * A room is a path prefix; each rule says what that room may import of this repository.
 */
const rooms = {
  '^app/': [
    '^app/',
    '^components/',
    '^lib/(actions|api|auth|config|documents|i18n|domain|schemas|ledger|storage)/',
    '^lib/db/((queries|commands|scope)/|errors)',
    '^lib/log',
  ],
  '^components/ui/': ['^components/ui/', '^lib/i18n/'],
  '^components/forms/': ['^components/(ui|forms)/', '^lib/i18n/', '^lib/domain/shared/'],
  '^components/(?!ui/|forms/)': ['^components/', '^lib/(domain|i18n)/', '^lib/config/paths'],
  '^lib/actions/': [
    '^lib/(actions|auth|schemas|domain|config|i18n|storage)/',
    '^lib/db/((queries|commands|scope)/|errors)',
    '^lib/log',
  ],
  '^lib/api/': [
    '^lib/(api|auth|schemas|domain|config|i18n|storage)/',
    '^lib/db/((queries|commands|scope)/|errors)',
    '^lib/log',
  ],
  '^lib/auth/': [
    '^lib/(auth|config|domain|schemas)/',
    '^lib/db/((queries|commands|scope)/|errors)',
    '^lib/log',
  ],
  '^lib/domain/': ['^lib/domain/'],
  '^lib/ledger/': ['^lib/ledger/'],
  '^lib/documents/': ['^lib/(documents|domain|i18n)/'],
  '^lib/import/': ['^lib/(import|domain)/'],
  '^lib/schemas/': ['^lib/(schemas|domain)/'],
  '^lib/db/': ['^lib/db/', '^lib/(domain|ledger|config)/', '^lib/log'],
  '^lib/storage/': ['^lib/(storage|evidence|config|domain)/', '^lib/log'],
  '^lib/evidence/': ['^lib/(evidence|domain)/'],
  '^lib/jobs/': ['^lib/(jobs|db|domain|import|storage|config|ledger)/', '^lib/log'],
  '^lib/config/': ['^lib/config/', '^lib/domain/'],
  '^lib/i18n/': ['^lib/(i18n|config|domain)/'],
  '^lib/log': ['^lib/config/', '^lib/log'],
  '^lib/cli/': ['^lib/(cli|jobs|import|db|domain|config|schemas|auth|i18n|storage|ledger)/', '^lib/log'],
  '^lib/testing/': ['^lib/', '^prisma/', '^bin/'],
  '^prisma/': ['^prisma/', '^lib/(db|domain|ledger|config|testing|storage|import)/', '^lib/auth/password'],
  '^bin/': ['^bin/'],
  '^e2e/': ['^e2e/', '^bin/', '^prisma/', '^lib/(testing|domain|config|i18n|db)/'],
};
const tests = '\\.(test|trial)\\.m?tsx?$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: tests },
      to: { dependencyTypes: ['npm', 'core', 'npm-dev'] },
    },
    {
      name: 'only-db-imports-prisma',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: ['^lib/db/', '^lib/testing/', tests] },
      to: { path: '(node_modules/(@prisma|prisma|pg)/|^lib/db/generated)' },
    },
  ],
  allowed: [
    ...Object.entries(rooms).map(([from, to]) => ({
      from: { path: from, pathNot: tests },
      to: { path: to },
    })),
    { from: { path: tests }, to: {} },
    { from: {}, to: { path: 'node_modules' } },
    {
      from: {},
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
      },
    },
    { from: {}, to: { path: '^messages/' } },
  ],
  allowedSeverity: 'error',
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|woff2)$' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
